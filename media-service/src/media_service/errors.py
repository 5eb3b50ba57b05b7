"""What can go wrong with a file, named by the fact."""

from privet_shared.errors import Conflict, NotFound, Unprocessable


class MediaNotFound(NotFound):
    """No such file, or not one that the caller may see."""

    code = "media.not_found"
    message = "There is no such file."


class MediaNotUploaded(Conflict):
    """The upload is announced, but its bytes are not in storage yet."""

    code = "media.not_uploaded"
    message = "The file is not in storage yet: PUT it to the upload URL first."


class TypeNotAllowed(Unprocessable):
    """The purpose does not take this content type; ``allowed`` names those that it does."""

    code = "media.type_not_allowed"
    message = "Files of this type are not taken here."


class FileTooLarge(Unprocessable):
    """The purpose does not take so many bytes; ``limit`` is the most it does."""

    code = "media.too_large"
    message = "The file is too large."


class UploadRejected(Unprocessable):
    """What was uploaded is not what was announced; the upload is over and its bytes go."""


class SizeMismatch(UploadRejected):
    """Another number of bytes."""

    code = "media.size_mismatch"
    message = "The uploaded file does not have the announced size: start a new upload."


class TypeMismatch(UploadRejected):
    """The content is of another type, or is damaged."""

    code = "media.type_mismatch"
    message = "The uploaded file is damaged or not of the announced type: start a new upload."


class ChecksumMismatch(UploadRejected):
    """The SHA-256 differs."""

    code = "media.checksum_mismatch"
    message = "The uploaded file does not have the announced checksum: start a new upload."


class TooManyPixels(UploadRejected):
    """The image would take too much memory when decoded."""

    code = "media.too_many_pixels"
    message = "The image has too many pixels: make it smaller, then start a new upload."
