"""The term, the course units, their classes, their teachers, and what students chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import groupby

from cartable.engines.calendar import api as calendar
from cartable.engines.catalogue import api as catalogue
from cartable.engines.registration import api as registration
from cartable_demo.builders.people import Population
from cartable_demo.plan.campus import College
from cartable_demo.plan.teaching import SLOT, PlannedClass
from cartable_demo.plan.units import PlannedUnit


def build_catalogue(
    term: calendar.Term, colleges: list[College], population: Population
) -> tuple[catalogue.OfferingTree, dict[str, int]]:
    """Units (their ids by code are told too), what the term offers of them, and who teaches each class."""
    rows = []
    for college, teachers in zip(colleges, population.teachers, strict=True):
        minutes = minutes_of(college)
        rows += [_unit_row(college, unit, population, minutes[unit.code], teachers) for unit in college.units]
    units = {unit.code: unit.pk for unit in catalogue.create_units(rows=rows)}
    tree = _offer(term, colleges, lambda college: college.classes)
    catalogue.assign_teachers(
        rows=[
            catalogue.TeacherRow(
                class_id=tree.class_ids[(college.mark + planned.unit, class_key(planned))], person_id=people[teacher]
            )
            for college, people in zip(colleges, population.teachers, strict=True)
            for planned, teacher in zip(college.classes, college.staffing.teachers, strict=True)
        ]
    )
    return tree, units


def build_coming(term: calendar.Term, colleges: list[College]) -> catalogue.OfferingTree:
    """What the coming term offers, in groups for those who wish it."""
    return _offer(term, colleges, lambda college: college.coming)


def _offer(
    term: calendar.Term, colleges: list[College], classes: Callable[[College], Iterable[PlannedClass]]
) -> catalogue.OfferingTree:
    drafts = [draft for college in colleges for draft in _drafts(college.mark, classes(college))]
    return catalogue.create_offering_tree(term=term, offerings=drafts)


def build_choices(
    term: calendar.Term, colleges: list[College], population: Population, tree: catalogue.OfferingTree, now: datetime
) -> int:
    """Each student's choices; returns how many."""
    rows = [
        registration.ChoiceRow(person_id=person_id, offering_id=tree.offering_ids[college.mark + code])
        for college, people in zip(colleges, population.students, strict=True)
        for student, person_id in zip(college.students, people, strict=True)
        for code in student.choices
    ]
    return registration.record_choices(term=term, rows=rows, now=now)


def class_key(planned: PlannedClass) -> str:
    """A class's key inside its offering."""
    return f"{planned.kind}{planned.number}"


def minutes_of(college: College) -> dict[str, dict[str, int]]:
    """Minutes of each kind that a student follows over the term, by unit."""
    minutes: dict[str, dict[str, int]] = {unit.code: {} for unit in college.units}
    for planned in college.classes:
        time = planned.times[0]
        minutes[planned.unit][planned.kind] = time.length * SLOT * time.weeks.bit_count()
    return minutes


def _unit_row(
    college: College, unit: PlannedUnit, population: Population, minutes: dict[str, int], teachers: list[int]
) -> catalogue.UnitRow:
    in_charge = college.staffing.in_charge.get(unit.code)
    return catalogue.UnitRow(
        code=college.mark + unit.code,
        title_fr=unit.title_fr,
        title_en=unit.title_en,
        category=unit.category,
        credits=unit.credits,
        lecture_minutes=minutes.get("cm", 0),
        tutorial_minutes=minutes.get("td", 0),
        lab_minutes=minutes.get("tp", 0),
        summary_fr=unit.summary_fr,
        summary_en=unit.summary_en,
        structure_id=population.structures[college.mark + unit.structure],
        in_charge_id=None if in_charge is None else teachers[in_charge],
    )


def _drafts(mark: str, planned: Iterable[PlannedClass]) -> Iterator[catalogue.OfferingDraft]:
    for unit, classes in groupby(planned, key=lambda one: one.unit):
        subparts = tuple(
            catalogue.SubpartDraft(
                kind=kind,
                classes=tuple(catalogue.ClassDraft(key=class_key(one), seats=one.seats) for one in alike),
            )
            for kind, alike in groupby(classes, key=lambda one: one.kind)
        )
        configuration = catalogue.ConfigurationDraft(subparts=subparts)
        yield catalogue.OfferingDraft(unit_code=mark + unit, configurations=(configuration,))
