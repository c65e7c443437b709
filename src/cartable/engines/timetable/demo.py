"""Builders of the timetable, for the demo and for every test."""

from __future__ import annotations

from datetime import UTC, date, datetime

from cartable.engines.calendar.api import Term
from cartable.engines.timetable.api import (
    Publication,
    Solution,
    import_term,
    publish,
    search_timetable,
    start_solving,
    stop_solving,
)

NOW = datetime(2026, 8, 20, 9, tzinfo=UTC)
MONDAY = date(2026, 9, 7)

TINY_PROBLEM = b"""<?xml version="1.0" encoding="UTF-8"?>
<problem name="tiny-fal26" nrDays="5" nrWeeks="4" slotsPerDay="288">
  <optimization time="2" room="1" distribution="5" student="10"/>
  <rooms>
    <room id="1" capacity="60">
      <travel room="2" value="3"/>
      <unavailable days="00001" weeks="1111" start="96" length="60"/>
    </room>
    <room id="2" capacity="20"/>
  </rooms>
  <courses>
    <course id="1">
      <config id="1">
        <subpart id="1">
          <class id="1" limit="60">
            <room id="1" penalty="0"/>
            <time days="10000" weeks="1111" start="96" length="24" penalty="0"/>
            <time days="01000" weeks="1111" start="96" length="24" penalty="2"/>
          </class>
        </subpart>
        <subpart id="2">
          <class id="2" limit="2" parent="1">
            <room id="1" penalty="1"/>
            <room id="2" penalty="0"/>
            <time days="10000" weeks="1010" start="126" length="18" penalty="0"/>
            <time days="00100" weeks="1010" start="126" length="18" penalty="1"/>
          </class>
          <class id="3" limit="2" parent="1">
            <room id="2" penalty="0"/>
            <time days="10000" weeks="0101" start="126" length="18" penalty="0"/>
          </class>
        </subpart>
      </config>
    </course>
    <course id="2">
      <config id="2">
        <subpart id="3">
          <class id="4" limit="10" room="false">
            <time days="00010" weeks="1111" start="180" length="24" penalty="0"/>
          </class>
        </subpart>
      </config>
    </course>
  </courses>
  <distributions>
    <distribution type="SameAttendees" required="true">
      <class id="1"/>
      <class id="2"/>
    </distribution>
    <distribution type="MaxDays(1)" penalty="3">
      <class id="1"/>
      <class id="4"/>
    </distribution>
  </distributions>
  <students>
    <student id="7"><course id="1"/><course id="2"/></student>
    <student id="8"><course id="1"/></student>
    <student id="9"><course id="1"/></student>
  </students>
</problem>
"""
"""Four classes in two rooms over four weeks, three students. Its cheapest timetable costs 15: MaxDays can't be kept."""


def make_imported_term(code: str = "TINY", *, source: bytes = TINY_PROBLEM, starts_on: date = MONDAY) -> Term:
    """A term imported from a problem file, the tiny one unless another is given."""
    return import_term(source=source, code=code, starts_on=starts_on, actor="demo", now=NOW)


def make_solution(term: Term, *, iterations: int = 2000) -> Solution:
    """Compute a timetable here and now, the same each time."""
    run = start_solving(term=term, actor="demo", now=NOW, time_limit=600, workers=1)
    solution = search_timetable(run=str(run.uuid), max_iterations=iterations)
    if run.job is not None:
        stop_solving(run=run, actor="demo")
    return solution


def make_published_term(code: str = "TINY") -> tuple[Term, Publication]:
    """The tiny term, computed and published."""
    term = make_imported_term(code)
    make_solution(term)
    return term, publish(term=term, actor="demo", now=NOW)
