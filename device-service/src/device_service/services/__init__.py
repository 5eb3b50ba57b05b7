"""The rules of the device service: one method, one transaction, one commit."""
