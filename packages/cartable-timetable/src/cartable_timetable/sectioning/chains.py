"""A seat where every group is full: a few other students of the course change groups, none to their loss."""

from __future__ import annotations

from cartable_timetable.sectioning.offers import OfferBook
from cartable_timetable.sectioning.roster import Bundle, Roster

_MOST_LOOKS = 150
"""Rankings made in one search: some tens of milliseconds."""
_OFFERS = 6
_ALTERNATIVES = 4


class ChainSearch:
    """Looks for the fewest moves that seat one student, groups with fewest clashes first."""

    def __init__(self, roster: Roster, book: OfferBook, student: str, course: int) -> None:
        self._roster, self._book, self._student, self._course = roster, book, student, course
        self._looks = 0

    def run(self, most_moves: int, below: int | None) -> list[tuple[str, Bundle]] | None:
        """Seats the student; returns who moved and the classes they had, or None when nothing could be changed.

        With ``below``, only classes that cause fewer clashes than that are looked at.
        """
        offers = [
            bundle
            for bundle in self._book.rank(self._student, self._course, most=_OFFERS, clashes_first=True)
            if below is None or self._book.count_clashes(self._student, self._course, bundle) < below
        ]
        for moves in range(1, most_moves + 1):
            for bundle in offers:
                before = self._roster.put(self._student, self._course, bundle)
                chain = self._relieve(moves, [self._student])
                if chain is not None:
                    return chain
                self._roster.put(self._student, self._course, before)
        return None

    def _relieve(self, moves: int, touched: list[str]) -> list[tuple[str, Bundle]] | None:
        """Brings every class of the last student touched back to its limit, in at most ``moves`` moves."""
        over = self._find_over(touched)
        if over < 0:
            return []
        if moves == 0:
            return None
        for mover in list(self._roster.people[over]):
            if mover in touched or self._looks >= _MOST_LOOKS:
                continue
            self._looks += 1
            present = self._roster.seats[mover][self._course]
            others = self._roster.others_taken(mover, self._course)
            bearable = self._roster.clashes_with(present, others)
            for bundle in self._book.rank(mover, self._course, most=_ALTERNATIVES, open_only=moves == 1, barred=over):
                if self._roster.clashes_with(bundle, others) > bearable:
                    continue
                self._roster.put(mover, self._course, bundle)
                rest = self._relieve(moves - 1, [*touched, mover])
                if rest is not None:
                    return [(mover, present), *rest]
                self._roster.put(mover, self._course, present)
        return None

    def _find_over(self, touched: list[str]) -> int:
        """A class beyond its limit among those of the students touched; -1 when there is none."""
        for student in touched:
            for item in self._roster.seats[student][self._course]:
                if self._roster.size(item) > self._roster.structure.limit[item]:
                    return item
        return -1
