"""What the rules need of storage, as a protocol, so that they import no S3 client."""

from typing import Protocol


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

    async def delete(self, key: str) -> None:
        """Remove the object; one that is not there is removed already."""
        ...

    async def ping(self) -> None:
        """Raise unless the bucket is there."""
        ...
