"""A person's week."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.timetable.models import StudentClash
from cartable.engines.timetable.queries.person_week import PersonWeek, person_week
from cartable.engines.timetable.tests.queries.campus import PARIS, Campus

WEEK_TWO = date(2026, 9, 16)


def shown(week: PersonWeek) -> list[tuple[str, str, int, str]]:
    return [
        (f"{row.starts_at:%a %H:%M}", row.course_class.code, row.course_class.number, str(row.place))
        for row in week.meetings
    ]


def test_person_week_of_a_student_lists_their_classes_in_order(campus: Campus) -> None:
    week = person_week(campus.people["ines"].pk, WEEK_TWO)
    assert week.monday == date(2026, 9, 14)
    assert shown(week) == [
        ("Mon 08:00", "MT32", 1, "C012"),
        ("Mon 10:15", "IF28", 1, "C012"),
        ("Tue 14:15", "MT32", 1, "B101"),
        ("Thu 08:15", "SY16", 1, "B118"),
        ("Thu 08:45", "IF35", 1, "B101"),
        ("Fri 10:15", "IF28", 1, "C012"),
    ]
    assert week.letter == "B"
    assert week.minutes == 6 * 120
    assert week.taught == frozenset()
    assert week.meetings[0].teachers == ("Joëlle Vasseur",)


def test_person_week_in_an_a_week_holds_the_alternate_class(campus: Campus) -> None:
    week = person_week(campus.people["ines"].pk, date(2026, 9, 7))
    assert shown(week)[-1] == ("Fri 14:00", "IF28", 1, "B118")
    assert week.letter == "A"
    assert week.minutes == 6 * 120 + 180


def test_person_week_tells_alternate_classes(campus: Campus) -> None:
    week = person_week(campus.people["ines"].pk, date(2026, 9, 7))
    assert week.alternation == {campus.classes["IF28 tp1"].pk: "A"}


def test_person_week_names_both_classes_of_a_clash(campus: Campus) -> None:
    week = person_week(campus.people["ines"].pk, WEEK_TWO)
    (clash,) = week.clashes
    assert (clash.first.course_class.code, clash.second.course_class.code) == ("SY16", "IF35")
    assert clash.overlap
    assert clash.minutes == 90
    assert week.clashing == {clash.first.uuid, clash.second.uuid}


def test_person_week_tells_a_walk_too_short(campus: Campus) -> None:
    StudentClash.objects.create(
        solution=campus.solution,
        person=campus.people["malo"],
        first=campus.classes["IF28 cm1"],
        second=campus.classes["MT32 cm1"],
    )
    campus.seat("malo", "IF28 cm1")
    week = person_week(campus.people["malo"].pk, WEEK_TWO)
    (clash,) = week.clashes
    assert not clash.overlap
    assert clash.minutes == 15
    assert clash.first.course_class.code == "MT32"


def test_person_week_of_a_teacher_holds_what_they_teach(campus: Campus) -> None:
    week = person_week(campus.people["vasseur"].pk, WEEK_TWO)
    assert shown(week) == [("Mon 08:00", "MT32", 1, "C012"), ("Tue 14:15", "MT32", 1, "B101")]
    assert week.taught == {campus.classes["MT32 cm1"].pk, campus.classes["MT32 td1"].pk}


def test_person_week_merges_student_and_teacher(campus: Campus) -> None:
    week = person_week(campus.people["ana"].pk, WEEK_TWO)
    assert [row[1] for row in shown(week)] == ["IF28", "MT32", "IF28"]
    assert week.taught == {campus.classes["MT32 td2"].pk}


def test_person_week_outside_terms_knows_no_publication(campus: Campus) -> None:
    week = person_week(campus.people["ines"].pk, date(2027, 3, 1))
    assert (week.publications, week.meetings, week.letter) == ((), (), "")


def test_person_week_after_withdrawal_is_empty(campus: Campus) -> None:
    campus.publication.withdrawn_at = datetime(2026, 9, 16, tzinfo=PARIS)
    campus.publication.save()
    assert person_week(campus.people["ines"].pk, WEEK_TWO).publications == ()


def test_person_week_keeps_civil_hours_across_the_clock_change(campus: Campus) -> None:
    before = person_week(campus.people["malo"].pk, date(2026, 10, 19)).meetings[0]
    after = person_week(campus.people["malo"].pk, date(2026, 10, 26)).meetings[0]
    assert (before.starts_at.hour, before.starts_at.utcoffset()) == (8, timedelta(hours=2))
    assert (after.starts_at.hour, after.starts_at.utcoffset()) == (8, timedelta(hours=1))


def test_person_week_breaks_no_title_by_language(campus: Campus) -> None:
    from django.utils.translation import override

    with override("en"):
        assert person_week(campus.people["malo"].pk, WEEK_TWO).meetings[0].course_class.title == "Title MT32"
    with override("fr"):
        assert person_week(campus.people["malo"].pk, WEEK_TWO).meetings[0].course_class.title == "Titre MT32"


@pytest.mark.parametrize("number", [1, 30])
def test_person_week_asks_eight_queries(campus: Campus, number: int) -> None:
    for index in range(number):
        code = f"XX{index:02d}"
        campus.add_unit(code, "cs", td=1)
        campus.place(f"{code} td1", "6", f"{8 + index % 10:02d}:00", f"{9 + index % 10:02d}:00")
        campus.teach("vasseur", f"{code} td1")
        campus.seat("malo", f"{code} td1")
    campus.publish()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        week = person_week(campus.people["malo"].pk, WEEK_TWO)
    assert len(week.meetings) == 2 + number
    assert len(asked) == 8
