"""One student at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.check import check
from cartable_timetable.model import Class, Placement, Problem, Room, RoomOption, Solution
from cartable_timetable.sectioning import Regrouped, SeatRefused, Sectioner, section
from cartable_timetable.xml import read_problem

Made = tuple[Problem, dict[str, Placement]]
STUDENT_FAULTS = {"student_without_classes"}


def open_sectioner(made: Made) -> Sectioner:
    problem, placements = made
    return Sectioner(problem, section(problem, placements, time_limit=600).as_solution(problem, placements))


def as_sets(solution: Solution) -> dict[str, set[str]]:
    return {name: set(people) for name, people in solution.students.items()}


def verify(sectioner: Sectioner) -> None:
    """The verifier agrees on rules and conflicts."""
    problem = sectioner.problem
    report = check(problem, sectioner.solution)
    assert {error.code for error in report.errors} <= STUDENT_FAULTS
    told = {(error.params["student"], error.params["course"]) for error in report.errors}
    assert told == set(sectioner.unseated)
    assert sum(sectioner.count_clashes(student.id) for student in problem.students) == report.cost.student


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10**6), data=st.data())
def test_whatever_is_done_keeps_every_rule(made: Callable[..., Made], seed: int, data: st.DataObject) -> None:
    sectioner = open_sectioner(made(seed))
    courses = [course.id for course in sectioner.problem.courses]
    students = [student.id for student in sectioner.problem.students]
    acts = st.sampled_from(("add", "drop", "move", "swap", "exchange"))
    for _ in range(data.draw(st.integers(1, 8))):
        act, student = data.draw(acts), data.draw(st.sampled_from(students))
        course, other = data.draw(st.sampled_from(courses)), data.draw(st.sampled_from(courses))
        before = as_sets(sectioner.solution), sectioner.problem
        try:
            if act == "swap":
                sectioner.swap(student, course, other, most_moves=2)
            elif act == "exchange":
                sectioner.exchange(student, data.draw(st.sampled_from(students)), course)
            elif act == "drop":
                sectioner.drop(student, course)
            else:
                getattr(sectioner, act)(student, course, most_moves=2)
        except SeatRefused as refusal:
            assert refusal.reasons
            assert (as_sets(sectioner.solution), sectioner.problem) == before
        verify(sectioner)


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10**6))
def test_add_then_drop_returns_to_the_same(made: Callable[..., Made], seed: int) -> None:
    sectioner = open_sectioner(made(seed))
    sectioner.register("new")
    before = as_sets(sectioner.solution)
    for course in sectioner.problem.courses:
        try:
            added = sectioner.add("new", course.id)
        except SeatRefused:
            continue
        dropped = sectioner.drop("new", course.id)
        assert dropped.before == added.after
        assert as_sets(sectioner.solution) == before


@settings(deadline=None, max_examples=60)
@given(seed=st.integers(0, 10**6))
def test_offers_tell_the_clashes_that_taking_them_causes(made: Callable[..., Made], seed: int) -> None:
    sectioner = open_sectioner(made(seed))
    for student in sectioner.problem.students:
        for course in sectioner.problem.courses:
            offers = sectioner.offers(student.id, course.id, most=50)
            ranks = [(not offer.is_open, len(offer.clashes)) for offer in offers]
            assert [rank[0] for rank in ranks] == sorted(rank[0] for rank in ranks)
            assert ranks[: sum(offer.is_open for offer in offers)] == sorted(rank for rank in ranks if rank[0] is False)
            for offer in offers[:3]:
                if offer.is_open and sectioner.classes_of(student.id, course.id):
                    sectioner.move(student.id, course.id, offer.classes)
                    here = sectioner.offers(student.id, course.id, most=50)
                    assert [item.clashes for item in here if item.is_present] == [offer.clashes]
                    verify(sectioner)


def test_clashes_and_full_classes_are_told_in_both_languages(
    week: Callable[..., Made], lesson: Callable[..., Class], seated: Callable[..., Solution]
) -> None:
    groups = [
        lesson("g1", day=0, start=108, length=24, limit=2),
        lesson("g2", day=1, start=108, length=24, limit=1),
        lesson("g3", day=2, limit=5),
    ]
    made = week({"k": [groups], "e": [[lesson("e", day=0, start=120, length=24)]]}, {"s": "e", "t": "k"})
    sectioner = Sectioner(made[0], seated(made, {"e": ("s",), "g2": ("t",)}))
    offers = sectioner.offers("s", "k")
    assert [(offer.classes, offer.is_open, offer.seats_left) for offer in offers] == [
        (("g3",), True, 5),
        (("g1",), True, 2),
        (("g2",), False, 0),
    ]
    clash = offers[1].clashes[0]
    assert (clash.class_, clash.other, clash.course, clash.days, clash.is_overlap) == ("g1", "e", "e", 1, True)
    added = sectioner.add("s", "k")
    assert added.after == ("g3",)
    assert [str(reason) for reason in added.others] == [
        "Class g1 overlaps class e on Monday (10:00 to 11:00).",
        "Class g2 is full: 1 students for 1 seats.",
    ]
    assert [reason.text_in("fr") for reason in added.others] == [
        "La classe g1 a lieu en même temps que la classe e, lundi (10:00 à 11:00).",
        "La classe g2 est pleine\N{NO-BREAK SPACE}: 1 étudiants pour 1 places.",
    ]


def test_a_way_too_long_is_told_with_its_rooms() -> None:
    from cartable_timetable.model import Config, Course, Student, Subpart, Time, TimeOption, Weights

    def alone(name: str, start: int, room: str) -> Course:
        item = Class(name, None, None, True, (TimeOption(Time(3, 1, start, 10), 0),), (RoomOption(room, 0),))
        return Course(name, (Config(name, (Subpart(name, (item,)),)),))

    courses = (alone("a", 10, "A"), alone("b", 22, "B"))
    rooms = (Room("A", 9, {"B": 4}), Room("B", 9))
    problem = Problem("way", 5, 1, 50, Weights(1, 1, 1, 1), rooms, courses, (), (Student("s", ("a",)),))
    placements = {
        name: Placement(Time(3, 1, start, 10), room) for name, start, room in (("a", 10, "A"), ("b", 22, "B"))
    }
    sectioner = Sectioner(problem, Solution("way", placements, {"a": ("s",)}))
    (offer,) = sectioner.offers("s", "b")
    assert [str(reason) for reason in offer.reasons] == [
        "From class a in A to class b in B on Monday, Tuesday, the way takes 4 slots and 2 are left."
    ]


def test_a_chain_makes_room_where_no_set_is_open(
    week: Callable[..., Made], lesson: Callable[..., Class], seated: Callable[..., Solution]
) -> None:
    lectures = [lesson("l1", limit=1), lesson("l2", day=1, limit=2)]
    groups = [lesson("g1", day=2, limit=1, parent="l1"), lesson("g2", day=3, limit=1)]
    made = week({"k": [lectures, groups]}, {"s": "", "t": "k"})
    sectioner = Sectioner(made[0], seated(made, {"l1": ("t",), "g2": ("t",)}))
    with pytest.raises(SeatRefused, match="Class g2 is full"):
        sectioner.add("s", "k")
    added = sectioner.add("s", "k", most_moves=1)
    assert added.after == ("l1", "g1")
    assert added.moved == (Regrouped("t", "k", ("l1", "g2"), ("l2", "g2")),)
    verify(sectioner)


def test_a_chain_avoids_a_clash_but_hurts_nobody(
    week: Callable[..., Made], lesson: Callable[..., Class], seated: Callable[..., Solution]
) -> None:
    courses = {"k": [[lesson("a", limit=1), lesson("b", day=1, limit=9)]], "e": [[lesson("e", day=1)]]}
    for theirs, moved in (("k", ("t",)), ("k e", ())):
        made = week(courses, {"s": "e", "t": theirs})
        attending = ("s", "t") if "e" in theirs else ("s",)
        sectioner = Sectioner(made[0], seated(made, {"a": ("t",), "e": attending}))
        added = sectioner.add("s", "k", most_moves=1)
        assert tuple(item.student for item in added.moved) == moved
        assert len(added.clashes) == 1 - len(moved)
        verify(sectioner)


def test_parents_are_given_as_reasons(
    week: Callable[..., Made], lesson: Callable[..., Class], seated: Callable[..., Solution]
) -> None:
    lectures = [lesson("l1", limit=1), lesson("l2", day=1, limit=9)]
    groups = [lesson("g1", day=2, limit=9, parent="l1"), lesson("g2", day=3, limit=9, parent="l2")]
    made = week({"k": [groups, lectures]}, {"s": "", "t": "k"})
    sectioner = Sectioner(made[0], seated(made, {"l1": ("t",), "g1": ("t",)}))
    added = sectioner.add("s", "k")
    assert set(added.after) == {"l2", "g2"}
    assert {reason.code: str(reason) for reason in added.others} == {
        "class_full": "Class l1 is full: 1 students for 1 seats.",
        "parent_not_possible": "Class g1 comes with class l1, which is not possible.",
    }


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda s: s.offers("nobody", "k"), "student_unknown"),
        (lambda s: s.add("s", "nothing"), "course_unknown"),
        (lambda s: s.add("t", "k"), "course_taken"),
        (lambda s: s.drop("s", "k"), "course_not_taken"),
        (lambda s: s.move("s", "k"), "course_not_taken"),
        (lambda s: s.swap("s", "k", "e"), "course_not_taken"),
        (lambda s: s.swap("t", "k", "e", ["a"]), "not_a_bundle"),
        (lambda s: s.add("s", "k", ["a", "b"]), "not_a_bundle"),
        (lambda s: s.add("s", "k", ["a"]), "class_full"),
        (lambda s: s.exchange("t", "u", "k"), "same_classes"),
        (lambda s: s.register("s"), "student_known"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    week: Callable[..., Made],
    lesson: Callable[..., Class],
    seated: Callable[..., Solution],
    act: Callable[[Sectioner], object],
    code: str,
) -> None:
    courses = {"k": [[lesson("a", limit=2), lesson("b", day=1)]], "e": [[lesson("e")]]}
    made = week(courses, {"s": "", "t": "k", "u": "k"})
    sectioner = Sectioner(made[0], seated(made, {"a": ("t", "u")}))
    before = sectioner.problem, as_sets(sectioner.solution)
    with pytest.raises(SeatRefused) as refusal:
        act(sectioner)
    assert [reason.code for reason in refusal.value.reasons] == [code]
    assert (sectioner.problem, as_sets(sectioner.solution)) == before


def test_exchanged_students_have_each_other_s_classes(
    week: Callable[..., Made], lesson: Callable[..., Class], seated: Callable[..., Solution]
) -> None:
    made = week({"k": [[lesson("a", limit=1), lesson("b", day=1, limit=1)]]}, {"s": "k", "t": "k"})
    sectioner = Sectioner(made[0], seated(made, {"a": ("s",), "b": ("t",)}))
    mine, theirs = sectioner.exchange("s", "t", "k")
    assert (mine.before, mine.after, theirs.before, theirs.after) == (("a",), ("b",), ("b",), ("a",))
    assert as_sets(sectioner.solution) == {"a": {"t"}, "b": {"s"}}


@pytest.mark.parametrize("name", ["pu-cs-fal07", "wbg-fal10"])
def test_a_published_instance_stays_sound(itc2019: Path, name: str) -> None:
    problem = read_problem(itc2019 / f"{name}.xml.gz")
    placements = {
        item.id: Placement(item.times[0].time, item.rooms[0].room if item.rooms else None) for item in problem.classes()
    }
    seats = section(problem, placements, time_limit=600).as_solution(problem, placements)
    sectioner = Sectioner(problem, seats)
    before = as_sets(sectioner.solution)
    for student in problem.students[:40]:
        for course in student.courses:
            classes = sectioner.drop(student.id, course).before
            sectioner.add(student.id, course, classes)
    assert as_sets(sectioner.solution) == before
    counted = sum(sectioner.count_clashes(student.id) for student in problem.students)
    assert counted == check(sectioner.problem, sectioner.solution).cost.student
