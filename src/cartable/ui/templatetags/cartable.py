"""``{% load cartable %}``: the tags and filters of the README. Each only hands over to the module that knows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils.safestring import SafeString

from cartable.ui import cells, form_parts, gauges, icons, moments, typography
from cartable.ui.address import with_parameters

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """A Lucide icon."""
    return icons.draw_icon(name, str(label), extra)


@register.simple_tag
def shape(category: str) -> SafeString:
    """The shape of a unit's category."""
    return icons.draw_shape(category)


@register.simple_tag
def status(kind: str, text: Any, *, fill: bool = False, icon: str = "") -> SafeString:
    """A pastille: icon and words."""
    return cells.Status(kind, text, fill, icon).__html__()


@register.simple_tag
def unit_label(code: str, category: str, url: str = "", *, fixed: bool = False) -> SafeString:
    """The étiquette of a unit."""
    return cells.UnitLabel(code, category, url or "", fixed).__html__()


@register.simple_tag
def gauge(
    value: float,
    total: float,
    coming: float = 0,
    threshold: float | None = None,
    category: str = "",
    label: str = "",
) -> SafeString:
    """How much of a whole."""
    return gauges.draw_gauge(value, total, coming=coming, threshold=threshold, category=category, label=str(label))


@register.inclusion_tag("ui/parts/notice.html")
def notice(kind: str, title: Any, text: Any = "", icon: str = "") -> dict[str, Any]:
    """A framed notice."""
    kind = cells.status_kind(kind)
    return {"kind": kind, "title": title, "text": text, "icon": icon or cells.STATUS_ICONS[kind]}


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(title: Any, text: Any, url: str = "", label: Any = "", drawing: str = "satchel") -> dict[str, Any]:
    """Why it is empty and what to do. ``drawing``: satchel, page."""
    return {"title": title, "text": text, "url": url, "label": label, "drawing": drawing}


@register.inclusion_tag("ui/parts/facts.html")
def facts(pairs: Iterable[tuple[Any, Any]], *, wide: bool = False) -> dict[str, Any]:
    """A list of (label, value); values as in a table's cells."""
    return {"pairs": [(label, cells.show(value)) for label, value in pairs], "wide": wide}


@register.inclusion_tag("ui/week_grid.html")
def week_grid(week: Any, *, level: int = 2) -> dict[str, Any]:
    """The week of ``cartable.ui.week.plan_week``; ``level`` of the days' headings: one below the heading above."""
    return {"week": week, "level": level}


@register.inclusion_tag("ui/week_legend.html")
def week_legend(week: Any = None) -> dict[str, Any]:
    """What shapes and edges mean, for the kinds and categories of this week (all when None)."""
    return {"week": week}


@register.inclusion_tag("ui/day_strip.html")
def day_strip(strip: Any) -> dict[str, Any]:
    """The day of ``cartable.ui.week.plan_strip``."""
    return {"strip": strip}


@register.simple_tag
def chart(figure: Any) -> SafeString:
    """A figure of ``cartable.ui.charts``."""
    drawn: SafeString = figure.__html__()
    return drawn


@register.inclusion_tag("ui/jobs/progress.html", takes_context=True)
def job_progress(context: Context, job: Any, *, may_stop: bool = False) -> dict[str, Any]:
    """A job's bar, asking again every two seconds while it runs."""
    from cartable.ui.jobs import progress_context

    return progress_context(job, may_stop=may_stop) | {"csrf_token": context.get("csrf_token")}


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """A form's field: label, hint, control, errors."""
    return form_parts.draw_field(bound)


@register.simple_tag
def form_faults(form: BaseForm) -> SafeString:
    """The summary of a refused form, with links to its fields."""
    return form_parts.draw_faults(form)


@register.simple_tag
def form_body(form: BaseForm) -> SafeString:
    """All fields of a form, hidden ones included."""
    return form_parts.draw_fields(form)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """This page's address with parameters changed; None removes one."""
    return with_parameters(context["request"].GET, **changes)


@register.filter
def typo(value: Any) -> SafeString:
    """French typography; English as it is."""
    return typography.typeset(value)


@register.filter
def show(value: Any) -> SafeString:
    """Any value as a table shows it."""
    return cells.show(value)


@register.filter
def day(value: date | datetime | None, style: str = "") -> str:
    """« 27 novembre »; styles weekday, year, full, short."""
    return moments.say_day(value, style)


@register.filter
def weekday(value: date) -> str:
    """« vendredi »."""
    return moments.weekday_name(value)


@register.filter
def clock_time(value: time | datetime | None) -> str:
    """« 8 h 30 »."""
    return moments.say_time(value)


@register.filter
def clock_range(start: time | datetime | None, end: time | datetime | None) -> str:
    """« 8 h 30 – 10 h »."""
    return moments.say_times(start, end)


@register.filter
def moment(value: datetime | None) -> str:
    """« 27 novembre, 17 h »."""
    return moments.say_moment(value)


@register.filter
def duration(value: Any) -> str:
    """« 4 min », « 27 h 15 »; a number is in seconds."""
    return moments.say_duration(value)


@register.filter
def number(value: Any, decimals: int | None = None) -> str:
    """« 2 418 »."""
    return moments.say_number(value, decimals)


@register.filter
def initials(name: str) -> str:
    """« IC » of « Inès Caradec »: first letters of the first and last words."""
    words = [word for word in str(name).replace("-", " ").split() if word[:1].isalpha()]
    return "".join(word[0].upper() for word in (words[:1] + words[-1:] if len(words) > 1 else words[:1])) or "?"


@register.filter
def hour_name(hour: int) -> str:
    """« 8 h »."""
    return moments.say_time(time(int(hour)))


@register.filter
def add_number(value: float, more: float) -> str:
    """A sum for the geometry of a drawing."""
    return f"{value + more:g}"
