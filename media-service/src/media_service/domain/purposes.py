"""What may be uploaded, for which purpose, and how large."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from media_service.errors import FileTooLarge, TypeNotAllowed

MIB = 1024 * 1024
MAX_IMAGE_BYTES = 15 * MIB
MAX_AVATAR_BYTES = 5 * MIB
MAX_FILE_BYTES = 50 * MIB


class ContentType(StrEnum):
    """The types that are taken.

    HEIC is not: browsers other than Safari do not show it, and iOS sends JPEG when asked to.
    """

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    MP4 = "video/mp4"
    QUICKTIME = "video/quicktime"
    WEBM = "video/webm"


class Purpose(StrEnum):
    """What a file is for."""

    DEVICE_PHOTO = "device_photo"
    TICKET_ATTACHMENT = "ticket_attachment"
    MESSAGE_ATTACHMENT = "message_attachment"
    AVATAR = "avatar"


IMAGES = frozenset({ContentType.JPEG, ContentType.PNG, ContentType.WEBP})


@dataclass(frozen=True, slots=True)
class Rule:
    """The types that a purpose takes, and the most bytes of images and of other files."""

    types: frozenset[ContentType]
    max_image_bytes: int = MAX_IMAGE_BYTES
    max_file_bytes: int = MAX_FILE_BYTES

    def limit(self, content_type: ContentType) -> int:
        """Return the most bytes of this type."""
        return self.max_image_bytes if content_type in IMAGES else self.max_file_bytes


RULES: Mapping[Purpose, Rule] = {
    Purpose.DEVICE_PHOTO: Rule(IMAGES),
    Purpose.TICKET_ATTACHMENT: Rule(frozenset(ContentType)),
    Purpose.MESSAGE_ATTACHMENT: Rule(frozenset(ContentType)),
    Purpose.AVATAR: Rule(IMAGES, max_image_bytes=MAX_AVATAR_BYTES),
}


def require_acceptable(purpose: Purpose, content_type: ContentType, size: int) -> None:
    """Raise ``TypeNotAllowed`` or ``FileTooLarge`` unless ``purpose`` takes such a file."""
    rule = RULES[purpose]
    if content_type not in rule.types:
        allowed = sorted(rule.types)
        raise TypeNotAllowed(
            f"A file for {purpose} must be one of: {', '.join(allowed)}.", allowed=allowed
        )
    if size > (limit := rule.limit(content_type)):
        raise FileTooLarge(
            f"A file of type {content_type} for {purpose} may have {limit // MIB} MiB at most.",
            limit=limit,
        )
