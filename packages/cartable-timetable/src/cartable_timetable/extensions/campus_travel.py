"""CampusTravel: nobody is expected in two campuses without the time to go from one to the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.distributions.meeting import share_a_day
from cartable_timetable.extensions.kinds import ExtensionKind
from cartable_timetable.extensions.person_extension import Gauge, PersonExtension
from cartable_timetable.extensions.registry import register
from cartable_timetable.extensions.scope import Scope
from cartable_timetable.model import Placement


@dataclass(frozen=True, slots=True)
class Campus:
    """A campus and its rooms."""

    id: str
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CampusGap:
    """Slots that it takes from one campus to the other, both ways."""

    first: str
    second: str
    slots: int


@register
@dataclass(frozen=True, slots=True)
class CampusTravel(PersonExtension):
    """Two classes of a person in two campuses leave the time between them, on top of that between their rooms.

    ``excess`` = pairs of classes of a person in rooms of two campuses with a gap, sharing a day and a week, where
    ``¬(Ci.end + need ≤ Cj.start ∨ Cj.end + need ≤ Ci.start)``, with ``need = gap(campuses) + travel(rooms)``. A pair
    counts once, however many days and weeks it concerns, as a student conflict does.
    """

    kind = ExtensionKind.CAMPUS_TRAVEL

    campuses: tuple[Campus, ...]
    gaps: tuple[CampusGap, ...]

    def gauge(self, context: RuleContext) -> Gauge:
        """Pairs of classes that are too near in time."""
        campus_of = {room: campus.id for campus in self.campuses for room in campus.rooms}
        gap_of = {pair: gap.slots for gap in self.gaps for pair in ((gap.first, gap.second), (gap.second, gap.first))}

        def is_too_near(a: Placement, b: Placement) -> bool:
            gap = gap_of.get((campus_of.get(a.room or "", ""), campus_of.get(b.room or "", "")))
            if gap is None or not share_a_day(a.time, b.time):
                return False
            need = gap + context.travel_between(a.room, b.room)
            return a.time.end + need > b.time.start and b.time.end + need > a.time.start

        def count(placements: Sequence[Placement]) -> int:
            return sum(is_too_near(a, b) for a, b in combinations(placements, 2))

        return count

    def note_faults(self, scope: Scope) -> None:
        """Notes rooms and campuses that don't exist or come twice, and gaps from a campus to itself."""
        scope.check_who(self.who)
        scope.check_not_empty(self.gaps)
        homes = Counter(room for campus in self.campuses for room in campus.rooms)
        for room, times in homes.items():
            where, line = scope.inner("room", room)
            if room and room not in scope.names.rooms:
                scope.faults.add("extension_room_unknown", where, line, id=room)
            if times > 1:
                scope.faults.add("extension_room_repeated", where, line, id=room)
        campuses = Counter(campus.id for campus in self.campuses)
        for campus, times in campuses.items():
            if times > 1:
                where, line = scope.inner("campus", campus)
                scope.faults.add("extension_campus_repeated", where, line, id=campus)
        self._note_gap_faults(scope, set(campuses))

    def _note_gap_faults(self, scope: Scope, campuses: set[str]) -> None:
        seen: set[frozenset[str]] = set()
        for gap in self.gaps:
            pair = frozenset((gap.first, gap.second))
            for campus in sorted(pair - campuses - {""}):
                scope.faults.add("extension_campus_unknown", scope.where, scope.line, id=campus)
            if len(pair) == 1 or pair in seen:
                ends = {"first": gap.first, "second": gap.second}
                scope.faults.add("extension_gap_repeated", scope.where, scope.line, **ends)
            seen.add(pair)
