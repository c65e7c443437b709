"""Opening every page that shows something, whatever its address wants."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.conformance.addresses import PAGE_KEYS
from tests.conformance.campus import Campus
from tests.conformance.matrix import PAGES
from tests.conformance.table import read_table

SHOWN = [row.name for row in read_table(PAGES) if row.method == "GET" and 200 in row.expected.values()]
"""The pages that answer something to somebody."""


def address_of(name: str, campus: Campus) -> str:
    """The page's address."""
    keys = PAGE_KEYS.get(name)
    return reverse(name, args=keys(campus) if keys else [])


def text_of(response: Any) -> str:
    """The body, streamed or not."""
    return response.getvalue().decode(errors="replace")


def open_all(client: Client, campus: Campus, query: str = "") -> Iterator[tuple[str, Any]]:
    """(name, response) of every page that shows something."""
    for name in SHOWN:
        yield name, client.get(f"{address_of(name, campus)}{query}")


class Inline(HTMLParser):
    """Finds what a strict policy refuses: scripts and styles inside the page, handlers in attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag if it is inline."""
        given = dict(attrs)
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                self.found.append(f"{tag} {name}")
            if name in ("href", "src", "action") and (value or "").strip().lower().startswith(("javascript:", "data:")):
                self.found.append(f"{tag} {name}={value}")


def inline_parts(text: str) -> list[str]:
    """What the page holds inline."""
    parser = Inline()
    parser.feed(text)
    return parser.found
