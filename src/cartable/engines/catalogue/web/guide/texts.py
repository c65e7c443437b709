"""Texts that people typed, as paragraphs and lists: lines that begin with a dash are the items of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

ITEM = re.compile(r"^\s*(?:[-–—•*]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (one line or several) or a list (items)."""

    is_list: bool
    lines: tuple[str, ...]


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text; blank lines part paragraphs."""
    found: list[tuple[bool, list[str]]] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            is_open = False
            continue
        is_item = ITEM.match(line) is not None
        if not is_open or found[-1][0] != is_item:
            found.append((is_item, []))
            is_open = True
        found[-1][1].append(ITEM.sub("", line).strip())
    return [Block(is_list, tuple(lines)) for is_list, lines in found]
