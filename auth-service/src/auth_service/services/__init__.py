"""The rules of the auth service: one method, one transaction, one commit."""
