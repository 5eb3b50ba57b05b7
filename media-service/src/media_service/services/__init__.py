"""The rules of files: one method, one transaction, one commit."""
