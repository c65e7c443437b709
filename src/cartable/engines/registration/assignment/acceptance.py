"""Student-proposing deferred acceptance, many to many (Gale and Shapley 1962; Roth 1984; Roth and Sotomayor 1990).

Each student asks for their main units first; for each one refused they ask for the next reserve. A unit keeps, among
all who ever asked, those who stand best, and refuses the others for good. When nobody asks any more, the optional units
are given likewise with the places left. The result depends on who asked and on the orders, not on who was read first;
no student could have had a place that went to somebody who stands worse; no place that somebody wants stays empty.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from cartable.engines.registration.assignment.applications import Applicant, Kind
from cartable.engines.registration.assignment.priorities import Standing

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """What came of a wish.

    ``outcome``: ``given``, ``reserve`` (given in the place of a main one), ``waiting`` (asked for and full), ``spared``
    (never asked for: enough without it, or not possible beside what was given). ``order``: place among those who asked,
    1 first, 0 for who was spared; a place is given exactly to those whose order is within the capacity.
    """

    person: str
    offering: int
    kind: Kind
    outcome: str
    order: int


class _Round:
    """One pass of proposals. ``ranks`` are by offering and student, the smallest first."""

    def __init__(self, room: Mapping[int, int | None], ranks: Mapping[int, Mapping[str, int]]) -> None:
        self._room = room
        self._ranks = ranks
        self.asked: dict[int, set[str]] = {}
        self._kept: dict[int, list[tuple[int, str]]] = {}

    def run(self, wants: Mapping[str, _Wants]) -> None:
        """Let everybody ask until nobody is refused any more."""
        active = list(wants)
        while active:
            refused: list[str] = []
            for person in active:
                for offering in wants[person].ask():
                    loser = self._take(person, offering)
                    if loser is not None:
                        wants[loser].lose(offering)
                        refused.append(loser)
            active = sorted(set(refused))

    def _take(self, person: str, offering: int) -> str | None:
        """The unit keeps the person if they stand well enough; who loses the place, perhaps themselves."""
        self.asked.setdefault(offering, set()).add(person)
        room = self._room.get(offering)
        if room is None:
            return None
        kept = self._kept.setdefault(offering, [])
        entry = (-self._ranks[offering][person], person)
        if len(kept) < room:
            heapq.heappush(kept, entry)
            return None
        return heapq.heappushpop(kept, entry)[1] if kept else person


class _Wants:
    """What one student still wants in a pass: ``count`` of the ``wishes``, the first ones for choice."""

    def __init__(
        self, wishes: Sequence[int], count: int, beside: Iterable[int], apart: Mapping[int, frozenset[int]]
    ) -> None:
        self._wishes = wishes
        self._count = count
        self._beside = tuple(beside)
        self._apart = apart
        self.held: set[int] = set()
        self._refused: set[int] = set()

    def ask(self) -> list[int]:
        """The offerings asked for now: the first wishes not refused, as many as are lacking."""
        asked = []
        if len(self.held) < self._count:
            for offering in self._wishes:
                if offering in self.held or offering in self._refused or not self._fits(offering):
                    continue
                self.held.add(offering)
                asked.append(offering)
                if len(self.held) == self._count:
                    break
        return asked

    def lose(self, offering: int) -> None:
        """The unit refuses, for good."""
        self.held.discard(offering)
        self._refused.add(offering)

    def _fits(self, offering: int) -> bool:
        forbidden = self._apart.get(offering, NONE)
        return not forbidden or forbidden.isdisjoint(chain(self.held, self._beside))


def assign(
    applicants: Iterable[Applicant],
    *,
    places: Mapping[int, int | None],
    orders: Mapping[int, Mapping[str, Standing]],
    apart: Mapping[int, frozenset[int]] | None = None,
    progress: Callable[[float], None] = lambda done: None,
) -> list[Decision]:
    """What comes of each wish, by student then wish, the students in the order of their keys.

    ``places`` by offering, None without limit; ``orders`` from ``priorities.orders``; ``apart`` the offerings that
    can't be held beside one.
    """
    people = sorted(applicants, key=lambda one: one.key)
    ranks = {offering: _ranks(standings) for offering, standings in orders.items()}
    progress(0.2)
    exclusions = apart or {}
    first = _Round(places, ranks)
    wants = {one.key: _Wants((*one.mains, *one.reserves), len(one.mains), (), exclusions) for one in people}
    first.run(wants)
    progress(0.6)
    left = {
        offering: None if room is None else max(room - len(first.asked.get(offering, ())), 0)
        for offering, room in places.items()
    }
    second = _Round(left, ranks)
    beside = {
        one.key: _Wants(one.optionals, max(one.at_most - len(wants[one.key].held), 0), wants[one.key].held, exclusions)
        for one in people
        if one.optionals
    }
    second.run(beside)
    progress(0.8)
    order = _order(first.asked, second.asked, ranks)
    return list(_decisions(people, wants, beside, order))


def _ranks(standings: Mapping[str, Standing]) -> dict[str, int]:
    """Places in a unit's order; equal standings (there are none in practice) are put apart by the student's key."""
    ordered = sorted(standings, key=lambda person: (standings[person], person))
    return {person: rank for rank, person in enumerate(ordered)}


def _order(
    asked: Mapping[int, set[str]], asked_beside: Mapping[int, set[str]], ranks: Mapping[int, Mapping[str, int]]
) -> dict[tuple[int, str], int]:
    """Each one's place among those who asked for an offering, those who asked for it beside coming last."""
    found: dict[tuple[int, str], int] = {}
    for offering in {*asked, *asked_beside}:
        rank = ranks[offering]
        groups = (asked.get(offering, set()), asked_beside.get(offering, set()))
        ordered = [person for group in groups for person in sorted(group, key=rank.__getitem__)]
        found |= {(offering, person): place for place, person in enumerate(ordered, start=1)}
    return found


def _decisions(
    people: Sequence[Applicant],
    wants: Mapping[str, _Wants],
    beside: Mapping[str, _Wants],
    order: Mapping[tuple[int, str], int],
) -> Iterable[Decision]:
    for one in people:
        for offering, kind in one.wishes:
            held = (beside if kind == "optional" else wants)[one.key].held
            place = order.get((offering, one.key), 0)
            if offering in held:
                outcome = "reserve" if kind == "reserve" else "given"
            else:
                outcome = "waiting" if place else "spared"
            yield Decision(one.key, offering, kind, outcome, place)
