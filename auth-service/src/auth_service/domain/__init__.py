"""The rules of accounts, pure: statuses and sessions."""
