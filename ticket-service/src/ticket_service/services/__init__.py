"""The rules of the ticket service: one method, one transaction, one commit."""
