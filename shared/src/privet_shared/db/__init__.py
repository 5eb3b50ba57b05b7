"""Postgres: engine, declarative base, platform tables, unit of work, pagination."""
