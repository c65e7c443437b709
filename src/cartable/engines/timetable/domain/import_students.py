"""The students of an imported problem: people with invented names, accounts without password, and their choices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from cartable.engines.calendar.api import Term
from cartable.engines.people.api import (
    AccountRow,
    AffiliationRow,
    Person,
    PersonRow,
    Structure,
    add_affiliations,
    create_people,
    create_structure,
    find_structure_by_code,
    open_accounts,
    people_by_code,
)
from cartable.engines.registration.api import ChoiceRow, record_choices
from cartable.engines.timetable.domain.anonymous_names import draw_names
from cartable.engines.timetable.types import StudentDraft


def create_students(*, term: Term, problem_name: str, students: Sequence[StudentDraft], now: datetime) -> list[int]:
    """Create them and return their person ids in order.

    A person's campus number and sign-in name are the term's code and the student's rank; people who have these
    numbers already (the same file imported before) are taken up again as they are.
    """
    if not students:
        return []
    width = len(str(len(students)))
    codes = [f"{term.code.lower()}-{rank:0{width}d}" for rank in range(1, len(students) + 1)]
    known = people_by_code(codes)
    created = _create_missing(term, problem_name, codes, known, now)
    people = {**known, **{person.code: person for person in created}}
    return [people[code].pk for code in codes]


def create_choices(
    *,
    term: Term,
    students: Sequence[StudentDraft],
    person_ids: Sequence[int],
    offering_ids: Mapping[str, int],
    now: datetime,
) -> int:
    """Record what each student chose, in the order of the file. Returns how many choices."""
    rows = [
        ChoiceRow(person_id=person_id, offering_id=offering_ids[course], reference=student.reference)
        for student, person_id in zip(students, person_ids, strict=True)
        for course in student.courses
    ]
    return record_choices(term=term, rows=rows, now=now)


def _create_missing(
    term: Term, problem_name: str, codes: Sequence[str], known: Mapping[str, Person], now: datetime
) -> list[Person]:
    names = dict(zip(codes, draw_names(term.code), strict=False))
    created = create_people(
        rows=[
            PersonRow(code=code, given_name=names[code][0], family_name=names[code][1], origin=f"itc:{term.code}"[:60])
            for code in codes
            if code not in known
        ]
    )
    if not created:
        return []
    structure = find_structure_by_code(term.code) or _create_structure(term, problem_name)
    add_affiliations(
        rows=[
            AffiliationRow(
                person_id=person.pk,
                structure_id=structure.pk,
                kind="student",
                valid_from=structure.valid_from,
                valid_until=structure.valid_until,
                source=f"itc:{term.code}"[:60],
            )
            for person in created
        ]
    )
    open_accounts(rows=[AccountRow(person_id=person.pk, username=person.code) for person in created], now=now)
    return created


def _create_structure(term: Term, problem_name: str) -> Structure:
    """The programme that the students follow: the academic year, longer if the term ends later."""
    ends_on = max(term.year.ends_on, term.starts_on + timedelta(weeks=term.weeks_count))
    return create_structure(
        code=term.code,
        title_fr=f"Étudiants de {problem_name}",
        title_en=f"Students of {problem_name}",
        kind="programme",
        valid_from=term.year.starts_on,
        valid_until=ends_on,
    )
