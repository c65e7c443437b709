"""What a table's cell or a fact may hold besides plain values: pieces that draw themselves and export as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cartable.ui import moments
from cartable.ui.icons import draw_icon, draw_shape, known_category
from cartable.ui.typography import typeset

Text = str | Promise

STATUS_ICONS = {"ok": "circle-check", "wait": "clock", "no": "triangle-alert", "info": "info", "none": "circle-dashed"}


def status_kind(kind: str) -> str:
    """One of ok, wait, no, info, none; raises ValueError for anything else."""
    if kind not in STATUS_ICONS:
        raise ValueError(f"status kind {kind!r}: use one of {', '.join(STATUS_ICONS)}")
    return kind


@dataclass(frozen=True, slots=True)
class Status:
    """A state: icon and words; colour comes third."""

    kind: str
    text: Text
    fill: bool = False
    icon: str = ""

    def __str__(self) -> str:
        return str(self.text)

    def __html__(self) -> SafeString:
        kind = status_kind(self.kind)
        drawing = draw_icon(self.icon or STATUS_ICONS[kind])
        css = f"status s-{kind}{' status-fill' if self.fill else ''}"
        return format_html('<span class="{}">{}{}</span>', css, drawing, typeset(self.text))


@dataclass(frozen=True, slots=True)
class UnitLabel:
    """The étiquette of a unit: its category's shape and its code."""

    code: str
    category: str
    url: str = ""
    fixed: bool = True

    def __str__(self) -> str:
        return self.code

    def __html__(self) -> SafeString:
        css = f"unit {known_category(self.category)}{' unit-fixed' if self.fixed else ''}"
        shape = draw_shape(self.category)
        if self.url:
            return format_html('<a class="{}" href="{}">{}{}</a>', css, self.url, shape, self.code)
        return format_html('<span class="{}">{}{}</span>', css, shape, self.code)


@dataclass(frozen=True, slots=True)
class Linked:
    """Text that leads somewhere."""

    text: Text
    url: str

    def __str__(self) -> str:
        return str(self.text)

    def __html__(self) -> SafeString:
        return format_html('<a class="strong-link" href="{}">{}</a>', self.url, typeset(self.text))


@dataclass(frozen=True, slots=True)
class Ratio:
    """How much of a whole: the bar and the two numbers."""

    value: float
    total: float
    category: str = ""

    def __str__(self) -> str:
        return f"{self.value:g} / {self.total:g}"

    def __html__(self) -> SafeString:
        from cartable.ui.gauges import draw_gauge

        return draw_gauge(self.value, self.total, category=self.category)


def show(value: Any) -> SafeString:
    """Any value as HTML in the reader's language."""
    if value is None or value == "":
        return mark_safe("")
    if hasattr(value, "__html__"):
        return conditional_escape(value)
    return conditional_escape(plain(value)) if not isinstance(value, str | Promise) else typeset(value)


def plain(value: Any) -> str:
    """Any value as text in the reader's language."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return moments.say_moment(value)
        case date():
            return moments.say_day(value, "year")
        case time():
            return moments.say_time(value)
        case timedelta():
            return moments.say_duration(value)
        case int() | float():
            return moments.say_number(value)
        case _:
            return str(value)
