"""Draw a tree of requirements: boxes and lines with their places, for a drawing that the server writes as SVG.

The root is at the left, each level a column further right; a box stands in the middle of those that it leads to.
Lengths are in the units of the drawing, about a pixel each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import wrap

from cartable.engines.catalogue.regulations.nodes import Credits, Requirement
from cartable.engines.catalogue.regulations.records import Judged, Outline
from cartable.engines.catalogue.regulations.wording import Names, outline

WIDTH = 216
GAP = 36
LINE = 17
PADDING = 9
BETWEEN = 12
SIGNS = 28
"""As many letters of a line fit in a box."""
MOST_LINES = 4
MARGIN = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it begins; those of the title are strong."""

    x: int
    y: int
    text: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A requirement; ``category`` when it asks credits of one only; ``state`` when it was judged."""

    key: str
    kind: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Line, ...]
    category: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing: its size, boxes from top to bottom, and the path of each line between two of them."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    links: tuple[str, ...]


@dataclass(slots=True)
class _Spot:
    node: Requirement
    strong: list[str]
    plain: list[str]
    depth: int
    children: list[_Spot]
    middle: float = 0

    @property
    def height(self) -> int:
        return 2 * PADDING + LINE * (len(self.strong) + len(self.plain))

    def walk(self) -> Iterator[_Spot]:
        yield self
        for child in self.children:
            yield from child.walk()


def draw(
    requirement: Requirement, language: str, *, names: Names | None = None, judged: Judged | None = None
) -> Picture:
    """The drawing of the tree in that language ("fr" or "en"), with the states of a judgement when one is given."""
    root = _spot(requirement, outline(requirement, language, names), 0)
    bottom = _place(root, MARGIN)
    states = {one.key: one.state for one in judged.walk()} if judged else {}
    spots = list(root.walk())
    depth = max(spot.depth for spot in spots)
    return Picture(
        width=(depth + 1) * WIDTH + depth * GAP + 2 * MARGIN,
        height=round(max(bottom - BETWEEN, *(spot.middle + spot.height / 2 for spot in spots))) + MARGIN,
        boxes=tuple(_box(spot, states) for spot in spots),
        links=tuple(_link(spot, child) for spot in spots for child in spot.children),
    )


def _spot(node: Requirement, said: Outline, depth: int) -> _Spot:
    children = [_spot(part, words, depth + 1) for part, words in zip(node.of, said.parts, strict=True)]
    return _Spot(node, _lines(said.text), _lines(said.detail), depth, children)


def _lines(text: str) -> list[str]:
    lines = wrap(text.replace("« ", "«\xa0").replace(" »", "\xa0»"), SIGNS)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: SIGNS - 1] + "…"]
    return lines


def _place(spot: _Spot, top: float) -> float:
    """Give the spot and those after it their height on the page, from ``top`` on; returns what is free below."""
    below = top
    for child in spot.children:
        below = _place(child, below)
    if not spot.children:
        spot.middle = top + spot.height / 2
        return top + spot.height + BETWEEN
    spot.middle = (spot.children[0].middle + spot.children[-1].middle) / 2
    lack = top - (spot.middle - spot.height / 2)
    if lack > 0:
        for one in spot.walk():
            one.middle += lack
        below += lack
    return max(below, spot.middle + spot.height / 2 + BETWEEN)


def _box(spot: _Spot, states: Mapping[str, str]) -> Box:
    x, y = _left(spot), round(spot.middle - spot.height / 2)
    texts = [(text, True) for text in spot.strong] + [(text, False) for text in spot.plain]
    lines = tuple(
        Line(x + 14, y + PADDING + LINE * number + 13, text, is_strong)
        for number, (text, is_strong) in enumerate(texts)
    )
    return Box(
        spot.node.key,
        spot.node.kind,
        x,
        y,
        WIDTH,
        spot.height,
        lines,
        category_of(spot.node),
        states.get(spot.node.key, ""),
    )


def category_of(node: Requirement) -> str:
    """The category that the node asks credits of, when it is one alone."""
    if isinstance(node, Credits) and len(node.where.categories) == 1:
        return next(iter(node.where.categories))
    return "st" if node.kind == "internship" else ""


def _left(spot: _Spot) -> int:
    return MARGIN + spot.depth * (WIDTH + GAP)


def _link(spot: _Spot, child: _Spot) -> str:
    start, end = _left(spot) + WIDTH, _left(child)
    bend = (start + end) // 2
    return f"M{start} {round(spot.middle)}H{bend}V{round(child.middle)}H{end}"
