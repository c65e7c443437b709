"""Computations: started, followed, stopped, taken up again where a lost worker left them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.timetable.domain.solutions import store_solution
from cartable.engines.timetable.models import Solution, SolveCheckpoint, SolveRun
from cartable.engines.timetable.types import SolutionFigures, SolvePoint
from cartable.kernel.jobs import request_stop, start
from cartable.kernel.problems import Fault, InputRefused

JOB = "timetable.solve"
LONGEST = 24 * 3600
MOST_WORKERS = 16
MAX_CURVE = 1000


def start_solving(
    *,
    term: Term,
    actor: Any,
    now: datetime,
    time_limit: int = 60,
    seed: int = 1,
    workers: int = 2,
    resume: bool = True,
) -> SolveRun:
    """Ask for a computation of ``time_limit`` seconds; a worker does it, its progress shows on its page.

    With ``resume`` it goes on from the term's best solution: the cheapest that keeps every rule, else the newest.
    Raises InputRefused for a limit outside 1 second to 24 hours, or workers outside 1 to 16; JobAlreadyRunning while
    another computation of the term waits or runs.
    """
    faults = _faults(time_limit, seed, workers)
    if faults:
        raise InputRefused(faults)
    with transaction.atomic():
        run = SolveRun.objects.create(
            term=term,
            time_limit=time_limit,
            seed=seed,
            workers=workers,
            resumed_from=find_best(term) if resume else None,
            started_at=now,
        )
        run.job = start(
            JOB,
            actor=actor,
            lock=f"{JOB}:{term.pk}",
            title=gettext("Timetable of %(term)s") % {"term": term.title_fr},
            run=str(run.uuid),
        )
        run.save(update_fields=["job"])
    return run


def stop_solving(*, run: SolveRun, actor: Any) -> None:
    """Ask a computation to end; what it found so far is stored. Nothing happens when it has ended."""
    if run.job is not None:
        request_stop(run.job)


def find_best(term: Term) -> Solution | None:
    """The solution to go on from: the cheapest that keeps every rule, else the newest; None when there is none."""
    solutions = Solution.objects.filter(term=term)
    return (
        solutions.filter(is_feasible=True).order_by("total_cost", "-number").first()
        or solutions.order_by("-number").first()
    )


def save_checkpoint(run: SolveRun, *, body: dict[str, Any], elapsed: float, now: datetime) -> None:
    """Keep the best timetable of a run so far."""
    SolveCheckpoint.objects.update_or_create(run=run, defaults={"body": body, "elapsed": elapsed, "saved_at": now})


def save_curve(run: SolveRun, curve: list[list[float | int | None]]) -> None:
    """Keep the live curve, thinned so that it never grows beyond a thousand points."""
    while len(curve) > MAX_CURVE:
        curve[:-1] = curve[:-1:2]
    SolveRun.objects.filter(pk=run.pk).update(curve=curve)


def finish_run(run: SolveRun, *, figures: SolutionFigures, stopped: str, now: datetime) -> Solution:
    """Store what came out and close the run, in one transaction; a run closed already keeps its solution."""
    with transaction.atomic():
        locked = SolveRun.objects.select_for_update().get(pk=run.pk)
        if locked.solution_id is not None:
            return Solution.objects.get(pk=locked.solution_id)
        solution = store_solution(term=run.term, figures=figures, origin=f"solver:{run.uuid}", now=now)
        SolveRun.objects.filter(pk=run.pk).update(solution=solution, stopped=stopped, finished_at=now, error="")
        SolveCheckpoint.objects.filter(run=run).delete()
    return solution


def fail_run(run: SolveRun, *, error: str, now: datetime) -> None:
    """Close a run that could not give anything."""
    SolveRun.objects.filter(pk=run.pk).update(error=error[:500], finished_at=now)


def curve_point(point: SolvePoint, offset: float) -> list[float | int | None]:
    """A point of the live curve: seconds since the start (lost workers' time included), cost or None, violations."""
    return [round(point.seconds + offset, 2), point.cost, point.violations]


def _faults(time_limit: int, seed: int, workers: int) -> list[Fault]:
    faults = []
    if not 1 <= time_limit <= LONGEST:
        faults.append(
            Fault("run.time_limit", _("The time limit is out of range."), "time_limit", _("Give 1 to 86,400 seconds."))
        )
    if not 0 <= seed < 1 << 31:
        faults.append(Fault("run.seed", _("The seed is out of range."), "seed", _("Give 0 to 2,147,483,647.")))
    if not 1 <= workers <= MOST_WORKERS:
        faults.append(
            Fault("run.workers", _("The number of workers is out of range."), "workers", _("Give 1 to 16 workers."))
        )
    return faults
