"""What changing a rule would do, before it is done: who enters, who leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, Value

from cartable.engines.people.models import Person
from cartable.engines.people.populations.compiling import compile_rule
from cartable.engines.people.populations.membership import as_rule
from cartable.engines.people.populations.nodes import Rule
from cartable.engines.people.rules import visible_people

FIRST = 20
"""Names shown unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How many meet the old rule, the new one and both, and the first of those who enter and leave, by name.

    The numbers count everyone, or those among whom it was asked; the names are of those whom the reader may see.
    """

    before: int
    after: int
    staying: int
    first_entering: tuple[Person, ...]
    first_leaving: tuple[Person, ...]

    @property
    def entering(self) -> int:
        """How many would meet the new rule who don't meet the old one."""
        return self.after - self.staying

    @property
    def leaving(self) -> int:
        """How many meet the old rule who wouldn't meet the new one."""
        return self.before - self.staying


def difference(
    old: str | Rule | None,
    new: str | Rule | None,
    on: date,
    *,
    actor: Any,
    first: int = FIRST,
    among: Q | None = None,
) -> Difference:
    """Who would enter and leave a population on a day, were ``old`` replaced by ``new``; None finds nobody.

    ``among``: condition on those who are counted and named (``people.api.counted_people``). One query for the numbers,
    one for the names of each side where there is somebody. Raises RuleRefused.
    """
    within = among or Q()
    was, becomes = _condition(old, on) & within, _condition(new, on) & within
    entering, leaving = becomes & ~was, was & ~becomes
    # Not the condition of leaving itself: the database joins on what is, and checks one by one what isn't.
    counts = _counted(before=was, after=becomes, staying=was & becomes)
    seen = Person.objects.filter(visible_people(actor, on))
    before, after, staying = (counts.get(name, 0) for name in ("before", "after", "staying"))
    return Difference(
        before,
        after,
        staying,
        tuple(seen.filter(entering)[:first]) if after > staying else (),
        tuple(seen.filter(leaving)[:first]) if before > staying else (),
    )


def _condition(rule: str | Rule | None, on: date) -> Q:
    return Q(pk__in=[]) if rule is None else compile_rule(as_rule(rule), on)


def _counted(**conditions: Q) -> dict[str, int]:
    """How many meet each condition; each is counted alone, as the database joins best, all in one statement."""
    counted = [
        Person.objects.filter(condition).order_by().values(which=Value(name)).annotate(people=Count("pk"))
        for name, condition in conditions.items()
    ]
    rows = counted[0].union(*counted[1:], all=True)
    return {row["which"]: row["people"] for row in rows}
