"""Which coding of a content a client gets."""

import gzip

import pytest
from gateway.content import Content, is_compressible, media_type_of, weights

BODY = b"a line of text\n" * 200
SIZES = {"br": b"b" * 100, "zstd": b"z" * 150, "gzip": gzip.compress(BODY)}
CONTENT = Content.of(BODY, "text/plain", SIZES)


@pytest.mark.parametrize(
    ("accept_encoding", "coding"),
    [
        ("", "identity"),
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate", "gzip"),
        ("gzip, deflate, br, zstd", "gzip"),  # the smallest of these three
        ("br, zstd", "br"),
        ("br;q=0.5, zstd;q=0.9", "zstd"),
        ("br;q=0.5, zstd ; q=0.5", "br"),
        ("br;q=0, zstd;q=0.1", "zstd"),
        ("deflate", "identity"),
        ("identity", "identity"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0.5, gzip;q=1.0", "gzip"),
        ("identity;q=0.5, gzip;q=0.2", "identity"),
        ("gzip;q=0.001", "gzip"),
        ("gzip;q=0", "identity"),
        ("*", "gzip"),
        ("*;q=0.5, br", "br"),
        ("*, gzip;q=0", "br"),
        ("br, *;q=0", "br"),
        ("*;q=0", "identity"),  # nothing is acceptable: what everybody can read
        ("identity;q=0", "identity"),
        ("gzip;q=2, br", "br"),  # no weight at all (RFC 9110 §12.4.2)
        ("gzip;q=x, br;q=nan", "identity"),
        (", ,;q=1,gzip", "gzip"),
    ],
)
def test_best_coding(accept_encoding, coding):
    assert CONTENT.best(accept_encoding) == coding


def test_each_coding_has_a_tag_of_its_own():
    assert len(set(CONTENT.etags.values())) == 4
    assert all(tag.startswith(b'"') and tag.endswith(b'"') for tag in CONTENT.etags.values())
    assert Content.of(BODY + b"x", "text/plain", {}).etags["identity"] != CONTENT.etags["identity"]


def test_a_coding_that_saves_nothing_is_left_out():
    assert set(Content.of(b"short", "text/plain", {"gzip": b"longer than that"}).bodies) == {
        "identity"
    }


def test_types():
    assert media_type_of("assets/Index.JS") == "text/javascript; charset=utf-8"
    assert media_type_of("index-B1.js.map") == "application/json"
    assert media_type_of("LICENSE") is None
    compressible = ("js", "svg", "html", "json", "wasm", "ttf", "ico", "webmanifest")
    assert all(is_compressible(f"a.{ending}") for ending in compressible)
    assert not any(is_compressible(name) for name in ("a.png", "a.woff2", "a.mp4", "a.br", "a"))


def test_weights_are_read_once_for_the_same_header():
    assert weights("text/html, */*;q=0.8") is weights("text/html, */*;q=0.8")
    assert weights("text/html;level=1;q=0.4") == {"text/html": 0.4}
