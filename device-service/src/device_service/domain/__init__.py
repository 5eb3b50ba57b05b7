"""The rules of devices, pure: dates and warranty, search, and who may do what."""
