"""A charter's text: a small part of Markdown, drawn without ever letting HTML through.

Headings (``##``), paragraphs, lists (``-`` or ``1.``), **strong**, *stressed*, [links](https://…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cartable.ui.typography import typeset

HEADING = re.compile(r"(#{1,4})\s+(.*)")
BULLET = re.compile(r"\s*[-*]\s+(.*)")
NUMBER = re.compile(r"\s*\d+[.)]\s+(.*)")
INLINE = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*(.+?)\*"), r"<em>\1</em>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^\s)]+|mailto:[^\s)]+)\)"), r'<a href="\2" rel="noopener">\1</a>'),
)


def draw_text(text: str) -> SafeString:
    """HTML of a text; what isn't understood is shown as it was written."""
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return mark_safe("".join("".join(_draw_block(block.split("\n"))) for block in blocks))  # noqa: S308 - escaped below


def _draw_block(lines: list[str]) -> Iterator[str]:
    for kind, some in groupby(lines, _kind_of):
        given = list(some)
        if kind == "heading":
            for line in given:
                found = HEADING.fullmatch(line.strip())
                level = min(max(len(found[1]), 2), 4) if found else 2
                yield f"<h{level}>{_inline(found[2] if found else line)}</h{level}>"
        elif kind in ("ul", "ol"):
            pattern = BULLET if kind == "ul" else NUMBER
            items = "".join(f"<li>{_inline(found[1])}</li>" for line in given if (found := pattern.match(line)))
            yield f"<{kind}>{items}</{kind}>"
        else:
            yield f"<p>{_inline(' '.join(line.strip() for line in given))}</p>"


def _kind_of(line: str) -> str:
    if HEADING.match(line.strip()):
        return "heading"
    return "ul" if BULLET.match(line) else "ol" if NUMBER.match(line) else "p"


def _inline(text: str) -> str:
    drawn = str(escape(text))
    for pattern, html in INLINE:
        drawn = pattern.sub(html, drawn)
    return str(typeset(mark_safe(drawn)))  # noqa: S308 - escaped above
