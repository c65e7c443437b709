"""Opens a week, as upright bars with their table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.access.queries.service_uses import uses_by_week
from cartable.ui.charts.scales import Scale
from cartable.ui.moments import say_day, say_number

WIDTH, TOP, FLOOR, HEIGHT = 640, 24, 172, 200
GAP = 10


@dataclass(frozen=True, slots=True)
class WeekBar:
    """One week."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    label: str
    day: str
    value: str
    is_shown: bool
    is_running: bool


@dataclass(frozen=True, slots=True)
class Usage:
    """The figure: bars, and what they say in a sentence."""

    bars: list[WeekBar]
    says: str
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = FLOOR


def tell_usage(service: Any, on: date) -> Usage | None:
    """The last thirteen weeks; None when the service was never opened from here in that time."""
    weeks = uses_by_week(service, on)
    top = max(week.count for week in weeks)
    if not top:
        return None
    scale = Scale(0.0, float(top), FLOOR, TOP)
    step = WIDTH / len(weeks)
    bars = []
    for place, week in enumerate(weeks):
        y = round(scale.at(week.count), 1)
        x = round(place * step + GAP / 2, 1)
        bars.append(
            WeekBar(
                x=x,
                y=y,
                width=round(step - GAP, 1),
                height=round(FLOOR - y, 1),
                middle=round(x + (step - GAP) / 2, 1),
                label=f"{week.monday.day}/{week.monday.month}",
                day=say_day(week.monday),
                value=say_number(week.count),
                is_shown=place % 2 == 0,
                is_running=place == len(weeks) - 1,
            )
        )
    return Usage(bars, _says(weeks[:-1], weeks[-1].count))


def _says(whole: list[Any], running: int) -> str:
    """The average of the whole weeks; the week under way apart, since it isn't over."""
    mean = round(sum(week.count for week in whole) / len(whole)) if whole else 0
    said = ngettext("Opened %(mean)s time a week on average.", "Opened %(mean)s times a week on average.", mean) % {
        "mean": say_number(mean)
    }
    so_far = ngettext("%(count)s time so far this week.", "%(count)s times so far this week.", running)
    return f"{said} {so_far % {'count': say_number(running)}}" if whole else _("The first week is under way.")
