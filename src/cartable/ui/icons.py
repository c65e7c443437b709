"""Icons drawn inline: Lucide's strokes (``icons.json``, from ``tools/assets``) and the shapes of unit categories."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

SHAPES = {
    "cs": '<circle cx="6" cy="6" r="5.5"/>',
    "tm": '<path d="M1 1h10v10H1z"/>',
    "ec": '<path d="M6 .7l5.8 10.3H.2z"/>',
    "me": '<path d="M6 0l6 6-6 6-6-6z"/>',
    "ht": '<path d="M4 0h4v4h4v4H8v4H4V8H0V4h4z"/>',
    "st": '<path d="M3.2 1h5.6L12 6l-3.2 5H3.2L0 6z"/>',
    "xx": '<path d="M1 4h10v4H1z"/>',
}


class UnknownIcon(LookupError):
    """No such icon; the message names the nearest ones."""


@cache
def icons() -> dict[str, str]:
    """Every icon: name to inner markup."""
    return dict(json.loads((Path(__file__).parent / "icons.json").read_text()))


def draw_icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """The icon as inline SVG; with ``label`` it is an image that reads so, without it readers skip it.

    Raises UnknownIcon.
    """
    markup = icons().get(name)
    if markup is None:
        near = ", ".join(get_close_matches(name, icons(), n=4)) or "see /ui/icons/"
        raise UnknownIcon(f"no icon “{name}” ({near}); add its Lucide name to tools/assets_icons.py")
    naming = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    inner = mark_safe(markup)  # noqa: S308 — our own file
    classes = f"icon {extra}".strip()
    return format_html('<svg class="{}" viewBox="0 0 24 24" {}>{}</svg>', classes, naming, inner)


def known_category(category: str) -> str:
    """The category's class, ``xx`` (neutral) for one that the look does not know."""
    lowered = (category or "").lower()
    return lowered if lowered in SHAPES else "xx"


def draw_shape(category: str) -> SafeString:
    """The shape of a unit's category: the second signal, before colour."""
    kind = known_category(category)
    inner = mark_safe(SHAPES[kind])  # noqa: S308
    return format_html('<svg class="shape {}" viewBox="0 0 12 12" aria-hidden="true">{}</svg>', kind, inner)
