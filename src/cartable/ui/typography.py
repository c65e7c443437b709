"""French typography, applied when the text is shown: narrow and plain no-break spaces, apostrophes, ellipsis.

Rules of the Imprimerie nationale: narrow no-break space (U+202F) before ``; ! ?`` and between thousands; no-break space
(U+00A0) before ``:`` and units and inside « »; ’ for the apostrophe. English is left as it is written.
"""

from __future__ import annotations

import re
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

NARROW = "\u202f"
NO_BREAK = "\u00a0"
UNITS = "h|min|s|j|%|€|km|m|cm|kg|Ko|Mo|Go|ECTS|°C"

RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(r"\.\.\."), "…"),
    (re.compile(r"«[ \u00a0\u202f]*"), f"«{NO_BREAK}"),
    (re.compile(r"[ \u00a0\u202f]*»"), f"{NO_BREAK}»"),
    # A mark ends a word: "?" inside an address ("page?x=1") is left alone.
    (re.compile(r"(?<=[\w»)\]%€’])[ \u00a0\u202f]*([;!?]+)(?=\s|$|[»)\]])"), rf"{NARROW}\1"),
    (re.compile(r"(?<=[\w»)\]%€’])[ \u00a0]*:(?=\s|$)"), f"{NO_BREAK}:"),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NARROW),
    (re.compile(rf"(?<=\d) (?=(?:{UNITS})(?!\w))"), NO_BREAK),
    (re.compile(r"(?<=\dh) (?=\d)|(?<=\d\u00a0h) (?=\d{2}(?!\d))"), NO_BREAK),
    (re.compile(r"(?<=\d) (?=–)"), NO_BREAK),
    (re.compile(r"\b(M\.|Mme|Mmes|MM\.|Dr|n°) (?=\w)"), rf"\1{NO_BREAK}"),
)
TAG = re.compile(r"(<[^>]*>|&\w+;|&#\d+;)")


def is_french() -> bool:
    """Whether the reader's language is French."""
    return (get_language() or "").startswith("fr")


def set_french(text: str) -> str:
    """Plain text with French spaces and marks; twice changes nothing more."""
    for pattern, replacement in RULES:
        text = pattern.sub(replacement, text)
    return text


def typeset(value: Any) -> SafeString:
    """The text ready for HTML in the reader's language. In safe HTML only what stands between tags changes."""
    if not is_french():
        return conditional_escape(value)
    if isinstance(value, SafeString) or hasattr(value, "__html__"):
        parts = TAG.split(conditional_escape(value))
        return mark_safe("".join(part if TAG.fullmatch(part) else set_french(part) for part in parts))  # noqa: S308
    return conditional_escape(set_french(str(value)))
