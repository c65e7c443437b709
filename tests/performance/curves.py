"""How a cost sank over time, drawn as SVG without any library."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from pathlib import Path

_WIDTH, _HEIGHT, _MARGIN = 640, 320, 56

Point = tuple[float, int]


def draw_curve(name: str, curves: dict[str, Sequence[Point]], limit: float, best: int | None) -> str:
    """An SVG of costs (logarithmic) over seconds, a line per entry of ``curves``; ``best`` is drawn across."""
    costs = [cost + 1 for points in curves.values() for _, cost in points] + ([] if best is None else [best + 1])
    low, high = math.log(min(costs, default=1)), math.log(max(costs, default=2))
    span = max(high - low, 0.01)

    def at(seconds: float, cost: int) -> str:
        x = _MARGIN + (_WIDTH - 2 * _MARGIN) * min(1.0, seconds / limit)
        y = _MARGIN + (_HEIGHT - 2 * _MARGIN) * (high - math.log(cost + 1)) / span
        return f"{x:.1f},{y:.1f}"

    parts = [f'<text x="{_MARGIN}" y="24">{escape(name)}: cost over {limit:.0f} s</text>']
    if best is not None:
        y = at(0, best).split(",")[1]
        parts.append(f'<path d="M{at(0, best)}L{at(limit, best)}" stroke="#888" stroke-dasharray="4"/>')
        parts.append(f'<text x="4" y="{y}">{best}</text>')
    for colour, (label, points) in zip(("#1a5fb4", "#c64600"), curves.items(), strict=False):
        if points:
            steps = "L".join(at(*point) for point in points)
            parts.append(f'<path d="M{steps}" stroke="{colour}" fill="none" stroke-width="2"/>')
            x, y = at(*points[-1]).split(",")
            parts.append(f'<text x="{x}" y="{y}" fill="{colour}">{points[-1][1]} {escape(label)}</text>')
    body = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + 80} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12">{body}</svg>\n'
    )


def write_curve(folder: Path, name: str, curves: dict[str, Sequence[Point]], limit: float, best: int | None) -> None:
    """Write ``NAME.svg`` into ``folder``, made when missing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.svg").write_text(draw_curve(name, curves, limit, best), encoding="utf-8")
