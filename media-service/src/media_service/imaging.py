"""``python -m media_service.imaging <file> <content type>``: one image, in a process of its own.

Writes ``original``, ``medium`` and ``thumbnail`` beside the file and prints the pixels as JSON.
Nothing but pixels and the colour profile passes: no EXIF (position, camera, preview), XMP, IPTC
or comment. The orientation is applied. Of an animation the first frame stays.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

MAX_PIXELS = 64_000_000
MEDIUM = 1280
THUMBNAIL = 320
MEMORY_BYTES = 2 * 1024**3
CPU_SECONDS = 50
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_SAVED: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 90, "method": 4},
}


def main(source: Path, content_type: str) -> None:
    """Make the sizes; raises whatever the decoder does."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    # The signal for the soft limit says what it is; that for the hard one could be anybody's.
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses at twice this number
    name = _FORMATS[content_type]
    with Image.open(source, formats=[name]) as opened:
        opened.load()
        profile = opened.info.get("icc_profile")
        image = ImageOps.exif_transpose(opened)
    before = image.mode
    image = _plain(image, name)
    if image.mode != before:  # it describes other channels
        profile = None
    image.save(source.with_name("original"), name, icc_profile=profile, **_SAVED[name])
    small = image if image.mode in {"RGB", "RGBA"} else image.convert(_shown_mode(image))
    for variant, side in (("medium", MEDIUM), ("thumbnail", THUMBNAIL)):
        copy = small.copy()
        copy.thumbnail((side, side), Image.Resampling.LANCZOS)
        copy.save(source.with_name(variant), "WEBP", quality=80, method=4, icc_profile=profile)
    sys.stdout.write(json.dumps({"width": image.width, "height": image.height}))


def _plain(image: Image.Image, name: str) -> Image.Image:
    """Return the pixels alone, in a mode that the format can hold."""
    if name == "JPEG" and image.mode not in {"L", "RGB"}:
        image = image.convert("RGB")
    if name == "WEBP" and image.mode not in {"RGB", "RGBA"}:
        image = image.convert(_shown_mode(image))
    plain = Image.new(image.mode, image.size)
    if image.mode == "P" and image.palette is not None:
        plain = image.copy()
        plain.info = {key: value for key, value in image.info.items() if key == "transparency"}
        return plain
    plain.paste(image)
    return plain


def _shown_mode(image: Image.Image) -> str:
    return "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
