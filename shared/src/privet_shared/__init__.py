"""The library that every PrivetSuperApp service stands on."""
