"""An SVG picture built piece by piece, without script or style sheet: it may stand in any page."""

from __future__ import annotations

from html import escape
from zlib import crc32

INK, MUTED, LINE, PAPER, SHADE = "#1b1b1f", "#55555e", "#d5d5dc", "#ffffff", "#f5f5f8"
FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"
_PALETTE = (
    ("#dbe8fb", "#2f5fa8"),
    ("#fde5cf", "#a4560f"),
    ("#dcf0dc", "#2c7338"),
    ("#f8dbe3", "#a52c52"),
    ("#e8def6", "#6a3fa3"),
    ("#d4f0ee", "#17706b"),
    ("#f6eec2", "#7b6507"),
    ("#e3e5e9", "#4a5160"),
    ("#fbdcd2", "#a53c1b"),
    ("#dfeec4", "#55700f"),
)
"""A light ground and its border; black on each ground has a contrast of 13 at least."""
_WIDE = 0.58
"""Mean width of a character, in ems."""


class Canvas:
    """Shapes in the order in which they are painted; sizes in pixels."""

    def __init__(self, width: float, title: str) -> None:
        self.width, self.title = width, title
        self._parts: list[str] = []

    def rectangle(
        self, x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", round_: float = 0
    ) -> None:
        """A filled rectangle."""
        place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
        corner = f' rx="{_number(round_)}"' if round_ else ""
        self._parts.append(f'<rect {place}{corner} fill="{fill}" stroke="{stroke}"/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, stroke: str = LINE) -> None:
        """A thin line."""
        ends = f'x1="{_number(x1)}" y1="{_number(y1)}" x2="{_number(x2)}" y2="{_number(y2)}"'
        self._parts.append(f'<line {ends} stroke="{stroke}"/>')

    def text(
        self, x: float, y: float, text: str, size: float, fill: str = INK, anchor: str = "start", is_bold: bool = False
    ) -> None:
        """A line of text on the base line ``y``."""
        weight = ' font-weight="600"' if is_bold else ""
        place = f'x="{_number(x)}" y="{_number(y)}" font-size="{_number(size)}" text-anchor="{anchor}"'
        self._parts.append(f'<text {place} fill="{fill}"{weight}>{clean(text)}</text>')

    def open_group(self, title: str) -> None:
        """What follows, up to :meth:`close_group`, is one thing, told when it is pointed at."""
        self._parts.append(f"<g><title>{clean(title)}</title>")

    def close_group(self) -> None:
        """Ends a group."""
        self._parts.append("</g>")

    def finish(self, height: float, description: str) -> str:
        """The picture."""
        key = f"week-{crc32(self.title.encode()):08x}"
        size = f'width="{_number(self.width)}" height="{_number(height)}"'
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_number(self.width)} {_number(height)}" {size} '
            f'role="img" aria-labelledby="{key}-title {key}-desc" font-family="{FONT}">'
        )
        named = f'<title id="{key}-title">{clean(self.title)}</title><desc id="{key}-desc">{clean(description)}</desc>'
        paper = f'<rect width="{_number(self.width)}" height="{_number(height)}" fill="{PAPER}"/>'
        return "\n".join([head, named, paper, *self._parts, "</svg>"]) + "\n"


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels."""
    return len(text) * size * _WIDE


def fit(text: str, width: float, size: float) -> str:
    """The text, cut with an ellipsis when it is wider than ``width`` pixels; empty when two letters wouldn't fit."""
    room = int(width / (size * _WIDE))
    if len(text) <= room:
        return text
    return text[: room - 1] + "…" if room >= 3 else ""


def colours_of(course: str, courses: dict[str, int]) -> tuple[str, str]:
    """Ground and border of a course: courses drawn together differ as long as there are colours."""
    return _PALETTE[courses.setdefault(course, len(courses)) % len(_PALETTE)]


def clean(text: str) -> str:
    """Escaped for XML, without the characters that it forbids."""
    return escape(
        "".join(letter if letter >= " " or letter in "\t\n" else "\N{REPLACEMENT CHARACTER}" for letter in text)
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
