"""HTTP conventions that every endpoint keeps: problems, lists, ETags, idempotency, security."""
