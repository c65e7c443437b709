"""What is written is read back equal, for problems and solutions of every shape."""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable_timetable.distributions import arity_of
from cartable_timetable.faults import ProblemFileError
from cartable_timetable.model import (
    Class,
    Config,
    Course,
    Distribution,
    DistributionKind,
    Placement,
    Problem,
    Room,
    RoomOption,
    Solution,
    Student,
    Subpart,
    Time,
    TimeOption,
    Weights,
)
from cartable_timetable.validation import list_faults
from cartable_timetable.xml import read_problem, read_solution, write_problem, write_solution

Make = Callable[..., Solution]
small_numbers = st.integers(0, 50)


@st.composite
def draw_time(draw: st.DrawFn, days: int, weeks: int, slots: int) -> Time:
    start = draw(st.integers(0, slots - 1))
    return Time(
        draw(st.integers(1, 2**days - 1)),
        draw(st.integers(1, 2**weeks - 1)),
        start,
        draw(st.integers(1, slots - start)),
    )


@st.composite
def draw_class(draw: st.DrawFn, identifier: str, rooms: list[str], time: st.SearchStrategy[Time]) -> Class:
    needs_room = bool(rooms) and draw(st.booleans())
    options = draw(
        st.lists(
            st.builds(TimeOption, time, small_numbers),
            min_size=1,
            max_size=3,
            unique_by=lambda option: (option.time.days, option.time.weeks, option.time.start),
        )
    )
    taken = draw(st.lists(st.sampled_from(rooms), min_size=1, unique=True)) if needs_room else []
    return Class(
        id=identifier,
        limit=draw(st.none() | st.integers(1, 30)),
        parent=None,
        needs_room=needs_room,
        times=tuple(options),
        rooms=tuple(RoomOption(room, draw(small_numbers)) for room in taken),
    )


@st.composite
def draw_problem(draw: st.DrawFn) -> Problem:
    days, weeks, slots = draw(st.integers(1, 7)), draw(st.integers(1, 70)), draw(st.integers(1, 300))
    time = draw_time(days, weeks, slots)
    names = draw(st.lists(st.text("abcé<&\"' 1", min_size=1).map(str.strip).filter(bool), max_size=3, unique=True))
    travel = {(a, b): draw(small_numbers) for i, a in enumerate(names) for b in names[i + 1 :] if draw(st.booleans())}
    rooms = tuple(
        Room(
            id=name,
            capacity=draw(small_numbers),
            travel={
                **{b: value for (a, b), value in travel.items() if a == name},
                **{a: value for (a, b), value in travel.items() if b == name},
            },
            unavailable=tuple(draw(st.lists(time, max_size=2))),
        )
        for name in names
    )
    first, second, third = (draw(draw_class(name, names, time)) for name in ("1", "2", "3"))
    child = Class(second.id, second.limit, "1", second.needs_room, second.times, second.rooms)
    courses = (
        Course("X", (Config("1", (Subpart("1", (first,)), Subpart("2", (child,)))),)),
        Course("Y", (Config("2", (Subpart("3", (third,)),)),)),
    )
    kinds = draw(st.lists(st.sampled_from(DistributionKind), max_size=4))
    required = draw(st.booleans())
    distributions = tuple(
        Distribution(
            kind,
            tuple(draw(small_numbers) for _ in range(arity_of(kind))),
            tuple(draw(st.lists(st.sampled_from(["1", "2", "3"]), min_size=1, unique=True))),
            required,
            0 if required else draw(small_numbers),
        )
        for kind in kinds
    )
    return Problem(
        name=draw(st.text("abc-é", min_size=1)),
        days=days,
        weeks=weeks,
        slots_per_day=slots,
        weights=Weights(*(draw(small_numbers) for _ in range(4))),
        rooms=rooms,
        courses=courses,
        distributions=distributions,
        students=(Student("s", tuple(draw(st.permutations(["X", "Y"])))),),
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(draw_problem(), st.booleans())
def test_problem(problem: Problem, compress: bool) -> None:
    assert list_faults(problem) == []
    written = io.BytesIO()
    write_problem(problem, written, compress=compress)
    assert written.getvalue().startswith(b"\x1f\x8b" if compress else b"<?xml")
    assert read_problem(written.getvalue()) == problem


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(draw_problem(), st.data())
def test_solution(problem: Problem, data: st.DataObject) -> None:
    placements: dict[str, Placement] = {}
    students: dict[str, tuple[str, ...]] = {}
    for class_ in problem.classes():
        students[class_.id] = tuple(data.draw(st.lists(st.sampled_from(["s", "t"]), unique=True)))
        if data.draw(st.booleans()):
            room = data.draw(st.sampled_from(class_.rooms)).room if class_.rooms else None
            placements[class_.id] = Placement(data.draw(st.sampled_from(class_.times)).time, room)
    solution = Solution(problem.name, placements, students)
    written = io.BytesIO()
    write_solution(solution, problem, written)
    assert read_solution(written.getvalue(), problem) == solution


def test_solution_as_the_competition_writes_it(small_problem: Problem, make_solution: Make, tmp_path: Path) -> None:
    path = tmp_path / "solution.xml"
    write_solution(
        make_solution(),
        small_problem,
        path,
        runtime=12.345,
        cores=2,
        technique="Annealing",
        author="A. Lovelace",
        institution="Somewhere",
        country="FR",
    )
    assert path.read_text("utf-8").splitlines()[:6] == [
        "<?xml version='1.0' encoding='UTF-8'?>",
        '<!DOCTYPE solution PUBLIC "-//ITC 2019//DTD Problem Format/EN" "http://www.itc2019.org/competition-format.dtd">',
        '<solution name="small" runtime="12.3" cores="2" technique="Annealing" author="A. Lovelace" '
        'institution="Somewhere" country="FR">',
        '  <class id="L1" days="10000" start="10" weeks="1111" room="A">',
        '    <student id="1"/>',
        '    <student id="2"/>',
    ]
    assert '  <class id="P1" days="01000" start="70" weeks="1111">' in path.read_text("utf-8").splitlines()
    assert list(tmp_path.iterdir()) == [path]


def test_solution_without_its_problem_has_unknown_lengths(small_problem: Problem, make_solution: Make) -> None:
    written = io.BytesIO()
    write_solution(make_solution(), small_problem, written)
    solution = read_solution(written.getvalue())
    assert solution.placements["L1"] == Placement(Time(0b1, 0b1111, 10, 0), "A")


def test_gzip_follows_the_name_and_is_the_same_every_time(small_problem: Problem, tmp_path: Path) -> None:
    paths = [tmp_path / "a.xml.gz", tmp_path / "b.xml.gz"]
    for path in paths:
        write_problem(small_problem, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    write_problem(small_problem, tmp_path / "c.xml")
    assert gzip.decompress(paths[0].read_bytes()) == (tmp_path / "c.xml").read_bytes()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<class days='10000' start='1' weeks='1111'/>", [("attribute_missing", 2)]),
        ("<class id='L1' days='100' start='1' weeks='1111'/>", [("mask_length", 2)]),
        ("<class id='L1' days='10000' weeks='1111'/>", [("attribute_missing", 2)]),
        ("<class id='L1' days='10000' start='x' weeks='1111'/>", [("attribute_not_integer", 2)]),
        ("<class id='L1'/>\n<class id='L1'/>", [("id_repeated_since", 3)]),
        ("<class id='L1'><student id='1'/>\n<student id='1'/></class>", [("student_repeated", 3)]),
        ("<class id='L1'><pupil id='1'/></class>", [("element_unknown", 2)]),
        ("<klass id='L1'/>", [("element_unknown", 2)]),
        ("<class id='L1'>", [("xml_malformed", 2)]),
    ],
)
def test_solution_faults(small_problem: Problem, content: str, expected: list[tuple[str, int]]) -> None:
    with pytest.raises(ProblemFileError) as caught:
        read_solution(f"<solution name='small'>\n{content}</solution>".encode(), small_problem)
    assert [(fault.code, fault.line) for fault in caught.value.faults] == expected
