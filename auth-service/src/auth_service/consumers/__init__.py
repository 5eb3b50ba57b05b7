"""What the auth service hears of other services: nothing yet."""
