"""Whom one knows by one's work: upper engines say here whose names an account may read (a teacher's students…)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q

from cartable.kernel.problems import Text

Circle = Callable[[Any, date], Q | None]
"""``(account, day)`` → a condition on Person, or None for nobody."""

_circles: dict[str, tuple[Circle, Text]] = {}


def register_circle(name: str, circle: Circle, *, reason: Text) -> None:
    """Open the names of some people to some accounts; ``reason`` tells people why their name is seen.

    Call it from the ``rules`` module of an engine. Write the condition as ``Q(pk__in=<subquery of person ids>)``, or
    as ``Q(pk=Subquery(<person ids where person is OuterRef("pk")>[:1]))`` when it opens many names: asked of each
    person of a page then, where the former and ``Exists`` gather all names first. It is joined to others by OR and
    joins no table itself. Protected people stay hidden whatever a circle says. A name registered again is replaced.
    """
    _circles[name] = (circle, reason)


def forget_circle(name: str) -> None:
    """Close a circle (tests)."""
    _circles.pop(name, None)


def circle_reasons() -> dict[str, Text]:
    """Why names are seen beyond what this engine's rules open, by circle."""
    return {name: reason for name, (_, reason) in _circles.items()}


def known_people(account: Any, day: date) -> Q:
    """The union of all circles of the account; ``Q(pk__in=[])`` when there is none."""
    known = Q(pk__in=[])
    for circle, _ in _circles.values():
        condition = circle(account, day)
        if condition is not None:
            known |= condition
    return known
