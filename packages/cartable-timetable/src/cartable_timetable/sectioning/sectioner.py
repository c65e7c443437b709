"""One student at a time: offers, and adding, dropping, swapping and exchanging, on an index kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cartable_timetable.model import Problem, Solution
from cartable_timetable.sectioning.alternatives import explain_others
from cartable_timetable.sectioning.chains import ChainSearch
from cartable_timetable.sectioning.describing import Clash
from cartable_timetable.sectioning.offers import Offer, OfferBook
from cartable_timetable.sectioning.reasons import Param, Reason
from cartable_timetable.sectioning.result import Regrouped
from cartable_timetable.sectioning.roster import Bundle, Roster


class SeatRefused(ValueError):  # noqa: N818  # what happened, as the package's other refusals are told
    """A change that can't be made; ``reasons`` say why, and nothing was changed."""

    def __init__(self, *reasons: Reason) -> None:
        self.reasons = reasons
        super().__init__(" ".join(str(reason) for reason in reasons))


@dataclass(frozen=True, slots=True)
class SeatChange:
    """What one call changed for one student and one course.

    ``before`` and ``after`` are the classes (empty: none); ``clashes`` those that the new classes cause; ``moved`` the
    other students who changed groups to make room; ``others`` say, for each other class of the course, why not.
    """

    student: str
    course: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    clashes: tuple[Clash, ...] = ()
    moved: tuple[Regrouped, ...] = ()
    others: tuple[Reason, ...] = ()


class Sectioner:
    """An index of one timetable and its students. Not for several threads at once: guard it with a lock.

    A student whose classes of a course aren't one whole set in ``solution`` begins without, as ``unseated`` says.
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._roster = Roster(problem, solution)
        self._book = OfferBook(self._roster)

    @property
    def problem(self) -> Problem:
        """The problem with the choices of this moment."""
        return self._roster.as_problem()

    @property
    def solution(self) -> Solution:
        """The timetable with the seats of this moment."""
        return self._roster.as_solution()

    @property
    def unseated(self) -> tuple[tuple[str, str], ...]:
        """Students and the courses in which they have no classes."""
        ids = self._roster.structure.course_ids
        return tuple(
            (student, ids[course])
            for student, courses in self._roster.seats.items()
            for course, bundle in courses.items()
            if not bundle
        )

    def count_clashes(self, student: str) -> int:
        """Pairs of classes of the student that clash. Raises SeatRefused for an unknown student."""
        self._check_student(student)
        return self._roster.clashes_of(student)

    def classes_of(self, student: str, course: str) -> tuple[str, ...]:
        """The student's classes of a course, empty without. Raises SeatRefused for an unknown student or course."""
        self._check_student(student)
        return self._named(self._roster.seats[student].get(self._course(course), ()))

    def register(self, student: str) -> None:
        """Makes a new student known, without courses. Raises SeatRefused when the name is taken."""
        if student in self._roster.seats:
            raise _refusal("student_known", student=student)
        self._roster.enter(student)

    def offers(self, student: str, course: str, *, most: int = 12) -> list[Offer]:
        """The best sets of classes of a course for a student: open first, then fewest clashes, then smallest groups.

        Where the student has the course already, their own seats count as free and one offer is the present one.
        Raises SeatRefused for an unknown student or course.
        """
        number = self._known(student, course)
        return [self._book.offer(student, number, bundle) for bundle in self._book.rank(student, number, most=most)]

    def add(
        self, student: str, course: str, classes: Sequence[str] | None = None, *, most_moves: int = 0
    ) -> SeatChange:
        """Seats a student in a course: in ``classes``, or else in the best open set.

        Where no set is open, or each clashes, at most ``most_moves`` other students of the course change groups to
        make room in a better one, each without more clashes than before. Raises SeatRefused (nothing changed) when
        there is no seat or the student has the course.
        """
        number = self._known(student, course)
        if self._roster.seats[student].get(number):
            raise _refusal("course_taken", student=student, course=course)
        had_chosen = number in self._roster.seats[student]
        try:
            return self._seat(student, number, classes, most_moves)
        except SeatRefused:
            if not had_chosen:
                self._roster.seats[student].pop(number, None)
            raise

    def move(
        self, student: str, course: str, classes: Sequence[str] | None = None, *, most_moves: int = 0
    ) -> SeatChange:
        """Seats a student of a course in other classes, or in the best open set. Raises SeatRefused, as ``add``."""
        return self._seat(student, self._taken(student, course), classes, most_moves)

    def drop(self, student: str, course: str) -> SeatChange:
        """Takes a course from a student. Raises SeatRefused when they don't have it."""
        number = self._known(student, course)
        if number not in self._roster.seats[student]:
            raise _refusal("course_not_taken", student=student, course=course)
        return SeatChange(student, course, self._named(self._roster.leave(student, number)), ())

    def swap(
        self, student: str, old: str, new: str, classes: Sequence[str] | None = None, *, most_moves: int = 0
    ) -> SeatChange:
        """Drops ``old`` and adds ``new``, or does nothing: raises SeatRefused, as both, and the old seat stays.

        Returns the change of ``new``.
        """
        number = self._known(student, old)
        dropped = tuple(self._roster.seats[student])
        bundle = self._roster.seats[student].get(number, ())
        self.drop(student, old)
        try:
            return self.add(student, new, classes, most_moves=most_moves)
        except SeatRefused:
            self._roster.put(student, number, bundle)
            kept = self._roster.seats[student]
            self._roster.seats[student] = {course: kept[course] for course in dropped}
            raise

    def exchange(self, first: str, second: str, course: str) -> tuple[SeatChange, SeatChange]:
        """Two students of a course take each other's classes. Raises SeatRefused when they can't."""
        number = self._taken(first, course)
        self._taken(second, course)
        mine, theirs = self._roster.seats[first][number], self._roster.seats[second][number]
        if mine == theirs:
            raise _refusal("same_classes", student=first, other=second, course=course)
        self._roster.put(first, number, theirs)
        self._roster.put(second, number, mine)
        return self._tell(first, number, mine), self._tell(second, number, theirs)

    def _seat(self, student: str, course: int, classes: Sequence[str] | None, most_moves: int) -> SeatChange:
        roster = self._roster
        before = roster.seats[student].get(course, ())
        if classes is not None:
            chosen = self._chosen(course, classes)
            full = [item for item in chosen if item not in before and roster.is_full(item)]
            if full:
                raise SeatRefused(*(self._book.tell_full(item) for item in full))
            roster.put(student, course, chosen)
            return self._tell(student, course, before)
        ranked = self._book.rank(student, course, most=1, open_only=True)
        clashes = self._book.count_clashes(student, course, ranked[0]) if ranked else None
        if most_moves and clashes != 0:
            chain = ChainSearch(roster, self._book, student, course).run(most_moves, clashes)
            if chain is not None:
                return self._tell(student, course, before, chain)
        if not ranked:
            raise SeatRefused(*explain_others(roster, self._book, student, course, before))
        roster.put(student, course, ranked[0])
        return self._tell(student, course, before)

    def _tell(self, student: str, course: int, before: Bundle, chain: Sequence[tuple[str, Bundle]] = ()) -> SeatChange:
        roster = self._roster
        after = roster.seats[student][course]
        name = roster.structure.course_ids[course]
        return SeatChange(
            student=student,
            course=name,
            before=self._named(before),
            after=self._named(after),
            clashes=self._book.list_clashes(after, roster.others_taken(student, course)),
            moved=tuple(
                Regrouped(mover, name, self._named(had), self._named(roster.seats[mover][course]))
                for mover, had in chain
            ),
            others=explain_others(roster, self._book, student, course, after),
        )

    def _named(self, bundle: Bundle) -> tuple[str, ...]:
        return tuple(self._roster.names[item] for item in bundle)

    def _chosen(self, course: int, classes: Sequence[str]) -> Bundle:
        structure = self._roster.structure
        numbers = [structure.number.get(name, -1) for name in classes]
        if -1 in numbers or not structure.is_bundle(course, numbers):
            raise _refusal("not_a_bundle", classes=", ".join(classes), course=structure.course_ids[course])
        return tuple(structure.in_order(numbers))

    def _check_student(self, student: str) -> None:
        if student not in self._roster.seats:
            raise _refusal("student_unknown", student=student)

    def _course(self, course: str) -> int:
        number = self._roster.structure.course_number.get(course)
        if number is None:
            raise _refusal("course_unknown", course=course)
        return number

    def _known(self, student: str, course: str) -> int:
        self._check_student(student)
        return self._course(course)

    def _taken(self, student: str, course: str) -> int:
        number = self._known(student, course)
        if not self._roster.seats[student].get(number):
            raise _refusal("course_not_taken", student=student, course=course)
        return number


def _refusal(code: str, **params: Param) -> SeatRefused:
    return SeatRefused(Reason(code, params))
