"""Problems built in memory are held to the rules of files; mutilated files never crash the reader."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable_timetable.faults import ProblemFileError
from cartable_timetable.model import Problem, Time, Weights
from cartable_timetable.validation import list_faults
from cartable_timetable.xml import read_problem


def list_codes(problem: Problem) -> list[tuple[str, str]]:
    return [(fault.code, fault.where) for fault in list_faults(problem)]


def test_a_sound_problem_has_no_fault(small_problem: Problem) -> None:
    assert list_faults(small_problem) == []


def test_sizes_and_weights(small_problem: Problem) -> None:
    bad = replace(small_problem, slots_per_day=0, weights=Weights(1, 1, -1, 1))
    assert list_codes(bad) == [("attribute_too_small", "problem"), ("attribute_too_small", "optimization[1]")]


def test_times_of_rooms(small_problem: Problem) -> None:
    closed = (Time(0, 0b1, 0, 5), Time(0b100000, 0b1, 0, 5), Time(0b1, 0b10000, -1, 0), Time(0b1, 0b1, 99, 2))
    room = replace(small_problem.rooms[0], unavailable=closed, capacity=-1)
    bad = replace(small_problem, rooms=(room, small_problem.rooms[1]))
    assert list_codes(bad) == [
        ("attribute_too_small", "room[id=A]"),
        ("mask_empty", "room[id=A]/unavailable[1]"),
        ("mask_length", "room[id=A]/unavailable[2]"),
        ("attribute_too_small", "room[id=A]/unavailable[3]"),
        ("attribute_too_small", "room[id=A]/unavailable[3]"),
        ("mask_length", "room[id=A]/unavailable[3]"),
        ("time_beyond_day", "room[id=A]/unavailable[4]"),
    ]


def test_repeated_ids_have_no_line_to_name(small_problem: Problem) -> None:
    bad = replace(small_problem, students=(*small_problem.students[:2], small_problem.students[0]))
    (fault,) = list_faults(bad)
    assert (fault.code, fault.line, fault.as_text()) == (
        "id_repeated",
        None,
        "student[id=1]: The student id 1 is already used. Give each student its own id.",
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mutilated_file_is_read_or_refused_and_never_crashes(small_xml: str, data: st.DataObject) -> None:
    text = bytearray(small_xml.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text) - 10))
        text[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    try:
        problem = read_problem(bytes(text))
    except ProblemFileError as error:
        assert all(fault.as_text("en") and fault.as_text("fr") for fault in error.faults)
    else:
        assert list_faults(problem) == []
