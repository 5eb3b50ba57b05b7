"""Settings of the media service."""

from privet_shared.settings import StoringServiceSettings


class MediaSettings(StoringServiceSettings):
    """Settings of the media service, all from the environment."""
