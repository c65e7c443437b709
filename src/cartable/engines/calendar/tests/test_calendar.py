"""Years, terms, weeks and holidays."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cartable.engines.calendar.api import (
    HolidayRow,
    NoSuchTerm,
    NoSuchYear,
    TermTaken,
    TermWeek,
    YearTaken,
    access_term,
    access_year,
    add_holidays,
    change_week,
    create_term,
    current_term,
    current_year,
    day_of,
    get_term,
    holiday_zones,
    holidays_between,
    load_holidays,
    loaded_zones,
    place_in_term,
    weeks_of,
)
from cartable.engines.calendar.demo import make_term, make_year
from cartable.engines.calendar.models import AcademicYear, Holiday, Term
from cartable.engines.people.demo import make_account, make_student
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 9, 7)


def codes(refusal) -> list[tuple[str, str]]:
    return [(fault.code, str(fault.where)) for fault in refusal.value.faults]


def test_letters_alternate_over_teaching_weeks_only():
    term = make_term("A26", weeks_count=6, break_weeks=[3], exam_weeks=[6])
    assert [(week.number, week.starts_on, week.kind, week.letter) for week in weeks_of(term)] == [
        (1, date(2026, 9, 7), "teaching", "A"),
        (2, date(2026, 9, 14), "teaching", "B"),
        (3, date(2026, 9, 21), "break", ""),
        (4, date(2026, 9, 28), "teaching", "A"),
        (5, date(2026, 10, 5), "teaching", "B"),
        (6, date(2026, 10, 12), "exams", ""),
    ]
    assert OutboxEvent.objects.get(name="term.created").payload["code"] == "A26"


def test_changing_a_week_counts_the_letters_again():
    term = make_term("A26", weeks_count=4)
    change_week(term=term, number=2, kind="break", actor="test", reason="Pont")
    assert [(week.kind, week.letter) for week in weeks_of(term)] == [
        ("teaching", "A"),
        ("break", ""),
        ("teaching", "B"),
        ("teaching", "A"),
    ]
    for number, kind, code in ((5, "break", "week.unknown"), (0, "break", "week.unknown"), (1, "party", "week.kind")):
        with pytest.raises(InputRefused) as refusal:
            change_week(term=term, number=number, kind=kind, actor="test", reason="")
        assert [fault.code for fault in refusal.value.faults] == [code]


def test_every_fault_of_a_term_is_told():
    year = make_year("2026-2027")
    with pytest.raises(InputRefused) as refusal:
        create_term(
            code="a b",
            title_fr=" ",
            title_en="x" * 121,
            year=year,
            starts_on=date(2027, 9, 7),
            weeks_count=61,
            days_count=0,
            slot_minutes=7,
            break_weeks=[0, 5],
            exam_weeks=[5],
        )
    assert codes(refusal) == [
        ("code.form", "code"),
        ("title.missing", "title_fr"),
        ("text.too_long", "title_en"),
        ("term.monday", "starts_on"),
        ("term.outside_year", "starts_on"),
        ("term.weeks", "weeks_count"),
        ("term.days", "days_count"),
        ("term.slot", "slot_minutes"),
        ("week.unknown", "break_weeks"),
        ("week.two_uses", "exam_weeks"),
    ]
    assert not Term.objects.exists()
    make_term("A26", year=year)
    with pytest.raises(TermTaken):
        make_term("A26", year=year)


def test_years():
    make_year("2026-2027")
    with pytest.raises(YearTaken):
        make_year("2026-2027")
    with pytest.raises(InputRefused) as refusal:
        make_year("2027-2028", starts_on=date(2027, 9, 1), ends_on=date(2027, 9, 1))
    assert codes(refusal) == [("period.empty", "ends_on")]
    assert current_year(date(2027, 8, 31)).code == "2026-2027"
    assert current_year(date(2027, 9, 1)) is None


def test_the_term_of_a_day_is_the_one_under_way_then_the_next_then_the_last():
    assert current_term(MONDAY) is None
    autumn = make_term("A26", weeks_count=16)
    spring = make_term("P27", starts_on=date(2027, 2, 22), weeks_count=16)
    assert [
        current_term(day)
        for day in (
            date(2026, 1, 1),
            MONDAY,
            date(2026, 12, 27),
            date(2026, 12, 28),
            date(2027, 3, 1),
            date(2028, 1, 1),
        )
    ] == [autumn, autumn, autumn, spring, spring, spring]


def test_days_of_a_term():
    term = make_term("A26", weeks_count=2, days_count=5)
    assert day_of(term, 0, 0) == MONDAY
    assert day_of(term, 1, 4) == date(2026, 9, 18)
    assert place_in_term(term, date(2026, 9, 18)) == (1, 4)
    assert [place_in_term(term, day) for day in (date(2026, 9, 6), date(2026, 9, 12), date(2026, 9, 21))] == [None] * 3
    for place in ((2, 0), (-1, 0), (0, 5), (0, -1)):
        with pytest.raises(ValueError, match="has no day"):
            day_of(term, *place)


def test_holidays_of_a_zone_are_loaded_once():
    assert holiday_zones() == ["Alsace-Moselle", "Métropole"]
    assert load_holidays() == 88
    assert load_holidays() == 0
    assert load_holidays("Alsace-Moselle") == 104
    assert loaded_zones() == ["Alsace-Moselle", "Métropole"]
    assert holidays_between(date(2026, 12, 1), date(2027, 1, 2)) == {
        date(2026, 12, 25): "Jour de Noël",
        date(2027, 1, 1): "1er janvier",
    }
    assert holidays_between(date(2026, 12, 26), date(2026, 12, 27), "Alsace-Moselle") == {
        date(2026, 12, 26): "2ème jour de Noël"
    }
    assert holidays_between(date(2026, 12, 25), date(2026, 12, 25)) == {}
    with pytest.raises(InputRefused) as refusal:
        load_holidays("Mars")
    assert codes(refusal) == [("holiday.zone", "zone")]


def test_own_holidays_leave_the_others():
    load_holidays()
    day = date(2026, 12, 24)
    rows = [HolidayRow(day, "Métropole", "Fermeture"), HolidayRow(date(2026, 12, 25), "Métropole", "Autre nom")]
    assert add_holidays(rows=rows) == 1
    assert holidays_between(day, date(2026, 12, 26)) == {day: "Fermeture", date(2026, 12, 25): "Jour de Noël"}


def test_the_database_refuses_what_no_calendar_has():
    year = make_year("2026-2027")
    term = make_term("A26", year=year, weeks_count=1)
    refused = (
        lambda: AcademicYear.objects.create(code="X", starts_on=MONDAY, ends_on=MONDAY),
        lambda: Term.objects.create(code="T", title_fr="T", year=year, starts_on=date(2026, 9, 8), weeks_count=1),
        lambda: Term.objects.create(code="T", title_fr="T", year=year, starts_on=MONDAY, weeks_count=0),
        lambda: Term.objects.create(code="T", title_fr="T", year=year, starts_on=MONDAY, weeks_count=1, days_count=8),
        lambda: TermWeek.objects.create(term=term, number=1, starts_on=MONDAY),
        lambda: TermWeek.objects.create(term=term, number=2, starts_on=date(2026, 9, 15)),
        lambda: TermWeek.objects.create(term=term, number=2, starts_on=MONDAY, letter="C"),
        lambda: Holiday.objects.bulk_create([Holiday(day=MONDAY, zone="Z", title="T") for _ in range(2)]),
    )
    for attempt in refused:
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_doors():
    term = make_term("A26", year=make_year("2026-2027"))
    student = make_student()
    assert access_term(student, "A26") == term
    assert access_year(student, "2026-2027") == term.year
    assert get_term("A26") == term
    with pytest.raises(NoSuchTerm):
        access_term(student, "NONE")
    with pytest.raises(NoSuchYear):
        access_year(student, "NONE")
    for door in (access_term, access_year):
        with pytest.raises(NotAllowed):
            door(make_account(), "A26")
