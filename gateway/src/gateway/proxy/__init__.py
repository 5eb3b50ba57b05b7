"""Passing requests on to the services and their answers back, streamed both ways."""
