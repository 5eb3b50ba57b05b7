"""Settings of the media service."""

from privet_shared.settings import StoringServiceSettings
from pydantic import Field


class MediaSettings(StoringServiceSettings):
    """Settings of the media service, all from the environment."""

    orphan_retention_days: int = Field(default=7, ge=1)
