"""Lists narrowed by a typed text: classes by unit and room, violations by the classes that take part."""

from __future__ import annotations

import pytest

from cartable.engines.timetable.models import Distribution, Violation
from cartable.engines.timetable.queries.not_kept import concerning, violations_of
from cartable.engines.timetable.queries.placed_classes import about, placed_classes
from cartable.engines.timetable.tests.queries.campus import Campus


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("if", {"IF28 cm1", "IF28 tp1", "IF35 td1"}),
        ("mt32 C012", {"MT32 cm1"}),
        ("B118", {"IF28 tp1", "SY16 td1"}),
        ("TITRE 28", {"IF28 cm1", "IF28 tp1"}),
        ("nothing", set()),
    ],
)
def test_classes_about_a_unit_or_a_room(campus: Campus, text: str, found: set[str]) -> None:
    rows = about(placed_classes(campus.solution.pk), text)
    named = {row.pk: name for name, row in campus.classes.items()}
    assert {named[row.course_class_id] for row in rows} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("if28", [0]),
        ("mt32", [0, 1]),
        ("MT32 td", [1]),
        ("mt32 2", [0, 1]),
        ("mt32 td 1", [1]),
        ("cm", [0]),
        ("titre sy16", [2]),
        ("%", []),
        ("if28 td", []),
    ],
)
def test_violations_concerning_a_class(campus: Campus, text: str, found: list[int]) -> None:
    rule = Distribution.objects.create(term=campus.term, rank=0, kind="SameRoom", required=False, penalty=3)
    sides = (("MT32 cm1", "IF28 cm1"), ("MT32 td1", "MT32 td2"), ("SY16 td1",))
    made = [
        Violation.objects.create(
            solution=campus.solution,
            distribution=rule,
            code="distribution",
            is_hard=False,
            cost=9 - rank,
            class_ids=[campus.classes[name].pk for name in names],
        ).pk
        for rank, names in enumerate(sides)
    ]
    rows = concerning(violations_of(campus.solution.pk), text, term_id=campus.term.pk)
    assert [made.index(row.pk) for row in rows] == found
