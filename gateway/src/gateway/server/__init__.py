"""The client's side: HTTP/1.1 connections that uvicorn accepts and we serve."""
