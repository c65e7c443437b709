"""A computation: searched, verified, stored, stopped, taken up again."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override

from cartable.engines.calendar.demo import make_term
from cartable.engines.timetable.api import (
    NothingToSolve,
    SearchHooks,
    export_problem,
    export_solution,
    find_best,
    import_term,
    search_timetable,
    start_solving,
    stop_solving,
)
from cartable.engines.timetable.demo import MONDAY, NOW, make_imported_term, make_solution
from cartable.engines.timetable.models import Placement, Seat, Solution, SolveCheckpoint, SolveRun, Violation
from cartable.engines.timetable.tests.instances import instance
from cartable.kernel.jobs import JobAlreadyRunning, run_now
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
ITERATIONS = 2000


def new_run(term, **given) -> SolveRun:
    """A computation asked for, of one worker."""
    return start_solving(term=term, actor="demo", now=NOW, **{"time_limit": 600, "workers": 1, **given})


def test_a_solution_is_stored_with_its_figures():
    term = make_imported_term()
    solution = make_solution(term, iterations=ITERATIONS)
    assert (solution.number, solution.is_feasible, solution.total_cost) == (1, True, 15)
    costs = (solution.time_cost, solution.room_cost, solution.distribution_cost, solution.student_cost)
    assert costs == (0, 0, 3, 0)
    assert Placement.objects.filter(solution=solution).count() == 4
    assert Seat.objects.filter(solution=solution).count() == 7
    assert not solution.clashes.exists()
    [violation] = Violation.objects.filter(solution=solution)
    assert (violation.code, violation.is_hard, violation.cost) == ("distribution", False, 3)
    assert violation.distribution.kind == "MaxDays"
    assert violation.params == {"kind": "MaxDays", "amount": 1, "pairs": []}


def test_the_run_keeps_its_curve_its_end_and_its_solution():
    term = make_imported_term()
    run = new_run(term)
    solution = search_timetable(run=str(run.uuid), max_iterations=ITERATIONS)
    run.refresh_from_db()
    assert (run.solution, run.stopped, run.error) == (solution, "iteration_limit", "")
    assert run.finished_at is not None
    assert run.curve[-1][1:] == [15, 0]


def test_a_run_done_already_returns_its_solution():
    term = make_imported_term()
    run = new_run(term)
    first = search_timetable(run=str(run.uuid), max_iterations=ITERATIONS)
    assert search_timetable(run=str(run.uuid), max_iterations=ITERATIONS) == first
    assert Solution.objects.count() == 1


def test_a_stopped_run_keeps_what_it_found_and_the_next_goes_on_from_it():
    term = make_imported_term()
    run = new_run(term)
    solution = search_timetable(run=str(run.uuid), hooks=SearchHooks(is_stop_requested=lambda: True))
    run.refresh_from_db()
    assert (run.solution, run.stopped) == (solution, "interrupted")
    stop_solving(run=run, actor="demo")
    following = new_run(term)
    assert following.resumed_from == solution
    better = search_timetable(run=str(following.uuid), max_iterations=ITERATIONS)
    assert (better.number, better.total_cost) == (2, 15)


def test_the_job_runs_the_search_and_says_what_came_out():
    run = new_run(make_imported_term(), time_limit=1)
    job = run_now(run.job)
    run.refresh_from_db()
    assert job.state == "succeeded"
    assert job.detail["solution"] == str(run.solution.uuid)
    assert (job.detail["number"], job.detail["feasible"]) == (1, True)


def test_a_term_has_one_computation_at_a_time():
    term = make_imported_term()
    new_run(term)
    with pytest.raises(JobAlreadyRunning):
        new_run(term)
    assert SolveRun.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"time_limit": 0}, "run.time_limit"),
        ({"time_limit": 86_401}, "run.time_limit"),
        ({"seed": -1}, "run.seed"),
        ({"workers": 0}, "run.workers"),
        ({"workers": 17}, "run.workers"),
    ],
)
def test_limits_out_of_range_are_refused(given, code):
    with pytest.raises(InputRefused) as refusal:
        new_run(make_imported_term(), **given)
    assert [fault.code for fault in refusal.value.faults] == [code]
    assert not SolveRun.objects.exists()


def test_a_term_without_class_has_nothing_to_solve():
    run = new_run(make_term())
    with pytest.raises(NothingToSolve):
        search_timetable(run=str(run.uuid))
    run.refresh_from_db()
    assert run.finished_at is not None
    with override("fr"):
        told = [_("The term has no class."), _("Create its offerings in the catalogue, or import a file.")]
    assert run.error == " ".join(told)


def test_the_best_solution_is_the_cheapest_that_keeps_every_rule():
    term = make_imported_term()
    figures = {"origin": "t", "created_at": NOW, "time_cost": 0, "room_cost": 0, "distribution_cost": 0}

    def add(number: int, feasible: bool, total: int) -> Solution:
        return Solution.objects.create(
            term=term, number=number, is_feasible=feasible, total_cost=total, student_cost=0, **figures
        )

    assert find_best(term) is None
    infeasible = add(1, False, 1)
    assert find_best(term) == infeasible
    dear = add(2, True, 90)
    cheap = add(3, True, 40)
    add(4, True, 60)
    assert find_best(term) == cheap
    assert dear.total_cost == 90


def test_a_lost_run_goes_on_from_its_checkpoint():
    term = make_imported_term()
    done = make_solution(term, iterations=ITERATIONS)
    run = new_run(term, resume=False, time_limit=1)
    body = {
        "placements": {
            str(row.course_class_id): [row.days, row.weeks, row.start, row.length, row.room_id and str(row.room_id)]
            for row in Placement.objects.filter(solution=done)
        },
        "seats": {},
    }
    SolveCheckpoint.objects.create(run=run, saved_at=NOW, elapsed=500.0, body=body)
    solution = search_timetable(run=str(run.uuid))
    run.refresh_from_db()
    assert (solution.is_feasible, solution.total_cost) == (True, 15)
    assert run.curve[0][0] >= 500
    assert not SolveCheckpoint.objects.exists()


def test_the_exported_files_satisfy_a_verifier_of_its_own(tmp_path):
    term = make_imported_term()
    assert verdict(term, make_solution(term, iterations=ITERATIONS), tmp_path) == 0


def test_a_real_term_is_solved_and_the_verifier_agrees(tmp_path):
    term = import_term(source=instance("wbg-fal10"), starts_on=MONDAY, actor="demo", now=NOW)
    solution = make_solution(term, iterations=60_000)
    assert solution.is_feasible
    assert Placement.objects.filter(solution=solution).count() == 150
    assert verdict(term, solution, tmp_path) == 0


def verdict(term, solution, folder: Path) -> int:
    """What the package's own command says of the exported files: 0, feasible."""
    for name, write in (("problem", export_problem), ("solution", export_solution)):
        written = io.BytesIO()
        write(term if name == "problem" else solution, written)
        (folder / f"{name}.xml").write_bytes(written.getvalue())
    command = [sys.executable, "-m", "cartable_timetable", "check", "problem.xml", "solution.xml"]
    return subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode
