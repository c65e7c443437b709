"""Addresses that keep what they already say."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict


def with_parameters(current: QueryDict, **changes: Any) -> str:
    """``?…`` with some parameters changed, those None or "" removed; “?” alone when nothing is left."""
    kept = current.copy()
    for name, value in changes.items():
        kept.pop(name, None)
        if value not in (None, ""):
            kept[name] = str(value)
    return f"?{kept.urlencode()}"


def without_blanks(current: QueryDict) -> str:
    """``?…`` without the parameters left blank; "" when nothing is left."""
    kept = current.copy()
    for name in [name for name, value in current.items() if not value]:
        kept.pop(name, None)
    return f"?{kept.urlencode()}" if kept else ""
