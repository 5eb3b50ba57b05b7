"""Presigned S3 URLs: clients send and fetch files straight from storage.

Presigning does no I/O; only portable calls are used, so any S3 will do.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

import boto3
from botocore.config import Config

from privet_shared.settings import StorageSettings

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

DOWNLOAD_LIFETIME = timedelta(minutes=15)
VARIANT_TYPE = "image/webp"


class StoredFile(Protocol):
    """What a read model of files knows of one; an image has no ``key`` until it is processed."""

    @property
    def key(self) -> str | None:
        """Its place in the bucket."""

    @property
    def filename(self) -> str | None:
        """What its uploader called it."""

    @property
    def content_type(self) -> str | None:
        """Its checked type."""

    @property
    def thumbnail_key(self) -> str | None:
        """The smallest version."""

    @property
    def medium_key(self) -> str | None:
        """The version for a screen."""


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Where a file and its smaller versions can be read for some minutes; None is 'not yet'."""

    url: str | None
    thumbnail_url: str | None
    medium_url: str | None


class Presigner:
    """Signs URLs under the address that browsers see."""

    def __init__(self, settings: StorageSettings) -> None:
        self._bucket = settings.bucket
        self._client = make_s3_client(
            settings, endpoint_url=settings.public_endpoint_url or settings.endpoint_url
        )

    def upload_url(self, key: str, *, content_type: str, size: int, lifetime: timedelta) -> str:
        """Return a URL for one PUT of exactly ``size`` bytes of ``content_type``."""
        return self._client.generate_presigned_url(
            "put_object",
            Params={
                "Bucket": self._bucket,
                "Key": key,
                "ContentType": content_type,
                "ContentLength": size,
            },
            ExpiresIn=int(lifetime.total_seconds()),
        )

    def download_url(
        self, key: str, *, filename: str | None = None, content_type: str | None = None
    ) -> str:
        """Return a URL for a GET; with ``filename``, one that names the download (RFC 6266).

        ``content_type`` is what the answer calls itself, whatever the store remembers.
        """
        params = {"Bucket": self._bucket, "Key": key}
        if filename is not None:
            params["ResponseContentDisposition"] = (
                f"inline; filename*=UTF-8''{quote(filename, safe='')}"
            )
        if content_type is not None:
            params["ResponseContentType"] = content_type
        return self._client.generate_presigned_url(
            "get_object", Params=params, ExpiresIn=int(DOWNLOAD_LIFETIME.total_seconds())
        )

    def links(self, file: StoredFile, *, name_download: bool = True) -> FileLinks:
        """Return URLs of the file and of what smaller versions it has.

        ``name_download`` puts the file's name into its URL.
        """

        def variant(key: str | None) -> str | None:
            return self.download_url(key, content_type=VARIANT_TYPE) if key else None

        url = None
        if file.key is not None:
            name = file.filename if name_download else None
            url = self.download_url(file.key, filename=name, content_type=file.content_type)
        return FileLinks(url, variant(file.thumbnail_key), variant(file.medium_key))


def make_s3_client(settings: StorageSettings, *, endpoint_url: str) -> "S3Client":
    """Return a boto3 client; its I/O blocks, so call it off the event loop."""
    return boto3.client(
        "s3",
        endpoint_url=endpoint_url,
        region_name=settings.region,
        aws_access_key_id=settings.access_key_id,
        aws_secret_access_key=settings.secret_access_key.get_secret_value(),
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            connect_timeout=2,
            read_timeout=10,
            retries={"max_attempts": 2, "mode": "standard"},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        ),
    )
