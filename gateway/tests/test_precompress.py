"""The command that compresses a built client."""

import gzip
import os
import subprocess
import sys

import brotli
import pytest
import zstandard
from gateway.precompress import precompress

SCRIPT = "export const words = [1, 2, 3];\n" * 400


@pytest.fixture
def built(tmp_path):
    for name, content in {
        "index.html": "<!doctype html><p>" + "привет " * 100,
        "assets/index-B1cdEF2_.js": SCRIPT,
        "assets/tiny-AAAAAAA1.css": "a{}",
        "logo.png": "not really, but it says so " * 50,
        ".secret.json": SCRIPT,
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content)
    return tmp_path


def names(directory):
    return sorted(f.relative_to(directory).as_posix() for f in directory.rglob("*") if f.is_file())


def test_variants_hold_the_same_content(built):
    precompress(built)
    script = built / "assets/index-B1cdEF2_.js"
    body = script.read_bytes()
    assert gzip.decompress((built / f"{script}.gz").read_bytes()) == body
    assert brotli.decompress((built / f"{script}.br").read_bytes()) == body
    frame = (built / f"{script}.zst").read_bytes()
    assert zstandard.ZstdDecompressor(max_window_size=8 * 2**20).decompress(frame) == body
    assert zstandard.get_frame_parameters(frame).window_size <= 8 * 2**20  # RFC 9659 §3
    assert names(built) == [
        ".secret.json",
        *(f"assets/{script.name}{end}" for end in ("", ".br", ".gz", ".zst")),
        "assets/tiny-AAAAAAA1.css",
        *(f"index.html{end}" for end in ("", ".br", ".gz", ".zst")),
        "logo.png",
    ]


def test_windows_of_large_files_are_as_small_as_browsers_ask(tmp_path):
    (tmp_path / "big.json").write_bytes(os.urandom(2**20).hex().encode() * 10)
    precompress(tmp_path)
    frame = (tmp_path / "big.json.zst").read_bytes()
    assert zstandard.get_frame_parameters(frame).window_size <= 8 * 2**20


def test_a_second_run_changes_nothing_and_a_new_content_is_taken(built):
    precompress(built)
    before = {file: file.read_bytes() for file in built.rglob("*") if file.is_file()}
    precompress(built)
    assert {file: file.read_bytes() for file in built.rglob("*") if file.is_file()} == before
    (built / "assets/index-B1cdEF2_.js").write_text("x")
    precompress(built)
    left = [name for name in names(built) if "index-B1cdEF2_" in name]
    assert left == ["assets/index-B1cdEF2_.js"]


def test_the_command(built):
    command = [sys.executable, "-m", "gateway.precompress"]
    done = subprocess.run([*command, built], check=True, capture_output=True, text=True)
    assert done.stdout.startswith("identity ")
    assert (built / "index.html.br").exists()
    empty = subprocess.run(
        [*command, built / "assets"], check=False, capture_output=True, text=True
    )
    assert empty.returncode == 2
    assert "no index.html" in empty.stderr
