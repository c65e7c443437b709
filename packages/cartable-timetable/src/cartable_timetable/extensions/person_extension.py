"""Constraints on the days of each person, measured person by person."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.extensions.extension import Extension, Part
from cartable_timetable.extensions.people import EVERY_STUDENT, Who
from cartable_timetable.model import Placement, Problem

if TYPE_CHECKING:
    from cartable_timetable.extensions.facts import Facts
    from cartable_timetable.extensions.scope import Scope

Gauge = Callable[[Sequence[Placement]], int]
"""The excess of somebody who attends classes that are placed so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonExtension(Extension):
    """A constraint whose excess is the sum over ``who`` of that of each person."""

    who: Who = EVERY_STUDENT

    @abstractmethod
    def gauge(self, context: RuleContext) -> Gauge:
        """What measures one person."""

    def measure(self, facts: Facts) -> list[Part]:
        """The people with an excess, students first."""
        gauge, known = self.gauge(facts.context), dict[tuple[str, ...], int]()
        parts = []
        for name, classes in self.who.list_people(facts):
            key = tuple(classes)
            if key not in known:
                known[key] = gauge(facts.placed(key))
            if known[key]:
                parts.append(Part(name, known[key]))
        return parts

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """None: a student's own classes decide."""
        return iter(())

    def note_faults(self, scope: Scope) -> None:
        """Notes strangers among ``who``, or nobody."""
        scope.check_who(self.who)
