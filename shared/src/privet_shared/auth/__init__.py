"""Who is calling: roles, principals, access tokens."""
