"""Images decoded in a process of their own, which may run out of its limits or crash."""

import asyncio
import contextlib
import json
import os
import sys
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGKILL, SIGTERM

import structlog

from media_service.domain.statuses import Variant
from media_service.errors import TypeMismatch
from media_service.services.ports import ProcessedImage

SECONDS = 60.0
_ENDED_BY_OTHERS = frozenset({-SIGTERM, -SIGINT, -SIGHUP, -SIGKILL})

log = structlog.get_logger(__name__)


class Interrupted(RuntimeError):
    """The process was ended from outside: the image may be fine, and is tried again."""


class SubprocessImageProcessor:
    """An ``ImageProcessor`` that starts ``python -m media_service.imaging`` for each image.

    In a session of its own, so that what ends the worker is not taken for the image's fault.
    """

    async def process(self, source: Path, content_type: str) -> ProcessedImage:
        """Return the image's sizes, made beside ``source``.

        Raises ``TypeMismatch``, or ``Interrupted`` when somebody else ended the process.
        """
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "media_service.imaging", str(source), content_type),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
            env={name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        )
        try:
            async with asyncio.timeout(SECONDS):
                output, errors = await process.communicate()
        except TimeoutError as error:
            raise TypeMismatch from error
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()
        if process.returncode in _ENDED_BY_OTHERS:
            raise Interrupted(f"signal {-process.returncode}")
        if process.returncode != 0:
            last = errors.decode(errors="replace").strip().rpartition("\n")[2]
            log.info("image.refused", returncode=process.returncode, reason=last[:200])
            raise TypeMismatch
        made = json.loads(output)
        files = {variant: source.with_name(variant.value) for variant in Variant}
        size = files[Variant.ORIGINAL].stat().st_size
        return ProcessedImage(made["width"], made["height"], size, files)
