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


class MediaProcessing(Conflict):
    """The image is still rid of its private data; ``Retry-After`` says when to ask again."""

    code = "media.processing"
    message = "The image is still being processed: ask again in a moment."

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": "1"})


class NoSuchVariant(Unprocessable):
    """Only images have smaller sizes."""

    code = "media.no_such_variant"
    message = "This file has no smaller sizes: it is not an image."


class CategoryNotFound(NotFound):
    """No such category."""

    code = "faq.category_not_found"
    message = "There is no such category."


class ArticleNotFound(NotFound):
    """No such article, or not yet published."""

    code = "faq.article_not_found"
    message = "There is no such article."


class CategoryNotEmpty(Conflict):
    """Articles are in the category."""

    code = "faq.category_not_empty"
    message = "The category has articles: move or delete them first."


class UnknownCategory(Unprocessable):
    """The article's category does not exist."""

    code = "faq.unknown_category"
    message = "There is no category with this slug."


class SlugTaken(Conflict):
    """Something of the same kind has this slug."""

    code = "content.slug_taken"
    message = "This slug is taken."


class NoTranslationLeft(Unprocessable):
    """Content must be in one language at least."""

    code = "content.no_translation_left"
    message = "At least one translation must stay."


class PageNotFound(NotFound):
    """No such page, or not yet published."""

    code = "page.not_found"
    message = "There is no such page."
