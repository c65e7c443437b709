"""A layered drawing of what comes before what: layers from left to right, few crossings, short edges.

Sugiyama's method: layers by the longest way, an invisible stop on each layer that an edge passes over, sweeps that put
each box at the mean of its neighbours, then heights that pull boxes straight. The same input gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

BOX_WIDTH, BOX_HEIGHT = 176, 70
ROW = 90
#: Between layers: wide for few of them, so that the drawing fills a page.
GAPS, GAP = {1: 152, 2: 152, 3: 152}, 64
SWEEPS = 12
Name = tuple[str, int]
"""A box is (name, 0); a stop of a long edge is (name of the edge, its layer counted from the edge's beginning)."""


@dataclass(frozen=True, slots=True)
class Edge:
    """``before`` comes before ``after``. ``is_advised``: counsel only; ``is_choice``: one of several suffices."""

    before: str
    after: str
    is_advised: bool = False
    is_choice: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """Where a name stands: its corner, and its layer from 0 at the left."""

    name: str
    x: int
    y: int
    layer: int


@dataclass(frozen=True, slots=True)
class Line:
    """An edge drawn: the ``d`` of its path, and the point of its arrow."""

    edge: Edge
    path: str
    tip: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole, in its own units. ``left_out``: edges that would go back to the left (advice in a circle)."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    left_out: tuple[Edge, ...] = ()

    @property
    def layers(self) -> list[list[str]]:
        """Names by layer, from top to bottom."""
        found: dict[int, list[Box]] = {}
        for box in self.boxes:
            found.setdefault(box.layer, []).append(box)
        return [[box.name for box in sorted(found[layer], key=lambda box: box.y)] for layer in sorted(found)]


@dataclass(slots=True)
class _Net:
    """Layers with their boxes and stops in order, and who is tied to whom on the layer before and after."""

    layers: list[list[Name]]
    left: dict[Name, list[Name]] = field(default_factory=dict)
    right: dict[Name, list[Name]] = field(default_factory=dict)

    def tie(self, before: Name, after: Name) -> None:
        self.right.setdefault(before, []).append(after)
        self.left.setdefault(after, []).append(before)


def lay_out(names: Iterable[str], edges: Iterable[Edge]) -> Drawing:
    """Draw the names and the edges among them; an edge whose end isn't among the names raises ValueError."""
    known = list(dict.fromkeys(names))
    wanted = list(dict.fromkeys(edges))
    for edge in wanted:
        if edge.before not in known or edge.after not in known:
            raise ValueError(f"the edge {edge.before} → {edge.after} leads out of the drawing")
    kept, left_out = _without_circles(known, wanted)
    layer_of = _layers(known, kept)
    net, ways = _net(known, kept, layer_of)
    _order(net)
    heights = _heights(net)
    return _draw(known, layer_of, heights, ways, left_out)


def _without_circles(names: Sequence[str], edges: Sequence[Edge]) -> tuple[list[Edge], tuple[Edge, ...]]:
    """Binding edges first, so that it is the advice of a circle that is left out."""
    kept: list[Edge] = []
    left_out: list[Edge] = []
    after: dict[str, set[str]] = {name: set() for name in names}
    for edge in sorted(edges, key=lambda edge: (edge.is_advised, edge.before, edge.after)):
        if edge.before in _reach(edge.after, after):
            left_out.append(edge)
        else:
            after[edge.before].add(edge.after)
            kept.append(edge)
    return kept, tuple(left_out)


def _reach(start: str, after: dict[str, set[str]]) -> set[str]:
    found, waiting = {start}, [start]
    while waiting:
        fresh = after[waiting.pop()] - found
        found |= fresh
        waiting.extend(fresh)
    return found


def _layers(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The longest way from the left; a box with nothing before it then moves next to what it opens first."""
    layer = dict.fromkeys(names, 0)
    for _ in names:
        moved = False
        for edge in edges:
            if layer[edge.after] <= layer[edge.before]:
                layer[edge.after] = layer[edge.before] + 1
                moved = True
        if not moved:
            break
    has_before = {edge.after for edge in edges}
    for name in names:
        opened = [layer[edge.after] for edge in edges if edge.before == name]
        if name not in has_before and opened:
            layer[name] = min(opened) - 1
    lowest = min(layer.values(), default=0)
    return {name: value - lowest for name, value in layer.items()}


def _net(
    names: Sequence[str], edges: Sequence[Edge], layer_of: dict[str, int]
) -> tuple[_Net, list[tuple[Edge, list[Name]]]]:
    net = _Net([[] for _ in range(max(layer_of.values(), default=-1) + 1)])
    for name in sorted(names):
        net.layers[layer_of[name]].append((name, 0))
    ways = []
    for edge in sorted(edges, key=lambda edge: (edge.before, edge.after)):
        start, end = layer_of[edge.before], layer_of[edge.after]
        stops: list[Name] = [(f"{edge.before}→{edge.after}", step) for step in range(1, end - start)]
        for step, stop in enumerate(stops, start=1):
            net.layers[start + step].append(stop)
        way: list[Name] = [(edge.before, 0), *stops, (edge.after, 0)]
        for before, after in pairwise(way):
            net.tie(before, after)
        ways.append((edge, way))
    return net, ways


def _order(net: _Net) -> None:
    """Sweep right then left, and keep the order that crossed least."""
    best, fewest = [list(layer) for layer in net.layers], crossings(net.layers, net.right)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        goes_right = sweep % 2 == 0
        ties = net.left if goes_right else net.right
        indexes = range(1, len(net.layers)) if goes_right else range(len(net.layers) - 2, -1, -1)
        for index in indexes:
            beside = net.layers[index - 1 if goes_right else index + 1]
            rank = {name: place for place, name in enumerate(beside)}
            here = {name: place for place, name in enumerate(net.layers[index])}
            means = {name: _mean([rank[tie] for tie in ties.get(name, ())], here[name]) for name in here}
            net.layers[index].sort(key=lambda name, means=means, here=here: (means[name], here[name]))  # type: ignore[misc]
        count = crossings(net.layers, net.right)
        if count < fewest:
            best, fewest = [list(layer) for layer in net.layers], count
    net.layers = best


def crossings(layers: Sequence[Sequence[Name]], right: dict[Name, list[Name]]) -> int:
    """How many pairs of edges cross between neighbouring layers."""
    total = 0
    for layer, beside in pairwise(layers):
        rank = {name: place for place, name in enumerate(beside)}
        ends = [rank[end] for name in layer for end in sorted(right.get(name, ()), key=rank.__getitem__)]
        total += sum(1 for index, end in enumerate(ends) for other in ends[index + 1 :] if other < end)
    return total


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _heights(net: _Net) -> dict[Name, float]:
    """The middle of each box and stop: pulled to its neighbours, never nearer than a row to the one above."""
    height = {name: place * float(ROW) for layer in net.layers for place, name in enumerate(layer)}
    for turn in range(SWEEPS):
        ties = (net.left, net.right)[turn % 2]
        for layer in net.layers if turn % 2 == 0 else reversed(net.layers):
            wanted = [_mean([height[tie] for tie in ties.get(name, ())], height[name]) for name in layer]
            for name, value in zip(layer, _spaced(wanted), strict=True):
                height[name] = value
    lowest = min(height.values(), default=0.0)
    return {name: value - lowest for name, value in height.items()}


def _spaced(wanted: Sequence[float]) -> list[float]:
    """The nearest heights, by least squares, of which each is a row at least below the one before."""
    groups: list[tuple[float, int]] = []
    for place, value in enumerate(wanted):
        groups.append((value - place * ROW, 1))
        while len(groups) > 1 and groups[-2][0] > groups[-1][0]:
            (mean, count), (other, more) = groups.pop(), groups.pop()
            groups.append(((mean * count + other * more) / (count + more), count + more))
    flat = [mean for mean, count in groups for _ in range(count)]
    return [value + place * ROW for place, value in enumerate(flat)]


def _draw(
    names: Sequence[str],
    layer_of: dict[str, int],
    heights: dict[Name, float],
    ways: Sequence[tuple[Edge, list[Name]]],
    left_out: tuple[Edge, ...],
) -> Drawing:
    gap = GAPS.get(max(layer_of.values(), default=0) + 1, GAP)

    def left(layer: int) -> int:
        return layer * (BOX_WIDTH + gap)

    boxes = [Box(name, left(layer_of[name]), round(heights[name, 0]), layer_of[name]) for name in sorted(names)]
    lines = []
    for edge, way in ways:
        start = layer_of[edge.before]
        middles = [round(heights[name] + BOX_HEIGHT / 2) for name in way]
        lines.append(_line(edge, [left(start + step) for step in range(len(way))], middles))
    width = left(max(layer_of.values(), default=0)) + BOX_WIDTH
    tallest = max(heights.values(), default=0.0)
    return Drawing(width, round(tallest) + BOX_HEIGHT, tuple(boxes), tuple(lines), left_out)


def _line(edge: Edge, lefts: Sequence[int], middles: Sequence[int]) -> Line:
    """From the right of the first box to the left of the last; straight across the layers it passes over."""
    x, y = lefts[0] + BOX_WIDTH, middles[0]
    parts = [f"M{x} {y}"]
    for index in range(1, len(lefts)):
        is_last = index == len(lefts) - 1
        end, level = lefts[index] - (10 if is_last else 0), middles[index]
        bend = (end - x) // 2
        parts.append(f"C{x + bend} {y} {end - bend} {level} {end} {level}")
        x, y = end, level
        if not is_last:
            x += BOX_WIDTH
            parts.append(f"H{x}")
    return Line(edge, "".join(parts), (lefts[-1], middles[-1]))
