"""Bars from zero, the value at their end, the label above them, whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cartable.ui.charts.line import tidy
from cartable.ui.charts.scales import Scale
from cartable.ui.moments import say_number

WIDTH = 520
VALUE = 110
ROW = 48


@dataclass(frozen=True, slots=True)
class BarChart:
    """A figure ready to draw; put it in a template as ``{{ figure }}``."""

    title: Any
    items: Sequence[tuple[Any, float]]
    unit: Any = ""
    result: Any = ""
    table: bool = True
    label_title: Any = ""

    def __str__(self) -> str:
        return self.__html__()

    def __html__(self) -> SafeString:
        return render_to_string("ui/charts/bars.html", self.drawing())

    def drawing(self) -> dict[str, Any]:
        """All that the template draws. Negative values are drawn as zero: bars start there."""
        if not self.items:
            return {"chart": self, "is_empty": True}
        scale = Scale(0.0, max(*(value for _, value in self.items), 0.0) or 1.0, 0, WIDTH - VALUE)
        bars = [
            {
                "label": label,
                "y": index * ROW,
                "width": max(scale.at(value), 1.0),
                "end": max(scale.at(value), 1.0) + 8,
                "value": say_number(tidy(value)),
            }
            for index, (label, value) in enumerate(self.items)
        ]
        box = {"width": WIDTH, "height": len(bars) * ROW}
        return {"chart": self, "box": box, "bars": bars, "says": self.result or self.say()}

    def say(self) -> str:
        """The result in one sentence: the highest and the lowest."""
        top = max(self.items, key=lambda item: item[1])
        low = min(self.items, key=lambda item: item[1])
        values = {
            "top": top[0],
            "high": say_number(tidy(top[1])),
            "bottom": low[0],
            "low": say_number(tidy(low[1])),
            "unit": self.unit,
        }
        if len(self.items) == 1:
            return _("%(top)s: %(high)s %(unit)s.") % values
        return _("Highest: %(top)s, %(high)s %(unit)s; lowest: %(bottom)s, %(low)s %(unit)s.") % values


def bar_chart(
    items: Sequence[tuple[Any, float]],
    *,
    title: Any,
    unit: Any = "",
    result: Any = "",
    table: bool = True,
    label_title: Any = "",
) -> BarChart:
    """Horizontal bars of (label, value), in the order given."""
    return BarChart(title, [(label, float(value)) for label, value in items], unit, result, table, label_title)
