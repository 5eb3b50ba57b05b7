"""Markdown (CommonMark, with tables) as HTML that can do no harm, and as plain text."""

import html

import nh3
from markdown_it import MarkdownIt

_PARSER = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img"),
    *("li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}


class MarkdownRenderer:
    """A ``Renderer`` over markdown-it and ammonia."""

    def to_html(self, markdown: str) -> str:
        """Return sanitised HTML: an allow-list of tags; links to the web, mail and phones alone.

        Images come by https.
        """
        return nh3.clean(
            _PARSER.render(markdown),
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_keep,
            url_schemes=_SCHEMES,
            link_rel="noopener noreferrer nofollow",
        )

    def to_text(self, rendered: str) -> str:
        """Return the words of such HTML."""
        return " ".join(html.unescape(nh3.clean(rendered, tags=set())).split())


def _keep(_tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src" and not value.lower().startswith("https://"):
        return None
    return value
