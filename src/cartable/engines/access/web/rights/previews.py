"""What a change of rule would do, for the page that asks whether to do it."""

from __future__ import annotations

from typing import Any


def tell_preview(preview: Any) -> dict[str, Any]:
    """Numbers, the first names of each side, and how many more there are."""
    return {
        "stays": preview.stays,
        "enters": preview.enters,
        "leaves": preview.leaves,
        "entering": preview.first_entering,
        "leaving": preview.first_leaving,
        "more_entering": preview.enters - len(preview.first_entering),
        "more_leaving": preview.leaves - len(preview.first_leaving),
        "asks_twice": preview.asks_twice,
    }
