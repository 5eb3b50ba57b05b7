"""The only public door: JWT, routing, realtime, merged OpenAPI."""
