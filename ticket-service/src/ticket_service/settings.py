"""Settings of the ticket service."""

from privet_shared.settings import StoringServiceSettings


class TicketSettings(StoringServiceSettings):
    """Settings of the ticket service, all from the environment."""
