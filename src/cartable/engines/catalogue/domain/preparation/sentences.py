"""The sentences in which a team says its constraints, and what each means to whoever computes a timetable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.kernel.problems import Text
from cartable.ui.moments import say_times
from cartable.ui.typography import is_french

ONE = {"cm": gettext_lazy("the lecture"), "td": gettext_lazy("the tutorial"), "tp": gettext_lazy("the lab")}
MANY = {"cm": gettext_lazy("the lectures"), "td": gettext_lazy("the tutorials"), "tp": gettext_lazy("the labs")}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with places to fill: ``places`` among ``other_kind``, ``day``, ``times``, ``week``.

    ``constraint`` names what it means: a distribution of the ITC-2019 format, or ``Closed``, ``Only`` and ``FirstWeek``
    for the times of the classes themselves.
    """

    key: str
    example: Text
    text: Text
    places: frozenset[str]
    constraint: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule as data. ``kinds``: between classes of these kinds; ``days`` is a mask (bit 0 is Monday); times are
    minutes from midnight, half-open (None: the whole day); ``week`` counts from 1."""

    constraint: str
    kinds: tuple[str, ...]
    is_required: bool
    days: int = 0b1111111
    start: int | None = None
    end: int | None = None
    week: int | None = None


def _sentence(key: str, constraint: str, example: Text, text: Text, *places: str) -> tuple[str, Sentence]:
    return key, Sentence(key, example, text, frozenset(places), constraint)


SENTENCES: Mapping[str, Sentence] = dict(
    (
        _sentence(
            "never_on",
            "Closed",
            gettext_lazy("A kind is never on a day"),
            gettext_lazy("%(kind)s is never on %(day)s"),
            "day",
        ),
        _sentence(
            "never_then",
            "Closed",
            gettext_lazy("A kind is never on a day between two times"),
            gettext_lazy("%(kind)s is never on %(day)s, %(times)s"),
            "day",
            "times",
        ),
        _sentence(
            "only_on",
            "Only",
            gettext_lazy("A kind is always on a day"),
            gettext_lazy("%(kind)s is always on %(day)s"),
            "day",
        ),
        _sentence(
            "follows",
            "Precedence",
            gettext_lazy("A kind comes after another in the week"),
            gettext_lazy("%(kind)s comes after %(other)s in the week"),
            "other_kind",
        ),
        _sentence(
            "apart",
            "DifferentDays",
            gettext_lazy("Two kinds are never on the same day"),
            gettext_lazy("%(kind)s and %(other)s are never on the same day"),
            "other_kind",
        ),
        _sentence(
            "same_day",
            "SameDays",
            gettext_lazy("The classes of a kind in one week are on the same day"),
            gettext_lazy("%(kinds)s of one week are on the same day"),
        ),
        _sentence(
            "at_once",
            "SameTime",
            gettext_lazy("All groups of a kind meet at the same time"),
            gettext_lazy("%(kinds)s of all groups are at the same time"),
        ),
        _sentence(
            "not_at_once",
            "NotOverlap",
            gettext_lazy("Two groups of a kind never meet at the same time"),
            gettext_lazy("%(kinds)s of two groups are never at the same time"),
        ),
        _sentence(
            "same_room",
            "SameRoom",
            gettext_lazy("All groups of a kind are in the same room"),
            gettext_lazy("%(kinds)s of all groups are in the same room"),
        ),
        _sentence(
            "from_week",
            "FirstWeek",
            gettext_lazy("A kind begins in a week of the term"),
            gettext_lazy("%(kind)s begins in week %(week)s"),
            "week",
        ),
    )
)


def say_rule(rule: Any) -> str:
    """The sentence of a rule, in the active language: « Le TD n'est jamais le lundi »."""
    sentence = SENTENCES[rule.sentence]
    values = {
        "kind": ONE[rule.kind],
        "kinds": MANY[rule.kind],
        "other": ONE.get(rule.other_kind, ""),
        "day": say_weekday(rule.day) if rule.day else "",
        "times": say_times(rule.starts, rule.ends) if rule.starts else "",
        "week": rule.week or "",
    }
    said = capfirst(str(sentence.text) % values)
    return said if rule.is_required else _("%(rule)s, if possible") % {"rule": said}


def say_weekday(day: int) -> str:
    """« lundi » for 1."""
    name = str(WEEKDAYS[day - 1])
    return name.lower() if is_french() else name


def constraint_of(rule: Any) -> Constraint:
    """A rule as data. ``follows`` gives the kinds in the order of the week."""
    sentence = SENTENCES[rule.sentence]
    kinds = (rule.other_kind, rule.kind) if rule.other_kind else (rule.kind,)
    return Constraint(
        sentence.constraint,
        kinds,
        rule.is_required,
        days=1 << (rule.day - 1) if rule.day else 0b1111111,
        start=_minutes(rule.starts),
        end=_minutes(rule.ends),
        week=rule.week,
    )


def _minutes(value: time | None) -> int | None:
    return None if value is None else value.hour * 60 + value.minute
