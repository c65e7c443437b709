"""The team of each unit taught: the person in charge, those who teach its classes, a deputy when they are many."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartable.engines.catalogue.api import team
from cartable_demo.builders.people import Population
from cartable_demo.plan.campus import College

#: From so many teachers on, the first of them helps the person in charge.
DEPUTY_FROM = 3


def build_teams(colleges: list[College], population: Population, units: dict[str, int], since: date) -> int:
    """A team for every unit with classes; returns how many parts there are in all."""
    return team.found_teams(
        rows=[
            team.TeamRow(unit_id=units[college.mark + code], person_id=people[teacher], part=part, valid_from=since)
            for college, people in zip(colleges, population.teachers, strict=True)
            for code, teacher, part in plan_teams(college)
        ]
    )


def plan_teams(college: College) -> Iterator[tuple[str, int, str]]:
    """Unit, teacher (numbered) and part, unit by unit."""
    teaching: dict[str, list[int]] = {}
    for planned, teacher in zip(college.classes, college.staffing.teachers, strict=True):
        teaching.setdefault(planned.unit, []).append(teacher)
    for code, teachers in teaching.items():
        lead = college.staffing.in_charge[code]
        others = [teacher for teacher in dict.fromkeys(teachers) if teacher != lead]
        yield code, lead, "lead"
        for rank, teacher in enumerate(others):
            yield code, teacher, "deputy" if not rank and len(others) >= DEPUTY_FROM else "teacher"
