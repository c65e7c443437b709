"""A heat map that is a table: the number stands in every cell, the ink ramp only helps the eye."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cartable.ui.charts.line import tidy
from cartable.ui.moments import say_number

STEPS = 4


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A figure ready to draw; put it in a template as ``{{ figure }}``. A value None is impossible or closed."""

    title: Any
    rows: Sequence[Any]
    cols: Sequence[Any]
    values: Sequence[Sequence[float | None]]
    unit: Any = ""
    result: Any = ""
    top: float | None = None
    corner: Any = ""

    def __str__(self) -> str:
        return self.__html__()

    def __html__(self) -> SafeString:
        return render_to_string("ui/charts/heat.html", self.drawing())

    def drawing(self) -> dict[str, Any]:
        """All that the template draws."""
        known = [value for row in self.values for value in row if value is not None]
        if not known:
            return {"chart": self, "is_empty": True}
        top = self.top or max(known) or 1.0
        lines = [
            {"head": head, "cells": [heat_cell(value, top) for value in row]}
            for head, row in zip(self.rows, self.values, strict=True)
        ]
        key = [(f"x{step}", say_number(tidy(top * (step - 1) / STEPS))) for step in range(1, STEPS + 1)]
        return {"chart": self, "lines": lines, "key": key, "says": self.result or self.say(known)}

    def say(self, known: Sequence[float]) -> str:
        """The result in one sentence: the mean and where the highest is."""
        high = max(known)
        row, col = next(
            (row, col)
            for row, values in zip(self.rows, self.values, strict=True)
            for col, value in zip(self.cols, values, strict=True)
            if value == high
        )
        return _("Mean %(mean)s %(unit)s; highest %(high)s %(unit)s: %(row)s, %(col)s.") % {
            "mean": say_number(tidy(round(sum(known) / len(known), 1))),
            "high": say_number(tidy(high)),
            "unit": self.unit,
            "row": row,
            "col": col,
        }


def heat_cell(value: float | None, top: float) -> dict[str, str]:
    """Class and text of a cell: nothing, four steps of ink, or the hatch of the impossible."""
    if value is None:
        return {"css": "x-no", "text": "×"}
    if value <= 0:
        return {"css": "x0", "text": say_number(tidy(value))}
    step = min(STEPS, int(value / top * STEPS) + 1)
    return {"css": f"x{step}", "text": say_number(tidy(value))}


def heat_map(
    rows: Sequence[Any],
    cols: Sequence[Any],
    values: Sequence[Sequence[float | None]],
    *,
    title: Any,
    unit: Any = "",
    result: Any = "",
    top: float | None = None,
    corner: Any = "",
) -> HeatMap:
    """``values[row][col]``; ``top`` fixes the ramp's end (100 for percentages). Raises ValueError on a ragged table."""
    if len(values) != len(rows) or any(len(row) != len(cols) for row in values):
        raise ValueError(f"heat map: {len(rows)} rows and {len(cols)} columns announced, the values say otherwise")
    return HeatMap(title, rows, cols, values, unit, result, top, corner)
