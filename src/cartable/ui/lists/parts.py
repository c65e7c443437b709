"""Buttons of a list page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Action:
    """A link drawn as a button at the top right; at most one ``primary`` a page."""

    label: Any
    url: str
    icon: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class BulkAction:
    """An act on the ticked rows; ``permission`` is required when it is used, besides the page's."""

    key: str
    label: Any
    permission: str = ""
