"""Markdown that editors write becomes HTML that can do no harm."""

import re
from html.parser import HTMLParser

import pytest
from media_service.adapters.markdown import MarkdownRenderer
from media_service.domain.locales import Locale, closest, preferred, shown_in

RENDER = MarkdownRenderer()
HARMLESS = {
    *("a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img"),
    *("li", "ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ADDRESS = {  # a scheme that is ours, or none
    "href": r"(https?|mailto|tel):\S*|(?![A-Za-z][A-Za-z0-9+.-]*:)\S*",
    "src": r"https://\S*",
}


class Elements(HTMLParser):
    """Collects elements as a browser would make them."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_what_editors_need():
    html = RENDER.to_html(
        "# Title\n\n**bold** [link](https://example.com)\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    assert "<h1>Title</h1>" in html
    assert "<strong>bold</strong>" in html
    assert '<a href="https://example.com" rel="noopener noreferrer nofollow">link</a>' in html
    assert "<td>1</td>" in html
    assert RENDER.to_text("<p>a &amp; <b>b</b>\n c</p>") == "a & b c"


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>",
        "<svg onload=alert(1)>",
        "<style>*{display:none}</style>",
        '[x](https://e.com "" onmouseover=alert(1)")',
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src=//e.com></iframe>",
        "[x]: javascript:alert(1)\n\n[x]",
        "[x](java&Tab;script:alert(1))",
        "[x](&#x6A;&#x61;vascript&colon;alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)",
        "![x](http://tracker.example/pixel.png)",
        "![x](//tracker.example/pixel.png)",
        "![x](data:image/svg+xml;base64,PHN2Zz4=)",
        "![x](/api/v1/auth/logout)",
        "<math><mtext><style><img src=x onerror=alert(1)>",
        "<<b>script>alert(1)<</b>/script>",
        "`<img src=x onerror=alert(1)>`",
        "```html\n<script>alert(1)</script>\n```",
        "| a |\n|:-:|\n| <svg/onload=alert(1)> |",
        "[a](https://e.com){onclick=alert(1)}",
        "[![x](javascript:alert(1))](javascript:alert(2))",
    ],
)
def test_nothing_runs(markdown):
    elements = Elements(RENDER.to_html(markdown)).found
    assert elements
    for tag, attributes in elements:
        assert tag in HARMLESS
        assert set(attributes) <= {"href", "src", "alt", "title", "rel", "start"}
        for name in ADDRESS.keys() & attributes.keys():
            assert re.fullmatch(ADDRESS[name], attributes[name])


def test_links_and_images_that_may_stay():
    html = RENDER.to_html("![x](https://e.com/x.png) <https://e.com> [m](mailto:a@b.c) [p](/pages)")
    assert [*Elements(html).found] == [
        ("p", {}),
        ("img", {"src": "https://e.com/x.png", "alt": "x"}),
        *(
            ("a", {"href": href, "rel": "noopener noreferrer nofollow"})
            for href in ("https://e.com", "mailto:a@b.c", "/pages")
        ),
    ]


@pytest.mark.parametrize(
    ("asked", "header", "expected"),
    [
        (Locale.EN, "ru", "en"),
        (None, None, "ru"),
        (None, "en-US,en;q=0.9", "en"),
        (None, "de, ru;q=0.3, en;q=0.7", "en"),
        (None, "en;q=0, ru", "ru"),
        (None, "en;q=x", "ru"),
        (None, ";;,,=", "ru"),
    ],
)
def test_the_language_that_a_reader_gets(asked, header, expected):
    assert preferred(asked, header) == expected


def test_a_missing_translation_is_made_up_for():
    assert shown_in(Locale.RU, {Locale.RU: "x"}) == [Locale.RU, Locale.EN]
    assert shown_in(Locale.RU, {Locale.RU: "x", Locale.EN: "y"}) == [Locale.RU]
    assert closest({Locale.EN: "x"}, Locale.RU) == ("en", "x")
    assert closest({Locale.EN: "x", Locale.RU: "y"}, Locale.RU) == ("ru", "y")
