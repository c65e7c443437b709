"""A week drawn and told: what is in it, where it stands, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable_timetable.drawing import NotInProblem, draw_week, week_as_text
from cartable_timetable.drawing.axis import Axis
from cartable_timetable.drawing.lanes import lay_side_by_side
from cartable_timetable.drawing.meetings import Meeting
from cartable_timetable.model import Class, Config, Course, Placement, Problem, Solution, Subpart, Time, TimeOption

Make = Callable[..., Solution]
SVG = "{http://www.w3.org/2000/svg}"


def titles(picture: str) -> list[str]:
    """What is told of each meeting of a picture."""
    return [group.findtext(f"{SVG}title") or "" for group in ElementTree.fromstring(picture).iter(f"{SVG}g")]


def test_the_week_in_lines_of_text(small_problem: Problem, make_solution: Make) -> None:
    assert week_as_text(small_problem, make_solution()).splitlines() == [
        "Timetable of small, all weeks",
        "",
        "Monday",
        "  10–20  L1  room A   course C1",
        "  22–32  T1  room A   course C1",
        "  40–50  T2  room B   course C1",
        "",
        "Tuesday",
        "  10–20  L2  room B   course C1  odd weeks",
        "  70–80  P1  no room  course C2",
        "",
        "Thursday",
        "  70–80  P2  no room  course C2",
    ]
    assert week_as_text(small_problem, make_solution(), student="3", week=1, language="fr").splitlines() == [
        "Emploi du temps de l’étudiant 3, semaine 2",
        "",
        "Lundi",
        "  40–50  T2  salle B     cours C1",
        "",
        "Jeudi",
        "  70–80  P2  sans salle  cours C2",
    ]
    assert week_as_text(small_problem, make_solution(L1=None, T1=None), room="A").splitlines() == [
        "Timetable of room A",
        "",
        "No class meets.",
    ]


def test_the_picture_tells_every_meeting_and_what_it_is(small_problem: Problem, make_solution: Make) -> None:
    picture = draw_week(small_problem, make_solution(), course="C1")
    assert titles(picture) == [
        "L1, Monday 10–20, room A, course C1",
        "T1, Monday 22–32, room A, course C1",
        "T2, Monday 40–50, room B, course C1",
        "L2, Tuesday 10–20, room B, course C1, odd weeks",
    ]
    root = ElementTree.fromstring(picture)
    assert (root.get("role"), root.get("width"), root.get("viewBox", "").split()[:3]) == (
        "img",
        "800",
        ["0", "0", "800"],
    )
    named = [root.find(f"{SVG}title"), root.find(f"{SVG}desc")]
    assert root.get("aria-labelledby") == " ".join(item.get("id", "") for item in named if item is not None)
    assert [item.text for item in named if item is not None] == [
        "Timetable of course C1, all weeks",
        f"Meetings in the week: 4. {'; '.join(titles(picture))}.",
    ]
    assert not {element.tag for element in root.iter()} & {f"{SVG}script", f"{SVG}style", f"{SVG}image"}
    assert all("style" not in element.attrib and "href" not in element.attrib for element in root.iter())


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({"room": "B"}, ["T2", "L2"]),
        ({"student": "1"}, ["L1", "T1", "P1"]),
        ({"course": "C2"}, ["P1", "P2"]),
        ({"class_ids": ["P2", "L1"]}, ["L1", "P2"]),
        ({"room": "B", "week": 1}, ["T2"]),
        ({}, ["L1", "T1", "T2", "L2", "P1", "P2"]),
    ],
)
def test_what_is_selected(
    small_problem: Problem, make_solution: Make, selection: dict[str, object], expected: list[str]
) -> None:
    picture = draw_week(small_problem, make_solution(), **selection)  # type: ignore[arg-type]
    assert [title.split(",")[0] for title in titles(picture)] == expected


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        ({"room": "Z"}, "problem small has no room Z"),
        ({"student": "9"}, "problem small has no student 9"),
        ({"course": "C9"}, "problem small has no course C9"),
        ({"class_ids": ["L1", "L9"]}, "problem small has no class L9"),
        ({"week": 4}, "problem small has no week 5: it has 4"),
    ],
)
def test_what_does_not_exist_is_named(
    small_problem: Problem, make_solution: Make, selection: dict[str, object], told: str
) -> None:
    for draw in (draw_week, week_as_text):
        with pytest.raises(NotInProblem) as caught:
            draw(small_problem, make_solution(), **selection)  # type: ignore[operator]
        assert str(caught.value) == told


def test_one_selection_at_a_time(small_problem: Problem, make_solution: Make) -> None:
    with pytest.raises(ValueError, match="one of room, student, course and class_ids; got room and course"):
        draw_week(small_problem, make_solution(), room="A", course="C1")


def crowd(count: int) -> tuple[Problem, Solution]:
    """``count`` classes at the same hour of one day, with names that XML must escape."""
    time = Time(1, 1, 96, 12)
    classes = tuple(Class(f"<{k}&\x01", None, None, False, (TimeOption(time, 0),), ()) for k in range(count))
    course = Course("k", (Config("k", (Subpart("p", classes),)),))
    from cartable_timetable.model import Weights

    problem = Problem("crowd", 7, 1, 288, Weights(1, 1, 1, 1), (), (course,), (), ())
    return problem, Solution("crowd", {item.id: Placement(time, None) for item in classes}, {})


@pytest.mark.parametrize(("count", "is_calendar"), [(3, True), (40, False)])
def test_a_crowd_becomes_a_board_with_a_row_for_each_class(count: int, is_calendar: bool) -> None:
    problem, solution = crowd(count)
    picture = draw_week(problem, solution, course="k")
    assert len(titles(picture)) == count
    assert titles(picture)[0] == "<0&\N{REPLACEMENT CHARACTER}, Monday 8:00–9:00, no room, course k"
    labels = [item.text for item in ElementTree.fromstring(picture).iter(f"{SVG}text")]
    assert ("Monday" in labels, labels.count("8:00") > 0) == (True, True)
    hours = [text for text in labels if text and text.startswith("<0")]
    assert len(hours) == 1  # in its box, or at the head of its row
    tops = {group[1].get("y") for group in ElementTree.fromstring(picture).iter(f"{SVG}g")}
    assert len(tops) == (1 if is_calendar else count)


def test_an_empty_week_is_drawn() -> None:
    problem, solution = crowd(2)
    picture = draw_week(problem, replace(solution, placements={}))
    assert ElementTree.fromstring(picture).findtext(f"{SVG}desc") == "No class meets."


meetings = st.lists(
    st.builds(
        lambda start, length: Meeting("c", "k", None, 0, start, start + length, 1, 1),
        st.integers(0, 40),
        st.integers(1, 12),
    ),
    max_size=14,
)


@settings(max_examples=200, deadline=None)
@given(meetings)
def test_meetings_that_overlap_never_share_a_lane(drawn: list[Meeting]) -> None:
    laid = lay_side_by_side(drawn)
    assert len(laid) == len(drawn)
    assert all(0 <= item.lane < item.lanes for item in laid)
    for a, b in combinations(laid, 2):
        if a.meeting.start < b.meeting.end and b.meeting.start < a.meeting.end:
            assert a.lane != b.lane and a.lanes == b.lanes
    most = max((sum(m.start <= slot < m.end for m in drawn) for slot in range(60)), default=0)
    assert max((item.lanes for item in laid), default=0) == most


@settings(max_examples=200, deadline=None)
@given(meetings, st.sampled_from([24, 48, 96, 100, 288]))
def test_the_axis_holds_every_meeting(drawn: list[Meeting], slots: int) -> None:
    axis = Axis.of_meetings(drawn, slots)
    assert 1 <= len(axis.ticks) - 1 <= 14
    assert axis.ticks[-1] == axis.last
    assert all(axis.first <= item.start and item.end <= axis.last for item in drawn)
    if slots == 288:
        assert axis.tell(102) == "8:30"
