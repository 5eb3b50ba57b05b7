"""Answers that many callers share: kept for a while, and fetched once for all who wait."""
