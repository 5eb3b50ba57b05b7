"""Puts compressed variants beside a built client's files: ``python -m gateway.precompress DIR``.

For the build alone: it needs the ``build`` extra, the gateway that serves the files does not.
"""

import argparse
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import brotli
import zstandard

from gateway.content import CODINGS, gzipped, is_worthwhile
from gateway.spa import compressible_files

_MAX_ZSTD_WINDOW_LOG = 23


def _zstd(body: bytes) -> bytes:
    """Compress; browsers refuse windows of more than 8 MiB (RFC 9659)."""
    parameters = zstandard.ZstdCompressionParameters.from_level(
        19, source_size=len(body), window_log=min(_MAX_ZSTD_WINDOW_LOG, _window_log(len(body)))
    )
    return zstandard.ZstdCompressor(compression_params=parameters).compress(body)


def _window_log(size: int) -> int:
    return max(zstandard.WINDOWLOG_MIN, (size - 1).bit_length())


def _brotli(body: bytes) -> bytes:
    return bytes(brotli.compress(body, quality=11))


def _gzip(body: bytes) -> bytes:
    return gzipped(body, level=9)


_ENCODERS: Mapping[str, Callable[[bytes], bytes]] = {".br": _brotli, ".zst": _zstd, ".gz": _gzip}


def precompress(directory: Path) -> dict[str, int]:
    """Write each variant that saves something; return the bytes of the files in each coding.

    A variant that saves nothing (any more) is removed. What is there is never half written.
    """
    totals = dict.fromkeys(["identity", *CODINGS.values()], 0)
    for file in compressible_files(directory):
        body = file.read_bytes()
        totals["identity"] += len(body)
        for suffix, coding in CODINGS.items():
            variant = file.with_name(file.name + suffix)
            coded = _ENCODERS[suffix](body)
            if is_worthwhile(coded, body):
                _write(variant, coded, like=file)
                totals[coding] += len(coded)
            else:
                variant.unlink(missing_ok=True)
                totals[coding] += len(body)
    return totals


def _write(path: Path, content: bytes, *, like: Path) -> None:
    """Write with the times of ``like``: a variant that is older than its file is not served."""
    partial = path.with_name(f".{path.name}.part")
    partial.write_bytes(content)
    times = like.stat()
    os.utime(partial, ns=(times.st_atime_ns, times.st_mtime_ns))
    partial.replace(path)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m gateway.precompress", description=__doc__)
    parser.add_argument("directory", type=Path, help="where the built client's index.html is")
    directory: Path = parser.parse_args().directory
    if not (directory / "index.html").is_file():
        parser.error(f"there is no index.html in {directory}")
    totals = precompress(directory)
    print(", ".join(f"{coding} {size / 1024:.1f} KiB" for coding, size in totals.items()))  # noqa: T201


if __name__ == "__main__":
    main()
