"""The rules of tickets, pure: statuses and who may do what."""
