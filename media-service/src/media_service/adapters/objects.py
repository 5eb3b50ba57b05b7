"""The bucket over S3 by calls that any S3 has; they block, so on threads."""

import asyncio
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

import structlog
from botocore.exceptions import BotoCoreError, ClientError
from privet_shared.errors import Unavailable
from privet_shared.settings import StorageSettings
from privet_shared.storage import make_s3_client

from media_service.errors import MediaNotUploaded
from media_service.services.ports import Sink

if TYPE_CHECKING:
    from mypy_boto3_s3.client import S3Client

CHUNK_BYTES = 256 * 1024

log = structlog.get_logger(__name__)


@contextmanager
def _translated() -> Iterator[None]:
    """Raise ``MediaNotUploaded`` for a missing object and ``Unavailable`` for all else."""
    try:
        yield
    except ClientError as error:
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if status == HTTPStatus.NOT_FOUND:
            raise MediaNotUploaded from error
        log.warning("storage.refused", error=str(error))
        raise Unavailable from error
    except BotoCoreError as error:
        log.warning("storage.unreachable", error=str(error))
        raise Unavailable from error


class S3ObjectStore:
    """An ``ObjectStore`` over boto3."""

    def __init__(self, settings: StorageSettings) -> None:
        self._bucket = settings.bucket
        self._client: S3Client = make_s3_client(settings, endpoint_url=settings.endpoint_url)

    async def find_size(self, key: str) -> int | None:
        """Return the object's bytes, None when there is no object."""
        try:
            return await asyncio.to_thread(self._size, key)
        except MediaNotUploaded:
            return None

    async def read_head(self, key: str, *, length: int) -> bytes:
        """Return at most the first ``length`` bytes; raises ``MediaNotUploaded``."""
        return await asyncio.to_thread(self._head, key, length)

    async def download(self, key: str, sink: Sink) -> None:
        """Write the whole object into ``sink``, piece by piece; raises ``MediaNotUploaded``."""
        await asyncio.to_thread(self._download, key, sink)

    async def upload(self, key: str, path: Path, *, content_type: str) -> None:
        """Write the file at ``path`` as an object."""
        await asyncio.to_thread(self._upload, key, path, content_type)

    async def delete(self, key: str) -> None:
        """Remove the object; one that is not there is removed already."""
        try:
            await asyncio.to_thread(self._delete, key)
        except MediaNotUploaded:
            return

    async def ping(self) -> None:
        """Raise unless the bucket is there."""
        await asyncio.to_thread(self._client.head_bucket, Bucket=self._bucket)

    def _size(self, key: str) -> int:
        with _translated():
            return self._client.head_object(Bucket=self._bucket, Key=key)["ContentLength"]

    def _head(self, key: str, length: int) -> bytes:
        with _translated():
            answer = self._client.get_object(
                Bucket=self._bucket, Key=key, Range=f"bytes=0-{length - 1}"
            )
            with closing(answer["Body"]) as body:
                return body.read(length)

    def _download(self, key: str, sink: Sink) -> None:
        with (
            _translated(),
            closing(self._client.get_object(Bucket=self._bucket, Key=key)["Body"]) as body,
        ):
            for chunk in body.iter_chunks(CHUNK_BYTES):
                sink.write(chunk)

    def _upload(self, key: str, path: Path, content_type: str) -> None:
        with _translated(), path.open("rb") as file:
            self._client.put_object(
                Bucket=self._bucket, Key=key, Body=file, ContentType=content_type
            )

    def _delete(self, key: str) -> None:
        with _translated():
            self._client.delete_object(Bucket=self._bucket, Key=key)
