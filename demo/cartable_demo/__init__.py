"""The demo campus: an imaginary university of technology, built through the engines' own functions."""

from __future__ import annotations

from typing import Any

from cartable_demo.personas import PERSONAS

__all__ = ["PERSONAS", "build"]


def build(**options: Any) -> None:
    """Build the campus; see ``cartable_demo.building.build``. Imported late: it needs Django to be ready."""
    from cartable_demo.building import build as build_campus

    build_campus(**options)
