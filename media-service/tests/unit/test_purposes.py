"""What each purpose takes, and how content is told."""

import pytest
from media_service.domain.purposes import MIB, ContentType, Purpose, require_acceptable
from media_service.domain.signatures import has_signature
from media_service.errors import FileTooLarge, TypeNotAllowed

HEADS = {
    ContentType.JPEG: b"\xff\xd8\xff\xe0\x00\x10JFIF",
    ContentType.PNG: b"\x89PNG\r\n\x1a\n\x00\x00",
    ContentType.WEBP: b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    ContentType.PDF: b"%PDF-1.7\n",
    ContentType.MP4: b"\x00\x00\x00\x18ftypmp42\x00\x00",
    ContentType.QUICKTIME: b"\x00\x00\x00\x14ftypqt  \x00\x00",
    ContentType.WEBM: b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm",
}
NEITHER = [
    b"",
    b"<html>",
    b"MZ\x90\x00",
    b"\x00\x00\x00\x18ftypheic",
    b"RIFF\x24\x00\x00\x00WAVE",
    b"\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska",
    b" %PDF-1.7",
]


@pytest.mark.parametrize("content_type", ContentType)
def test_each_head_is_of_one_type(content_type):
    assert [kind for kind in ContentType if has_signature(HEADS[content_type], kind)] == [
        content_type
    ]


@pytest.mark.parametrize("head", NEITHER)
def test_other_heads_are_of_none(head):
    assert not [kind for kind in ContentType if has_signature(head, kind)]


@pytest.mark.parametrize(
    ("purpose", "content_type", "limit"),
    [
        (Purpose.DEVICE_PHOTO, ContentType.JPEG, 15 * MIB),
        (Purpose.AVATAR, ContentType.PNG, 5 * MIB),
        (Purpose.TICKET_ATTACHMENT, ContentType.WEBP, 15 * MIB),
        (Purpose.TICKET_ATTACHMENT, ContentType.PDF, 50 * MIB),
        (Purpose.MESSAGE_ATTACHMENT, ContentType.MP4, 50 * MIB),
    ],
)
def test_limits(purpose, content_type, limit):
    require_acceptable(purpose, content_type, limit)
    with pytest.raises(FileTooLarge) as error:
        require_acceptable(purpose, content_type, limit + 1)
    assert error.value.extra == {"limit": limit}


@pytest.mark.parametrize("purpose", [Purpose.DEVICE_PHOTO, Purpose.AVATAR])
@pytest.mark.parametrize("content_type", [ContentType.PDF, ContentType.MP4])
def test_images_alone(purpose, content_type):
    with pytest.raises(TypeNotAllowed) as error:
        require_acceptable(purpose, content_type, 1)
    assert error.value.extra["allowed"] == ["image/jpeg", "image/png", "image/webp"]
