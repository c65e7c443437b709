"""The content security policy refuses anything inline: no template of any app may hold it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import cartable

TEMPLATES = sorted(Path(cartable.__file__).parent.glob("**/templates/**/*.html"))
INLINE = [
    re.compile(r"\sstyle\s*=", re.I),
    re.compile(r"<style\b", re.I),
    re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    re.compile(r"javascript:", re.I),
    re.compile(r"hx-on\b", re.I),
    re.compile(r"(src|href)\s*=\s*[\"'](https?:)?//", re.I),
]
BAD = [
    '<p style="x">',
    "<style>",
    "<script>x()</script>",
    '<a onclick="x()">',
    '<a href="javascript:x">',
    '<i hx-on:click="x">',
]
GOOD = ['<script src="/a.js" defer></script>', '<a class="style" href="/on/">', "{% block style %}"]


def inline_parts(text: str) -> list[str]:
    return [found.group(0) for pattern in INLINE for found in pattern.finditer(text)]


@pytest.mark.parametrize("sample", BAD)
def test_inline_parts_finds_each_kind(sample: str):
    assert inline_parts(sample)


@pytest.mark.parametrize("sample", GOOD)
def test_inline_parts_leaves_the_rest(sample: str):
    assert inline_parts(sample) == []


def test_no_template_holds_anything_inline():
    found = {str(path): parts for path in TEMPLATES if (parts := inline_parts(path.read_text()))}
    assert found == {}
    assert len(TEMPLATES) > 30
