"""Markdown on its way to be published."""

from typing import ClassVar

from privet_shared.text import RequestModel, ResponseModel

from media_service.schemas.faq import Markdown


class PreviewCreate(RequestModel):
    """What an editor has written so far."""

    example: ClassVar = {"markdown": "Проверьте **розетку**."}

    markdown: Markdown


class PreviewRead(ResponseModel):
    """How it would be published: sanitised HTML."""

    example: ClassVar = {"html": "<p>Проверьте <strong>розетку</strong>.</p>"}

    html: str
