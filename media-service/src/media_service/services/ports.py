"""What the rules need of storage, as a protocol, so that they import no S3 client."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from media_service.domain.statuses import Variant


class Sink(Protocol):
    """Takes bytes; called on a thread that may wait."""

    def write(self, chunk: bytes, /) -> object:
        """Take the next bytes."""
        ...


class ObjectStore(Protocol):
    """The bucket; every method raises ``Unavailable`` when storage does not answer."""

    async def find_size(self, key: str) -> int | None:
        """Return the object's bytes, None when there is no object."""
        ...

    async def read_head(self, key: str, *, length: int) -> bytes:
        """Return at most the first ``length`` bytes; raises ``MediaNotUploaded``."""
        ...

    async def download(self, key: str, sink: Sink) -> None:
        """Write the whole object into ``sink``, piece by piece; raises ``MediaNotUploaded``."""
        ...

    async def upload(self, key: str, path: Path, *, content_type: str) -> None:
        """Write the file at ``path`` as an object."""
        ...

    async def delete(self, key: str) -> None:
        """Remove the object; one that is not there is removed already."""
        ...

    async def ping(self) -> None:
        """Raise unless the bucket is there."""
        ...


@dataclass(frozen=True, slots=True)
class ProcessedImage:
    """What became of an image: its pixels, and the files of its sizes; bytes of the original."""

    width: int
    height: int
    size: int
    files: Mapping[Variant, Path]


class ImageProcessor(Protocol):
    """Decodes hostile bytes where that can do no harm."""

    async def process(self, source: Path, content_type: str) -> ProcessedImage:
        """Return the image's sizes, made beside ``source``; raises ``TypeMismatch``."""
        ...


class Renderer(Protocol):
    """Makes Markdown presentable."""

    def to_html(self, markdown: str) -> str:
        """Return HTML that can do no harm."""
        ...

    def to_text(self, rendered: str) -> str:
        """Return the words of such HTML."""
        ...
