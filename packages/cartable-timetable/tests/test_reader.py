"""A problem read from XML: exact content, plain or gzip, from every kind of source."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

from cartable_timetable.check import check
from cartable_timetable.model import Distribution, DistributionKind, Problem, RoomOption, Time, TimeOption, Weights
from cartable_timetable.xml import read_problem, read_solution, write_problem

# classes, rooms, students, distributions of the published instances, as their publishers count them
INSTANCES = {
    "bet-fal17": (983, 62, 3018, 1251),
    "bet-sum18": (127, 46, 0, 144),
    "lums-spr18": (487, 73, 0, 518),
    "lums-sum17": (20, 62, 0, 2),
    "mary-spr17": (882, 90, 3666, 3951),
    "muni-fsps-spr17": (561, 44, 865, 400),
    "nbi-spr18": (782, 67, 2293, 596),
    "pu-cs-fal07": (174, 13, 2002, 102),
    "tg-fal17": (711, 23, 0, 503),
    "wbg-fal10": (150, 7, 19, 82),
}


def test_content(small_problem: Problem) -> None:
    assert (small_problem.name, small_problem.days, small_problem.weeks, small_problem.slots_per_day) == (
        "small",
        5,
        4,
        100,
    )
    assert small_problem.weights == Weights(2, 3, 5, 7)
    room_a, room_b = small_problem.rooms
    assert (room_a.capacity, dict(room_a.travel), dict(room_b.travel)) == (30, {"B": 4}, {"A": 4})
    assert room_a.unavailable == (Time(days=0b10000, weeks=0b1111, start=10, length=20),)
    classes = {class_.id: class_ for class_ in small_problem.classes()}
    assert list(classes) == ["L1", "L2", "T1", "T2", "P1", "P2"]
    assert classes["L2"].times[1] == TimeOption(Time(days=0b10, weeks=0b0101, start=10, length=10), 1)
    assert classes["L1"].rooms == (RoomOption("A", 0), RoomOption("B", 1))
    assert (classes["T1"].parent, classes["T1"].limit, classes["T1"].needs_room) == ("L1", 2, True)
    assert (classes["P1"].parent, classes["P1"].limit, classes["P1"].needs_room) == (None, None, False)
    assert small_problem.distributions[2] == Distribution(
        DistributionKind.MAX_DAY_LOAD, (15,), ("L1", "T1"), required=False, penalty=1
    )
    assert [student.courses for student in small_problem.students] == [("C1", "C2"), ("C1",), ("C1", "C2")]


def test_every_kind_of_source_gives_the_same_problem(small_xml: str, small_problem: Problem, tmp_path: Path) -> None:
    data = small_xml.encode()
    packed = gzip.compress(data)
    two_members = gzip.compress(data[:300]) + gzip.compress(data[300:])
    plain_path, packed_path = tmp_path / "p.xml", tmp_path / "odd-name.bin"
    plain_path.write_bytes(data)
    packed_path.write_bytes(packed)
    sources = [data, packed, two_members, plain_path, str(plain_path), packed_path, io.BytesIO(packed)]
    for source in [*sources, b"\xef\xbb\xbf" + data]:
        assert read_problem(source) == small_problem


def test_optional_parts_may_be_absent() -> None:
    problem = read_problem(
        b"""<problem name="p" nrDays="1" nrWeeks="2" slotsPerDay="9"><optimization time="0" room="0" distribution="0"
        student="0"/><courses><course id="1"><config id="1"><subpart id="1"><class id="1" room="false">
        <time days="1" start="0" length="9" penalty="0"/></class></subpart></config></course></courses></problem>"""
    )
    assert (problem.rooms, problem.distributions, problem.students) == ((), (), ())
    (only,) = problem.classes()
    assert only.limit is None
    assert only.times[0].time == Time(days=1, weeks=0b11, start=0, length=9)


def test_comments_and_unknown_attributes_are_ignored(small_xml: str, small_problem: Problem) -> None:
    text = small_xml.replace("<rooms>", "<!-- rooms --><?page break?><rooms created='yesterday'>")
    text = text.replace('<room id="B" capacity="20"/>', '<room id="B" capacity="20" colour="red"/>')
    assert read_problem(text.encode()) == small_problem


@pytest.mark.parametrize("name", INSTANCES)
def test_published_instances_are_accepted(itc2019: Path, name: str) -> None:
    problem = read_problem(itc2019 / f"{name}.xml.gz")
    counts = (len(list(problem.classes())), len(problem.rooms), len(problem.students), len(problem.distributions))
    assert (problem.name, problem.days, problem.slots_per_day) == (name, 7, 288)
    assert counts == INSTANCES[name]


def test_a_published_instance_survives_writing(itc2019: Path) -> None:
    problem = read_problem(itc2019 / "wbg-fal10.xml.gz")
    written = io.BytesIO()
    write_problem(problem, written, compress=True)
    assert read_problem(written.getvalue()) == problem


def test_an_empty_solution_of_a_published_instance_lists_every_class_and_choice(itc2019: Path) -> None:
    problem = read_problem(itc2019 / "wbg-fal10.xml.gz")
    report = check(problem, read_solution(b'<solution name="wbg-fal10"/>', problem))
    codes = [error.code for error in report.errors]
    assert codes.count("class_unplaced") == 150
    assert codes.count("student_without_classes") == sum(len(student.courses) for student in problem.students)
    assert report.cost.total == 0
