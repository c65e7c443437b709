"""What the living style page shows: made-up figures, nothing of any campus."""

from __future__ import annotations

from datetime import date, time
from math import exp
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.ui.cells import Status, UnitLabel
from cartable.ui.charts import bar_chart, heat_map, line_chart
from cartable.ui.week import Strip, Week, WeekEvent, plan_strip, plan_week

MONDAY = date(2026, 11, 23)


class SampleForm(forms.Form):
    """Every kind of control; sent empty it shows every kind of error."""

    company = forms.CharField(label=gettext_lazy("Company"), max_length=80)
    ends_on = forms.DateField(
        label=gettext_lazy("End of the placement"),
        help_text=gettext_lazy("After the beginning: 15 February 2027."),
        validators=[MinValueValidator(date(2027, 2, 16), gettext_lazy("Enter a date after 15 February 2027."))],
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"), choices=[("", "–"), ("fr", "France"), ("be", gettext_lazy("Belgium"))]
    )
    purpose = forms.CharField(label=gettext_lazy("Purpose"), widget=forms.Textarea, required=False)
    way = forms.ChoiceField(
        label=gettext_lazy("How will you work?"),
        widget=forms.RadioSelect,
        choices=[("site", gettext_lazy("On site")), ("home", gettext_lazy("Partly at home"))],
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("Free half-days"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("mo", gettext_lazy("Monday morning")), ("th", gettext_lazy("Thursday afternoon"))],
    )
    agreed = forms.BooleanField(label=gettext_lazy("I have read the charter"))


def event(code: str, category: str, kind: str, start: str, end: str, place: str, **more: Any) -> WeekEvent:
    """An event written with its times as text."""
    return WeekEvent(
        "", code, category, kind, time.fromisoformat(start), time.fromisoformat(end), place, "#week", **more
    )


def sample_week() -> Week:
    """A week with every case: patterns, A week, conflict, a free day."""
    days = {
        23: [
            event("MT32", "cs", "cm", "08:00", "10:00", _("lecture hall N")),
            event("IF28", "tm", "tp", "10:15", "12:15", "B 204", alternation="A"),
            event("HT23", "ht", "td", "14:15", "16:15", "C 012"),
            event("LA04", "ec", "td", "16:30", "18:15", "D 110"),
        ],
        24: [
            event("IF35", "tm", "cm", "10:15", "12:15", _("lecture hall A")),
            event("MT32", "cs", "td", "14:15", "16:15", "B 101"),
        ],
        25: [
            event("IF28", "tm", "cm", "08:00", "10:00", _("lecture hall A")),
            event("ME12", "me", "td", "17:00", "20:30", "C 012"),
        ],
        26: [
            event("SY16", "cs", "td", "08:15", "10:15", "B 118", conflict=True),
            event("IF35", "tm", "td", "08:45", "10:45", "B 110", conflict=True),
            event("IF35", "tm", "tp", "14:15", "17:15", _("network room"), alternation="B"),
        ],
        27: [
            event("HT23", "ht", "cm", "08:00", "10:00", _("lecture hall O")),
            event("ST10", "st", "cm", "14:15", "15:15", "C 012"),
        ],
    }
    by_day = {MONDAY.replace(day=number): events for number, events in days.items()}
    return plan_week(MONDAY, by_day, today=MONDAY)


def sample_strip() -> Strip:
    """The Monday, seen at eleven."""
    return plan_strip(sample_week().days[0].events, now=time(11))


def sample_charts() -> list[Any]:
    """One of each."""
    falling = [(float(x), 3200 * exp(-x / 18) + 180 + (x % 7)) for x in range(0, 121, 2)]
    slower = [(float(x), 3600 * exp(-x / 30) + 260) for x in range(0, 121, 2)]
    hours = ["8", "10", "14", "16", "18"]
    rooms = ["B 101", "B 118", "C 012", "C 208"]
    used: list[list[float | None]] = [
        [92, 88, 64, 40, None],
        [75, 81, 66, 32, 0],
        [54, 60, 58, 47, None],
        [97, 100, 83, 71, 12],
    ]
    curve: dict[str, Any] = {"title": _("Cost of the best timetable"), "unit": _("points"), "x_title": _("seconds")}
    return [
        line_chart(falling, **curve, reference=(236, _("version 11:"))),
        line_chart({_("seed 1"): falling, _("seed 2"): slower}, **curve, log=True),
        heat_map(rooms, hours, used, title=_("Occupancy of rooms by hour"), unit="%", top=100, corner=_("Room")),
        bar_chart(
            [(_("Science"), 30), (_("Techniques and methods"), 40), (_("Humanities and technology"), 12)],
            title=_("Credits wanted by category"),
            unit=_("credits"),
            label_title=_("Category"),
        ),
    ]


def sample_rows() -> list[list[Any]]:
    """Rows of a table."""
    return [
        ["Anquetil Chloé", UnitLabel("MT32", "cs"), 296, Status("ok", _("Favourable jury"))],
        ["Caradec Inès", UnitLabel("IF28", "tm"), 178, Status("wait", _("Choice incomplete"))],
        ["Fontanel Eugénie", UnitLabel("LA04", "ec"), 88, Status("no", _("Fees unpaid"))],
        ["Jacquemin Lina", UnitLabel("HT23", "ht"), 1246, Status("info", _("Abroad"))],
    ]
