"""The rules of files, pure: what may be uploaded for which purpose, and how types are told."""
