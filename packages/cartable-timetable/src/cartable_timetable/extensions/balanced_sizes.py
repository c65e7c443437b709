"""BalancedSizes: the parallel groups of a subpart have about as many students each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cartable_timetable.extensions.extension import Extension, Part
from cartable_timetable.extensions.facts import Facts
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Class, Problem


@register
@dataclass(frozen=True, slots=True)
class BalancedSizes(Extension):
    """The size of each class of ``subpart`` is within ``tolerance`` of its fair share of the students.

    ``excess = Σc max(0, ⌈|size_c − share_c|⌉ − tolerance)``, where ``share_c = N × limit_c / Σ limit`` for the ``N``
    students of the subpart when limits differ, and ``N / classes`` when they are equal or some class has none.
    """

    kind = ExtensionKind.BALANCED_SIZES

    subpart: str
    tolerance: int = 1

    def measure(self, facts: Facts) -> list[Part]:
        """The classes that are too big or too small."""
        classes = facts.subparts[self.subpart].classes
        sizes, shares = [facts.size(class_.id) for class_ in classes], share_weights(classes)
        whole, total = sum(shares), sum(sizes)
        parts = []
        for class_, size, share in zip(classes, sizes, shares, strict=True):
            distance = -(-abs(size * whole - total * share) // whole)  # rounded up
            if distance > self.tolerance:
                parts.append(Part(class_.id, distance - self.tolerance))
        return parts

    def list_watched(self, problem: Problem) -> Iterator[str]:
        """The classes of the subpart."""
        for course in problem.courses:
            for config in course.configs:
                for subpart in config.subparts:
                    if subpart.id == self.subpart:
                        yield from (class_.id for class_ in subpart.classes)

    def note_faults(self, scope: Scope) -> None:
        """Notes ``extension_subpart_unknown``."""
        if self.subpart and self.subpart not in scope.names.subparts:
            scope.faults.add("extension_subpart_unknown", scope.where, scope.line, id=self.subpart)


def share_weights(classes: Sequence[Class]) -> list[int]:
    """What the students of a subpart are shared by: the limits, or equally when a class has none or all have 0."""
    limits = [class_.limit for class_ in classes]
    known = [limit for limit in limits if limit is not None]
    if len(known) < len(limits) or not any(known):
        return [1] * len(limits)
    return known
