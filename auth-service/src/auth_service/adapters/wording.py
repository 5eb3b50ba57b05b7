"""The words of mails and notifications, from Jinja templates."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from auth_service.domain.accounts import Locale
from auth_service.domain.mails import MailTemplate
from auth_service.services.ports import Words

FOLDER = Path(__file__).parents[1] / "templates"


class JinjaWording:
    """Fills the blocks of ``templates/<locale>/<template>.j2`` in, and lays them out.

    A template is plain text: ``subject``, ``body`` (paragraphs), and ``action`` with ``link``
    for a button. The HTML layout escapes all of it.
    """

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url
        loader = FileSystemLoader(FOLDER)
        self._texts = Environment(
            loader=loader,
            autoescape=False,  # noqa: S701  # plain text; the HTML layout escapes it
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._pages = Environment(
            loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )

    def render(self, template: MailTemplate, locale: Locale, variables: Mapping[str, Any]) -> Words:
        """Return the words in this language."""
        words = _words(locale)
        context = {**variables, "words": words, "public_url": self._public_url}
        source = self._texts.get_template(f"{locale}/{template}.j2")
        blocks = {name: _fill(source, name, context) for name in source.blocks}
        subject = " ".join(blocks["subject"].split())
        paragraphs = [
            " ".join(paragraph.split())
            for paragraph in re.split(r"\n\s*\n", blocks["body"].strip())
        ]
        layout = {
            "subject": subject,
            "paragraphs": paragraphs,
            "action": blocks.get("action", "").strip(),
            "link": blocks.get("link", "").strip(),
            "locale": str(locale),
            "footer": words["footer"],
            "public_url": self._public_url,
        }
        return Words(
            subject=subject,
            body="\n\n".join(paragraphs),
            text=self._texts.get_template("layout.txt.j2").render(layout),
            html=self._pages.get_template("layout.html.j2").render(layout),
        )


def _fill(template: Template, block: str, context: Mapping[str, Any]) -> str:
    return "".join(template.blocks[block](template.new_context(dict(context))))


@cache
def _words(locale: Locale) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((FOLDER / locale / "words.json").read_text())
    return found
