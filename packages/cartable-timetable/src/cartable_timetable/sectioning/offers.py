"""What a student may be offered of a course: sets of classes, best first, each with its seats and its clashes."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.sectioning.describing import Clash, ClashTeller
from cartable_timetable.sectioning.ranking import Price, rank_bundles
from cartable_timetable.sectioning.reasons import Reason
from cartable_timetable.sectioning.roster import Bundle, Roster
from cartable_timetable.sectioning.structure import NONE

FULL_PRICE = 1 << 48
CLASH_PRICE = 1 << 32
LOW_FULL_PRICE = 1 << 24


@dataclass(frozen=True, slots=True)
class Offer:
    """One class of each subpart of one configuration.

    ``seats_left`` is that of the fullest class, None without limit; ``is_open`` when no class is full; ``is_present``
    when the student has these classes already. ``reasons`` say what speaks against it: full classes, then clashes.
    """

    course: str
    config: str
    classes: tuple[str, ...]
    seats_left: int | None
    is_open: bool
    is_present: bool
    clashes: tuple[Clash, ...]
    reasons: tuple[Reason, ...]


class OfferBook:
    """Makes the offers of one roster."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        structure = roster.structure
        course_of = {name: structure.course_ids[structure.course_of[item]] for item, name in enumerate(roster.names)}
        self._teller = ClashTeller(roster.problem, roster.placements, course_of)

    def rank(
        self,
        student: str,
        course: int,
        *,
        most: int,
        open_only: bool = False,
        clashes_first: bool = False,
        barred: int = NONE,
    ) -> list[Bundle]:
        """The best sets of classes for the student: fewest full classes, then fewest clashes, then smallest groups.

        ``clashes_first`` exchanges the first two; the student's own seats in the course count as free. ``barred`` is a
        class to avoid.
        """
        full_price = None if open_only else LOW_FULL_PRICE if clashes_first else FULL_PRICE
        price = self._price(student, course, full_price, barred)
        ranked = rank_bundles(self._roster.structure, course, price, self._roster.masks, CLASH_PRICE, most)
        return [bundle for _, bundle in ranked]

    def count_clashes(self, student: str, course: int, bundle: Bundle) -> int:
        """Clashes that ``bundle`` would cause."""
        return self._roster.clashes_with(bundle, self._roster.others_taken(student, course))

    def offer(self, student: str, course: int, bundle: Bundle) -> Offer:
        """One set of classes with everything that a student should know."""
        roster = self._roster
        present = roster.seats[student].get(course, ())
        clashes = self.list_clashes(bundle, roster.others_taken(student, course))
        entered = [item for item in bundle if item not in present]
        full = [item for item in entered if roster.is_full(item)]
        return Offer(
            course=roster.structure.course_ids[course],
            config=roster.structure.config_ids[roster.structure.config_of[bundle[0]]],
            classes=tuple(roster.names[item] for item in bundle),
            seats_left=roster.seats_left(bundle),
            is_open=not full,
            is_present=bundle == present,
            clashes=clashes,
            reasons=(*(self.tell_full(item) for item in full), *(clash.reason for clash in clashes)),
        )

    def list_clashes(self, bundle: Bundle, others: int) -> tuple[Clash, ...]:
        """Clashes of the classes of ``bundle`` with those of the mask ``others`` and with each other."""
        names, found = self._roster.names, []
        for position, item in enumerate(bundle):
            against = self._roster.masks[item] & others
            found += [self._teller.describe(names[item], names[other]) for other in list_bits(against)]
            inside = [other for other in bundle[:position] if self._roster.masks[item] >> other & 1]
            found += [self._teller.describe(names[item], names[other]) for other in inside]
        return tuple(found)

    def tell_full(self, item: int) -> Reason:
        """That a class is full."""
        limit = self._roster.structure.limit[item]
        return Reason("class_full", {"id": self._roster.names[item], "size": self._roster.size(item), "limit": limit})

    def _price(self, student: str, course: int, full_price: int | None, barred: int) -> Price:
        roster = self._roster
        others, present = roster.others_taken(student, course), roster.seats[student].get(course, ())

        def price(item: int) -> int | None:
            if item == barred:
                return None
            value = CLASH_PRICE * (roster.masks[item] & others).bit_count()
            if item in present:
                return value
            if roster.is_full(item):
                return None if full_price is None else value + full_price + roster.size(item)
            return value + roster.size(item)

        return price


def list_bits(mask: int) -> list[int]:
    """Positions of the bits of a mask, lowest first."""
    positions = []
    while mask:
        low = mask & -mask
        positions.append(low.bit_length() - 1)
        mask ^= low
    return positions
