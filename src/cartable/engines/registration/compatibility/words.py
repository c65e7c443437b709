"""Clashes in words."""

from __future__ import annotations

from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from cartable.engines.registration.compatibility.types import Clash, Overlap
from cartable.ui.moments import say_times
from cartable.ui.typography import is_french


def clash_words(clash: Clash, *, slot_minutes: int = 5) -> str:
    """A sentence on the clash, in the active language. ``slot_minutes`` is the plan's."""
    if len(clash.units) == 1:
        return _alone(clash)
    if clash.is_full:
        return _("The groups of %(units)s that fit together have no seat left.") % {"units": _listed(clash.codes)}
    if clash.overlap is not None:
        return _meeting(clash, clash.overlap, slot_minutes)
    if len(clash.units) > 2:
        return _("%(units)s don't fit together: each two do, not all at once.") % {"units": _listed(clash.codes)}
    return _("No group of %(first)s leaves room for a group of %(second)s.") % {
        "first": clash.codes[0],
        "second": clash.codes[1],
    }


def _alone(clash: Clash) -> str:
    if clash.is_full:
        return _("No group of %(unit)s has a seat left.") % {"unit": clash.codes[0]}
    return _("The classes of %(unit)s overlap each other.") % {"unit": clash.codes[0]}


def _meeting(clash: Clash, overlap: Overlap, slot_minutes: int) -> str:
    times = [time(slot * slot_minutes // 60 % 24, slot * slot_minutes % 60) for slot in (overlap.start, overlap.end)]
    values = {
        "first": f"{clash.codes[0]} {overlap.first_kind.upper()}",
        "second": f"{clash.codes[1]} {overlap.second_kind.upper()}",
        "day": _day(overlap.day),
        "times": say_times(*times),
    }
    return _("%(first)s and %(second)s meet at once on %(day)s, %(times)s, whatever the group.") % values


def _listed(codes: tuple[str, ...]) -> str:
    return _("%(some)s and %(last)s") % {"some": ", ".join(codes[:-1]), "last": codes[-1]}


def _day(day: int) -> str:
    name = str(WEEKDAYS[day])
    return name.lower() if is_french() else name
