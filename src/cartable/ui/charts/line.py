"""Curves: one or several series, the label on the line, an optional reference level, an optional logarithmic scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cartable.ui.charts.scales import Scale, thin, widen
from cartable.ui.moments import say_number

Point = tuple[float, float]
Points = Sequence[Sequence[float]]
WIDTH, HEIGHT = 520, 260
LEFT, RIGHT, TOP, BOTTOM = 62, 14, 16, 40
MOST_DRAWN = 400
MOST_ROWS = 12
SERIES = 6


@dataclass(frozen=True, slots=True)
class LineChart:
    """A figure ready to draw; put it in a template as ``{{ figure }}``."""

    title: Any
    series: Sequence[tuple[str, Sequence[Point]]]
    unit: Any = ""
    x_title: Any = ""
    log: bool = False
    reference: tuple[float, Any] | None = None
    result: Any = ""
    table: bool = True

    def __str__(self) -> str:
        return self.__html__()

    def __html__(self) -> SafeString:
        return render_to_string("ui/charts/line.html", self.drawing())

    def drawing(self) -> dict[str, Any]:
        """All that the template draws."""
        everything = [point for _, points in self.series for point in points]
        if not everything:
            return {"chart": self, "is_empty": True}
        across, up = self._scales(everything)
        lines = [self._line(index, name, points, across, up) for index, (name, points) in enumerate(self.series)]
        return {
            "chart": self,
            "box": {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "bottom": HEIGHT - BOTTOM},
            "lines": lines,
            "is_single": len(lines) == 1,
            "x_ticks": [{"x": across.at(v), "text": say_number(tidy(v))} for v in across.ticks(5)],
            "y_ticks": [{"y": up.at(v), "text": say_number(tidy(v))} for v in up.ticks()],
            "reference": self._reference(up),
            "says": self.result or self.say(),
            "rows": self._rows() if self.table else [],
        }

    def say(self) -> str:
        """The result in one sentence, from the data: where it starts, where it ends, the lowest of several."""
        if len(self.series) > 1:
            name, points = min(self.series, key=lambda item: item[1][-1][1] if item[1] else float("inf"))
            return _("Lowest at the end: %(name)s, %(last)s %(unit)s.") % {
                "name": name,
                "last": say_number(tidy(points[-1][1])),
                "unit": self.unit,
            }
        points = self.series[0][1]
        first, last = points[0], points[-1]
        values = {
            "first": say_number(tidy(first[1])),
            "last": say_number(tidy(last[1])),
            "unit": self.unit,
            "x": say_number(tidy(last[0])),
            "x_title": self.x_title,
        }
        if not self.x_title:
            return _("From %(first)s to %(last)s %(unit)s.") % values
        return _("From %(first)s to %(last)s %(unit)s after %(x)s %(x_title)s.") % values

    def _scales(self, everything: Sequence[Point]) -> tuple[Scale, Scale]:
        xs, ys = [x for x, _ in everything], [y for _, y in everything]
        if self.reference is not None:
            ys.append(self.reference[0])
        is_log = self.log and min(ys) > 0
        low, high = (min(ys) / 1.08, max(ys) * 1.08) if is_log else widen(min(ys), max(ys))
        if not is_log and min(ys) >= 0:
            low = max(low, 0.0)
        across = Scale(min(xs), max(xs), LEFT, WIDTH - RIGHT)
        return across, Scale(low, high, HEIGHT - BOTTOM, TOP, is_log)

    def _line(self, index: int, name: str, points: Sequence[Point], across: Scale, up: Scale) -> dict[str, Any]:
        drawn = [(across.at(x), up.at(y)) for x, y in thin(points, MOST_DRAWN)]
        path = "M" + "L".join(f"{x:g} {y:g}" for x, y in drawn) if drawn else ""
        floor = HEIGHT - BOTTOM
        return {
            "name": name,
            "css": f"v{index % SERIES + 1}",
            "path": path,
            "area": f"{path}L{drawn[-1][0]:g} {floor}L{drawn[0][0]:g} {floor}z" if drawn else "",
            "end": drawn[-1] if drawn else None,
            "label_y": max(drawn[-1][1] - 9, TOP + 8) if drawn else 0,
            "last": say_number(tidy(points[-1][1])) if points else "",
        }

    def _reference(self, up: Scale) -> dict[str, Any] | None:
        if self.reference is None:
            return None
        level, label = self.reference
        y = up.at(level)
        above = y - 6 if y > TOP + 20 else y + 16
        return {"y": y, "text_y": above, "text": label, "value": say_number(tidy(level))}

    def _rows(self) -> list[dict[str, Any]]:
        """A table to read: at most a dozen points a series, the ends always among them."""
        rows = []
        for name, points in self.series:
            step = max(1, -(-len(points) // MOST_ROWS))
            picked = list(dict.fromkeys([*points[::step], points[-1]])) if points else []
            rows += [{"name": name, "x": say_number(exact(x)), "y": say_number(exact(y))} for x, y in picked]
        return rows


def tidy(value: float) -> float | int:
    """As many decimals as the size deserves: none from 100, one from 10, two from 1, four below."""
    size = abs(value)
    rounded = round(value, 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 4)
    return int(rounded) if rounded == int(rounded) else rounded


def exact(value: float) -> float | int:
    """For the table: two decimals kept, none added."""
    rounded = round(value, 2 if abs(value) >= 1 else 6)
    return int(rounded) if rounded == int(rounded) else rounded


def line_chart(
    points: Points | Mapping[str, Points],
    *,
    title: Any,
    unit: Any = "",
    x_title: Any = "",
    log: bool = False,
    reference: tuple[float, Any] | None = None,
    result: Any = "",
    table: bool = True,
) -> LineChart:
    """One curve ``[(x, y), …]`` or several ``{name: [(x, y), …]}``.

    ``log`` draws a logarithmic scale (a straight one when a value is not above zero); ``reference`` is (level, label);
    ``result`` replaces the computed sentence.
    """
    named = points.items() if isinstance(points, Mapping) else [("", points)]
    series = [(str(name), [(float(x), float(y)) for x, y in some]) for name, some in named]
    return LineChart(title, series, unit, x_title, log, reference, result, table)
