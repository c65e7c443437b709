"""Small problems that tests share, and where the published instances are."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cartable_timetable.model import Placement, Problem, Solution, Time
from cartable_timetable.xml import read_problem

SMALL_XML = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE problem PUBLIC "-//ITC 2019//DTD Problem Format/EN" "http://www.itc2019.org/competition-format.dtd">
<problem name="small" nrDays="5" nrWeeks="4" slotsPerDay="100">
  <optimization time="2" room="3" distribution="5" student="7"/>
  <rooms>
    <room id="A" capacity="30">
      <travel room="B" value="4"/>
      <unavailable days="00001" start="10" length="20" weeks="1111"/>
    </room>
    <room id="B" capacity="20"/>
  </rooms>
  <courses>
    <course id="C1">
      <config id="F1">
        <subpart id="S1">
          <class id="L1" limit="2">
            <room id="A" penalty="0"/>
            <room id="B" penalty="1"/>
            <time days="10000" start="10" length="10" weeks="1111" penalty="0"/>
            <time days="00001" start="10" length="10" weeks="1111" penalty="3"/>
          </class>
          <class id="L2" limit="2">
            <room id="B" penalty="2"/>
            <time days="10000" start="10" length="10" weeks="1111" penalty="0"/>
            <time days="01000" start="10" length="10" weeks="1010" penalty="1"/>
          </class>
        </subpart>
        <subpart id="S2">
          <class id="T1" limit="2" parent="L1">
            <room id="A" penalty="0"/>
            <room id="B" penalty="0"/>
            <time days="10000" start="22" length="10" weeks="1111" penalty="0"/>
            <time days="00100" start="50" length="10" weeks="1111" penalty="4"/>
          </class>
          <class id="T2" limit="2" parent="L2">
            <room id="B" penalty="0"/>
            <time days="10000" start="40" length="10" weeks="1111" penalty="0"/>
          </class>
        </subpart>
      </config>
    </course>
    <course id="C2">
      <config id="F2">
        <subpart id="S3">
          <class id="P1" room="false">
            <time days="10000" start="15" length="10" weeks="1111" penalty="0"/>
            <time days="01000" start="70" length="10" weeks="1111" penalty="2"/>
          </class>
        </subpart>
      </config>
      <config id="F3">
        <subpart id="S4">
          <class id="P2" limit="1" room="false">
            <time days="00010" start="70" length="10" weeks="1111" penalty="0"/>
          </class>
        </subpart>
      </config>
    </course>
  </courses>
  <distributions>
    <distribution type="NotOverlap" required="true">
      <class id="L1"/>
      <class id="L2"/>
    </distribution>
    <distribution type="SameDays" penalty="3">
      <class id="L1"/>
      <class id="T1"/>
      <class id="T2"/>
    </distribution>
    <distribution type="MaxDayLoad(15)" penalty="1">
      <class id="L1"/>
      <class id="T1"/>
    </distribution>
  </distributions>
  <students>
    <student id="1">
      <course id="C1"/>
      <course id="C2"/>
    </student>
    <student id="2">
      <course id="C1"/>
    </student>
    <student id="3">
      <course id="C1"/>
      <course id="C2"/>
    </student>
  </students>
</problem>
"""


@pytest.fixture
def small_xml() -> str:
    """A sound problem of six classes that uses most of the format."""
    return SMALL_XML


@pytest.fixture(scope="session")
def small_problem() -> Problem:
    """The problem of ``small_xml``."""
    return read_problem(SMALL_XML.encode())


@pytest.fixture
def make_solution(small_problem: Problem) -> Callable[..., Solution]:
    """Builds a feasible solution of the small problem; changes are (index of the time option, room) by class."""
    return lambda students=None, **changes: _build_solution(small_problem, students, changes)


def _build_solution(
    problem: Problem,
    students: dict[str, tuple[str, ...]] | None,
    changes: dict[str, tuple[int, str | None] | None],
) -> Solution:
    chosen: dict[str, tuple[int, str | None] | None] = {
        "L1": (0, "A"),
        "L2": (1, "B"),
        "T1": (0, "A"),
        "T2": (0, "B"),
        "P1": (1, None),
        "P2": (0, None),
    }
    chosen.update(changes)
    placements = {
        class_.id: Placement(class_.times[choice[0]].time, choice[1])
        for class_ in problem.classes()
        if (choice := chosen[class_.id]) is not None
    }
    feasible = {"L1": ("1", "2"), "T1": ("1", "2"), "L2": ("3",), "T2": ("3",), "P1": ("1",), "P2": ("3",)}
    return Solution("small", placements, {**feasible, **(students or {})})


@pytest.fixture
def at() -> Callable[..., Placement]:
    """Builds a placement: ``at(10, 5, days='10000', weeks='1111', room='A')``."""

    def build(start: int, length: int, days: str = "1", weeks: str = "1", room: str | None = None) -> Placement:
        return Placement(Time(int(days[::-1], 2), int(weeks[::-1], 2), start, length), room)

    return build


@pytest.fixture(scope="session")
def itc2019() -> Path:
    """The folder of the published instances; tests that need it are skipped when it is not there."""
    found = _find_instances()
    if found is None:
        pytest.skip("the ITC-2019 instances are not here: set CARTABLE_SHARED_DATA to the folder that holds itc2019/")
    return found


def _find_instances() -> Path | None:
    candidates = [Path(__file__).resolve().parents[i] / "shared" / "data" for i in range(2, 5)]
    if "CARTABLE_SHARED_DATA" in os.environ:
        candidates.insert(0, Path(os.environ["CARTABLE_SHARED_DATA"]))
    return next((folder / "itc2019" for folder in candidates if (folder / "itc2019").is_dir()), None)
