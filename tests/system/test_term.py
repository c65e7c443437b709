"""A term from a file to a published timetable, by the command line alone."""

from __future__ import annotations

from pathlib import Path

from tests.system.installation import Installation

PROBLEM = """<?xml version="1.0" encoding="UTF-8"?>
<problem name="tiny" nrDays="7" nrWeeks="2" slotsPerDay="288">
 <optimization time="1" room="1" distribution="1" student="1"/>
 <rooms><room id="1" capacity="30"/><room id="2" capacity="30"/></rooms>
 <courses>
  <course id="1"><config id="1"><subpart id="1">
   <class id="1" limit="20"><room id="1" penalty="0"/><room id="2" penalty="5"/>
    <time days="1000000" start="96" length="12" weeks="11" penalty="0"/>
    <time days="0100000" start="96" length="12" weeks="11" penalty="3"/></class>
  </subpart></config></course>
  <course id="2"><config id="2"><subpart id="2">
   <class id="2" limit="20"><room id="1" penalty="0"/>
    <time days="1000000" start="96" length="12" weeks="11" penalty="0"/></class>
  </subpart></config></course>
 </courses>
 <distributions/>
 <students><student id="1"><course id="1"/><course id="2"/></student></students>
</problem>
"""


def test_import_solve_publish(installation: Installation, tmp_path: Path) -> None:
    file = tmp_path / "tiny.xml"
    file.write_text(PROBLEM)
    alone = installation.json("term", "import", str(file))
    assert (alone["exit_code"], alone["error"]["code"]) == (4, "account.none")
    opened = ["account", "open", "paul", "--family", "Vuillemin", "--role", "timetabler", "--password-stdin"]
    assert installation.run(*opened, given="correct horse battery\n").returncode == 0

    imported = installation.json("term", "import", str(file), "--code", "P27", "--start", "2027-02-15")
    assert (imported["term"], imported["starts_on"]) == ("P27", "2027-02-15")
    unknown = installation.json("term", "solve", "A26")
    assert (unknown["exit_code"], "P27" in unknown["error"]["mend"]) == (3, True)
    # The second class can be on Monday in room 1 only. The first goes to Tuesday (3): cheaper than room 2 (5), and
    # the student can attend both (a conflict would cost 1 on top of it).
    solved = installation.json("term", "solve", "p27", "--time-limit", "10", "--workers", "1")
    assert (solved["state"], solved["feasible"], solved["cost"]) == ("succeeded", True, 3)
    assert installation.json("term", "publish") == {"ok": True, "term": "P27", "version": 1}


def test_a_file_with_mistakes_is_refused_with_each_of_them(installation: Installation, tmp_path: Path) -> None:
    opened = ["account", "open", "paul", "--family", "Vuillemin", "--role", "timetabler", "--password-stdin"]
    assert installation.run(*opened, given="correct horse battery\n").returncode == 0
    file = tmp_path / "bad.xml"
    file.write_text(PROBLEM.replace('<room id="1" penalty="0"/>\n', '<room id="9" penalty="0"/>\n'))
    told = installation.json("term", "import", str(file))
    assert (told["exit_code"], told["error"]["code"]) == (3, "input.refused")
    assert [fault["line"] for fault in told["error"]["faults"]] == [12]
