"""A file that can't become a term is refused with every fault, and leaves no row behind."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override

from cartable.engines.timetable.api import import_term
from cartable.engines.timetable.demo import MONDAY, NOW, TINY_PROBLEM, make_imported_term
from cartable.engines.timetable.domain import import_term as module
from cartable.engines.timetable.tests.counting import count_everything
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db


def refused(source: bytes, *, code: str | None = "T", starts_on: date = MONDAY) -> list:
    """The faults of an import that must be refused and must leave nothing."""
    before = count_everything()
    with pytest.raises(InputRefused) as refusal:
        import_term(source=source, code=code, starts_on=starts_on, actor="demo", now=NOW)
    assert count_everything() == before
    return refusal.value.faults


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            b'<room id="2" penalty="0"/>',
            b'<room id="99" penalty="0"/>',
            [("file.room_option_unknown", 24), ("file.room_option_unknown", 29)],
        ),
        (b'parent="1"', b'parent="77"', [("file.parent_unknown", 22), ("file.parent_unknown", 28)]),
        (b'nrDays="5"', b'nrDays="five"', [("file.attribute_not_integer", 2)]),
        (b'<class id="4"/>', b'<class id="44"/>', [("file.distribution_class_unknown", 52)]),
    ],
)
def test_a_faulty_file_is_refused_with_every_line(old, new, expected):
    assert [(fault.code, fault.line) for fault in refused(TINY_PROBLEM.replace(old, new))] == expected


@pytest.mark.parametrize("source", [b"", b"<problem", b"\x1f\x8b\x08\x00broken", b"<html/>", b"id;capacity\n1;2\n"])
def test_what_is_no_problem_file_is_refused(source):
    assert len(refused(source)) >= 1


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'slotsPerDay="288"', b'slotsPerDay="300"', "term.slots"),
        (b'name="tiny-fal26"', b'name="' + b"x" * 121 + b'"', "term.name"),
        (b'<student id="7">', b'<student id="' + b"7" * 61 + b'">', "term.reference"),
    ],
)
def test_a_problem_that_cartable_cannot_hold_is_refused(old, new, code):
    assert [fault.code for fault in refused(TINY_PROBLEM.replace(old, new))] == [code]


def test_a_walk_longer_than_a_day_is_refused():
    faults = refused(TINY_PROBLEM.replace(b'value="3"', b'value="289"'))
    assert [(fault.code, fault.where) for fault in faults] == [
        ("room.travel", "room[id=1]"),
        ("room.travel", "room[id=2]"),
    ]


def test_sixty_one_weeks_are_refused():
    source = TINY_PROBLEM.replace(b'nrWeeks="4"', b'nrWeeks="61"')
    for weeks in (b"1111", b"1010", b"0101"):
        source = source.replace(b'weeks="' + weeks + b'"', b'weeks="' + weeks + b"0" * 57 + b'"')
    assert [fault.code for fault in refused(source)] == ["term.weeks"]


def test_a_term_that_does_not_begin_on_a_monday_is_refused():
    assert [fault.code for fault in refused(TINY_PROBLEM, starts_on=date(2026, 9, 8))] == ["term.monday"]


def test_a_code_in_use_is_refused():
    make_imported_term("TINY")
    assert [fault.code for fault in refused(TINY_PROBLEM, code="TINY")] == ["term.taken"]


def test_a_code_too_long_is_refused():
    assert [fault.code for fault in refused(TINY_PROBLEM, code="T" * 29)] == ["term.code"]


def test_an_error_at_the_very_end_leaves_nothing(monkeypatch):
    def break_down(**_given):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(module, "create_choices", break_down)
    before = count_everything()
    with pytest.raises(RuntimeError):
        import_term(source=TINY_PROBLEM, starts_on=MONDAY, actor="demo", now=NOW)
    assert count_everything() == before


def test_faults_are_told_in_the_language_of_the_reader():
    [fault] = refused(TINY_PROBLEM.replace(b'slotsPerDay="288"', b'slotsPerDay="300"'))
    with override("en"):
        assert str(fault.what) == "A day can't be cut into 300 slots."
    faults = refused(TINY_PROBLEM.replace(b'<class id="4"/>', b'<class id="44"/>'))
    with override("fr"):
        french = str(faults[0].what)
    with override("en"):
        assert french != str(faults[0].what)
