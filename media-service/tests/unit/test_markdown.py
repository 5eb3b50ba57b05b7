"""Markdown that editors write becomes HTML that can do no harm."""

import pytest
from media_service.adapters.markdown import MarkdownRenderer
from media_service.domain.locales import Locale, closest, preferred

RENDER = MarkdownRenderer()


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
    ],
)
def test_nothing_runs(markdown):
    html = RENDER.to_html(markdown).lower()
    live = html.replace("&lt;", "").replace("&gt;", "")
    for bad in ("<script", "<img src=x", 'href="javascript', 'src="javascript', "<svg", "<style"):
        assert bad not in html
    for bad in ('href="data', "<iframe", "<a href='j"):
        assert bad not in html
    assert " onerror=" not in live or "<img" not in html


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
    assert closest({Locale.EN: "x"}, Locale.RU) == ("en", "x")
    assert closest({Locale.EN: "x", Locale.RU: "y"}, Locale.RU) == ("ru", "y")
