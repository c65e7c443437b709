"""The tokens of the style sheet and their measured contrasts (WCAG 2.1, relative luminance)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TOKENS = Path(__file__).parent / "styles/10-tokens.css"
HEX = re.compile(r"--ct-([\w-]+):\s*(#[0-9A-Fa-f]{6})")
INKS = ("texte", "doux", "bord", "encre", "marge", "cuir", "seve", "safran", "lagon", "prune")
TINTED = ("encre", "marge", "cuir", "seve", "safran", "lagon", "prune")
SERIES = ("v1", "v2", "v3", "v4", "v5", "v6")


@dataclass(frozen=True, slots=True)
class Measure:
    """One ink in one theme: on the sheet, on the page, on its own tint (0 without tint), and the least allowed."""

    name: str
    colour: str
    on_sheet: float
    on_page: float
    on_tint: float
    least: float

    @property
    def is_enough(self) -> bool:
        """Whether every measure reaches the least."""
        return min(value for value in (self.on_sheet, self.on_page, self.on_tint) if value) >= self.least


@cache
def tokens() -> dict[str, dict[str, str]]:
    """Colours by theme, then by name."""
    light, _, dark = TOKENS.read_text().partition("@dark")
    return {"light": dict(HEX.findall(light)), "dark": dict(HEX.findall(dark))}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21, to a tenth."""
    low, high = sorted((luminance(one), luminance(other)))
    return round((high + 0.05) / (low + 0.05), 1)


def measures(theme: str) -> list[Measure]:
    """Every ink and every series of a theme. Text needs 4.5; edges and series 3."""
    colours = tokens()[theme]
    sheet, page = colours["feuille"], colours["fond"]
    rows = []
    for name in (*INKS, *SERIES):
        colour = colours[name]
        is_graphic = name == "bord" or name in SERIES
        tint = contrast(colour, colours[f"{name}-f"]) if name in TINTED else 0.0
        on_page = 0.0 if name in SERIES else contrast(colour, page)
        rows.append(Measure(name, colour, contrast(colour, sheet), on_page, tint, 3.0 if is_graphic else 4.5))
    return rows
