"""Storing a computed and verified timetable."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from cartable.engines.calendar.api import Term
from cartable.engines.timetable.domain.bulk_copy import copy_rows
from cartable.engines.timetable.domain.locks import wait_for_lock
from cartable.engines.timetable.events import SolutionFound
from cartable.engines.timetable.models import Placement, Seat, Solution, StudentClash, Violation
from cartable.engines.timetable.types import SolutionFigures
from cartable.kernel.outbox import emit


def store_solution(*, term: Term, figures: SolutionFigures, origin: str, now: datetime) -> Solution:
    """Write a timetable with its placements, seats, violations and clashes, and give it the term's next number.

    An infeasible one is stored too: its violations say what is wrong. Nothing of it changes afterwards.
    """
    with transaction.atomic():
        wait_for_lock(f"timetable.solution:{term.pk}")
        last = Solution.objects.filter(term=term).aggregate(last=Max("number"))["last"] or 0
        cost = figures.cost
        solution = Solution.objects.create(
            term=term,
            number=last + 1,
            created_at=now,
            origin=origin[:60],
            is_feasible=figures.is_feasible,
            time_cost=cost.time,
            room_cost=cost.room,
            distribution_cost=cost.distribution,
            student_cost=cost.student,
            total_cost=cost.total,
            seats_count=len(figures.seats),
        )
        _write_rows(solution, figures)
        emit(
            SolutionFound(
                aggregate=f"term:{term.uuid}",
                term_code=term.code,
                solution_number=solution.number,
                is_feasible=solution.is_feasible,
                total_cost=solution.total_cost,
            )
        )
    return solution


def _write_rows(solution: Solution, figures: SolutionFigures) -> None:
    key = solution.pk
    seated = Counter(class_id for class_id, _ in figures.seats)
    copy_rows(
        Placement,
        ("solution_id", "course_class_id", "days", "weeks", "start", "length", "room_id", "seats_count"),
        (
            (key, p.class_id, p.days, p.weeks, p.start, p.length, p.room_id, seated[p.class_id])
            for p in figures.placements
        ),
    )
    copy_rows(
        Seat,
        ("solution_id", "course_class_id", "person_id"),
        ((key, class_id, person_id) for class_id, person_id in figures.seats),
    )
    copy_rows(
        Violation,
        ("solution_id", "distribution_id", "code", "is_hard", "cost", "class_ids", "detail", "params"),
        (
            (key, v.distribution_id, v.code, v.is_hard, v.cost, list(v.class_ids), "", json.dumps(v.params))
            for v in figures.violations
        ),
    )
    copy_rows(
        StudentClash,
        ("solution_id", "person_id", "first_id", "second_id"),
        ((key, clash.person_id, clash.first_id, clash.second_id) for clash in figures.clashes),
    )
