"""Programmes and their regulations; who is enrolled, what they acquired, what they certified, who advises them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cartable.engines.catalogue.api import programmes
from cartable.engines.people import api as people
from cartable.engines.registration import api as registration
from cartable_demo.builders.people import Population
from cartable_demo.builders.terms import Terms
from cartable_demo.personas import persona
from cartable_demo.plan.campus import College
from cartable_demo.plan.degrees import degree_of
from cartable_demo.plan.pasts import FOUNDATION, PlannedResult
from cartable_demo.plan.semester import WEEKS, Semester, semester_before
from cartable_demo.plan.students import PlannedStudent
from cartable_demo.plan.units import STRUCTURES, PlannedUnit

#: Students of one adviser.
ADVISED = 40
INTERNSHIP_FROM_LEVEL = 5
TEXT_FR = (
    "Chaque semestre, l'étudiant compose son programme d'UE avec l'avis de son conseiller. Une UE acquise l'est "
    "définitivement. Une dérogation est demandée dans la page du choix et décidée par écrit."
)
TEXT_EN = (
    "Each term, students compose their programme of units with their adviser's advice. A unit acquired remains so. A "
    "derogation is asked on the page of choice and decided in writing."
)
ENGLISH = (("B1", 0.35), ("B2", 0.50), ("C1", 0.15))


@dataclass(frozen=True, slots=True)
class Degrees:
    """Programme and regulation ids by the code of the programme; regulations by (code, entry year)."""

    programmes: dict[str, int]
    regulations: dict[tuple[str, int], int]


def build_degrees(colleges: list[College], semester: Semester) -> Degrees:
    """A programme for each structure that has students, with the regulation of two entry years."""
    actor = people.find_account(persona("administrator").username)
    made: dict[str, int] = {}
    regulations: dict[tuple[str, int], int] = {}
    year = semester.year_starts_on.year
    for college in colleges:
        for code, french, english, share in STRUCTURES:
            if not share:
                continue
            key = college.mark + code
            programme = programmes.create_programme(
                code=key,
                title_fr="Tronc commun" if code == "TC" else f"Ingénieur, {french.lower()}",
                title_en="Foundation years" if code == "TC" else f"Engineer, {english.lower()}",
                kind="foundation" if code == "TC" else "engineer",
                structure=_structure(key),
                terms_count=4 if code == "TC" else 6,
                actor=actor,
                reason="Démonstration",
            )
            made[key] = programme.pk
            for entry_year in (year - 4, year - 1):
                draft = programmes.begin_regulation(
                    programme=programme,
                    entry_year=entry_year,
                    tree=degree_of(code, college.units),
                    text_fr=TEXT_FR,
                    text_en=TEXT_EN,
                    actor=actor,
                )
                adopted = programmes.adopt_regulation(regulation=draft, actor=actor, on=semester.year_starts_on)
                regulations[key, entry_year] = adopted.pk
    return Degrees(made, regulations)


def _structure(code: str) -> people.Structure:
    found = people.find_structure_by_code(code)
    if found is None:
        raise LookupError(code)
    return found


def build_records(
    colleges: list[College],
    population: Population,
    degrees: Degrees,
    semester: Semester,
    terms: Terms,
    unit_ids: dict[str, int],
    seed: int,
) -> None:
    """Enrolments, results, certifications, advisers."""
    chance = random.Random(f"records-{seed}")
    for college, ids in zip(colleges, population.students, strict=True):
        pairs = list(zip(college.students, ids, strict=True))
        registration.enrol([_enrolment(college, one, pk, degrees, semester) for one, pk in pairs])
        units = {unit.code: unit for unit in college.units}
        rows = [
            row
            for (student, pk), past in zip(pairs, college.pasts, strict=True)
            for row in _results(college, student, pk, past, units, unit_ids, terms, semester, chance)
        ]
        registration.record_results(rows, told=False)
        registration.record_certifications(
            [row for student, pk in pairs for row in _certified(student, pk, semester, chance)]
        )
    registration.advise(
        [
            registration.AdvisingRow(adviser, student, semester.year_starts_on)
            for college, students, teachers in zip(colleges, population.students, population.teachers, strict=True)
            for adviser, student in _advised(college, students, teachers)
        ]
    )


def _entered_on(student: PlannedStudent, semester: Semester) -> date:
    """The first day of the semester in which they began their programme."""
    entered = semester
    for _ in range(student.level - 1):
        entered = semester_before(entered)
    return entered.starts_on if student.level > 1 else semester.year_starts_on


def _enrolment(college: College, student: PlannedStudent, pk: int, degrees: Degrees, semester: Semester) -> Any:
    key = college.mark + student.programme
    since = _entered_on(student, semester)
    year = semester.year_starts_on.year
    entry_year = year - 1 if since >= date(year - 1, 8, 1) else year - 4
    return registration.EnrolmentRow(
        person_id=pk,
        programme_id=degrees.programmes[key],
        regulation_id=degrees.regulations[key, entry_year],
        valid_from=since,
        valid_until=semester.year_ends_on,
    )


def _results(
    college: College,
    student: PlannedStudent,
    pk: int,
    past: list[PlannedResult],
    units: dict[str, PlannedUnit],
    unit_ids: dict[str, int],
    terms: Terms,
    semester: Semester,
    chance: random.Random,
) -> Iterator[registration.ResultRow]:
    entered = _entered_on(student, semester)
    if student.programme != "TC":
        for category, credits in FOUNDATION:
            yield registration.ResultRow(
                pk,
                category,
                credits,
                entered - timedelta(days=30),
                origin="equivalence",
                title_fr="Tronc commun validé",
                title_en="Foundation years completed",
            )
    ends = _ends(semester, student.level)
    for result in past:
        unit = units[result.unit]
        yield registration.ResultRow(
            pk,
            unit.category,
            unit.credits if result.is_acquired else 0,
            ends[result.terms_back],
            unit_id=unit_ids[college.mark + unit.code],
            term_id=terms.past[result.terms_back - 1].pk if result.terms_back <= len(terms.past) else None,
            is_acquired=result.is_acquired,
            grade=result.grade,
            level=unit.level,
        )
    if student.level >= INTERNSHIP_FROM_LEVEL:
        yield registration.ResultRow(
            pk,
            "st",
            30,
            ends[1] - timedelta(days=20),
            origin="internship",
            title_fr="Stage d'assistant ingénieur",
            title_en="Assistant engineer internship",
            grade=chance.choice("ABC"),
            weeks=24,
            weeks_abroad=chance.choice((0, 0, 12, 24)),
        )


def _ends(semester: Semester, level: int) -> dict[int, date]:
    """When the results of each term behind were decided, by how many terms ago."""
    found, before = {}, semester
    for back in range(1, max(2, level)):
        before = semester_before(before)
        found[back] = before.starts_on + timedelta(weeks=WEEKS)
    return found


def _certified(
    student: PlannedStudent, pk: int, semester: Semester, chance: random.Random
) -> Iterator[registration.CertificationRow]:
    day = semester.year_starts_on - timedelta(days=chance.randrange(60, 400))
    if chance.random() < 0.25 + 0.12 * student.level:
        level = chance.choices([level for level, _ in ENGLISH], weights=[share for _, share in ENGLISH])[0]
        yield registration.CertificationRow(pk, "language", day, code="en", level=level)
    if chance.random() < 0.55:
        yield registration.CertificationRow(pk, "pix", day, points=chance.randrange(300, 720))


def _advised(college: College, students: list[int], teachers: list[int]) -> Iterator[tuple[int, int]]:
    """Forty students each, of the same programme where it has teachers enough, the first teacher first."""
    by_structure: dict[str, list[int]] = {}
    for structure, teacher in zip(college.staffing.structures, teachers, strict=True):
        by_structure.setdefault(structure, []).append(teacher)
    rank: dict[str, int] = {}
    for student, pk in zip(college.students, students, strict=True):
        number = rank.setdefault(student.programme, 0)
        rank[student.programme] += 1
        advisers = by_structure.get(student.programme) or teachers
        yield advisers[number // ADVISED % len(advisers)], pk
