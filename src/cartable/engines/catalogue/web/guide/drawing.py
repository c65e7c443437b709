"""The graph of prerequisites as the page draws it: server SVG, the same told as steps and as a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cartable.engines.catalogue.guide.around import Around, around
from cartable.engines.catalogue.guide.graph import BOX_HEIGHT, BOX_WIDTH, Drawing, lay_out
from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.web.guide.words import say_either, unit_url
from cartable.kernel.languages import title_of
from cartable.ui.icons import SHAPES, known_category

LINE, LINES = 23, 2
TOP, EDGE = 34, 2


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box with its words. ``lines``: the title cut in lines, each with its height."""

    code: str
    title: str
    lines: tuple[tuple[str, int], ...]
    category: str
    shape: str
    x: int
    y: int
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """All that the template draws; ``steps`` are (heading, boxes, kind) for the phone, ``sentences`` for the list."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    lines: tuple[tuple[str, str, str], ...]
    heads: tuple[tuple[str, int], ...]
    steps: tuple[tuple[str, tuple[DrawnBox, ...], str], ...]
    sentences: tuple[str, ...]
    title: str
    has_choice: bool
    has_advised: bool
    is_wide: bool

    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def draw_graph(
    unit: GuideUnit, units: Mapping[str, GuideUnit], opens: Mapping[str, Sequence[str]], basket: Any
) -> Graph | None:
    """The graph around a unit; None when nothing comes before it and it opens nothing."""
    part = around(unit.code, units, opens)
    if part.is_alone:
        return None
    drawing = lay_out(part.codes, part.edges)
    boxes = {box.name: _box(units[box.name], box, unit, basket) for box in drawing.boxes}
    sentences = tuple(_sentences(unit, opens, part))
    return Graph(
        width=drawing.width + 2 * EDGE,
        height=drawing.height + TOP + 2 * EDGE,
        boxes=tuple(boxes.values()),
        lines=tuple(_lines(drawing)),
        heads=tuple(_heads(drawing, unit.code)),
        steps=tuple(_steps(drawing, boxes, unit)),
        sentences=sentences,
        title=" ".join(sentences),
        has_choice=any(line.edge.is_choice and not line.edge.is_advised for line in drawing.lines),
        has_advised=any(line.edge.is_advised for line in drawing.lines),
        is_wide=len(drawing.layers) > 3,
    )


def cut(title: str, width: int = LINE, most: int = LINES) -> list[str]:
    """The title in at most ``most`` lines of about ``width`` letters, the last one with … when more is left."""
    lines: list[str] = []
    words = title.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and len(line) + 1 + len(words[0]) <= width:
            line += " " + words.pop(0)
        lines.append(line if len(line) <= width else line[: width - 1] + "…")
    if words and lines:
        lines[-1] = lines[-1][: width - 1].rstrip(" ,;:…") + "…"
    return lines


def _box(unit: GuideUnit, box: Any, here: GuideUnit, basket: Any) -> DrawnBox:
    title = title_of(unit)
    lines = cut(title)
    first = box.y + TOP + EDGE + 42
    category = known_category(unit.category)
    return DrawnBox(
        code=unit.code,
        title=title,
        lines=tuple((line, first + 16 * rank) for rank, line in enumerate(lines)),
        category=category,
        shape=SHAPES[category],
        x=box.x + EDGE,
        y=box.y + TOP + EDGE,
        url="" if unit.code == here.code else unit_url(unit.code, basket),
        is_here=unit.code == here.code,
    )


def _lines(drawing: Drawing) -> Any:
    """(path, arrow, class) of each edge."""
    for line in drawing.lines:
        x, y = line.tip
        css = "is-advised" if line.edge.is_advised else "is-choice" if line.edge.is_choice else ""
        yield line.path, f"M{x} {y}l-11-5v10z", css


def _heads(drawing: Drawing, code: str) -> Any:
    """The heading over each side: what comes before, this unit, what it opens."""
    here = next(box for box in drawing.boxes if box.name == code)
    if here.layer > 0:
        yield _("Before"), EDGE
    yield _("This unit"), here.x + EDGE
    if here.layer < max(box.layer for box in drawing.boxes):
        yield pgettext("unit", "Opens"), EDGE + next(box.x for box in drawing.boxes if box.layer == here.layer + 1)


def _steps(drawing: Drawing, boxes: Mapping[str, DrawnBox], unit: GuideUnit) -> Any:
    """The layers as steps for a phone: earlier, wanted, advised, here, opened."""
    wanted = frozenset().union(*unit.before)
    advised = frozenset().union(*unit.advised) - wanted
    here = next(box.layer for box in drawing.boxes if box.name == unit.code)
    for layer, names in enumerate(drawing.layers):
        if layer < here and (earlier := [name for name in names if name not in wanted | advised]):
            yield _("earlier"), tuple(boxes[name] for name in earlier), "is-done"
    for codes, words in ((wanted, _("wanted before")), (advised, _("advised before"))):
        if drawn := tuple(boxes[code] for code in sorted(codes) if code in boxes):
            yield words, drawn, "is-done"
    yield _("this unit"), (boxes[unit.code],), "is-current"
    if later := tuple(boxes[name] for names in drawing.layers[here + 1 :] for name in names):
        yield _("opened afterwards"), later, ""


def _sentences(unit: GuideUnit, opens: Mapping[str, Sequence[str]], part: Around) -> Any:
    """The graph in words, whole even when the drawing leaves some out."""
    for sets, words in (
        (unit.before, _("Wanted before %(unit)s: %(units)s.")),
        (unit.advised, _("Advised before %(unit)s: %(units)s.")),
    ):
        if sets:
            yield words % {"unit": unit.code, "units": "; ".join(say_either(sorted(one)) for one in sets)}
    if later := opens.get(unit.code, ()):
        yield _("%(unit)s opens: %(units)s.") % {"unit": unit.code, "units": ", ".join(later)}
    hidden = part.more_before + part.more_after
    if hidden:
        words = ngettext("%(count)d more unit is not drawn.", "%(count)d more units are not drawn.", hidden)
        yield words % {"count": hidden}
