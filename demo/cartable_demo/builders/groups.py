"""Promotions, delegates, clubs."""

from __future__ import annotations

from cartable.engines.people import api as people
from cartable_demo.builders.people import Population
from cartable_demo.plan.campus import College
from cartable_demo.plan.semester import Semester


def build_groups(colleges: list[College], population: Population, semester: Semester) -> int:
    """Create each college's groups with their members for the year; returns how many."""
    count = 0
    for college, students in zip(colleges, population.students, strict=True):
        mark = college.mark
        for planned in college.community.groups:
            structure = people.find_structure_by_code(mark + planned.structure) if planned.structure else None
            group = people.create_group(
                code=mark + planned.code,
                title_fr=f"{planned.title_fr} {f'({mark})' if mark else ''}".strip(),
                title_en=f"{planned.title_en} {f'({mark})' if mark else ''}".strip(),
                structure=structure,
            )
            people.add_members(
                group=group,
                person_ids=[students[position] for position in planned.members],
                valid_from=semester.year_starts_on,
                valid_until=semester.year_ends_on,
            )
            count += 1
    return count
