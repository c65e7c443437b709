"""What one holds and lacks, why, until when; who holds what on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cartable.engines.access.api import Clearance, Grant, holders_of, lacking_of, refresh_all, rights_of
from cartable.engines.access.demo import make_level, make_pool, make_rule, make_service, make_zone
from cartable.engines.people.api import Affiliation
from cartable.engines.people.demo import affiliate, make_person, make_structure

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
END = DAY + timedelta(days=90)
FAR = DAY + timedelta(days=300)


def refresh(on: date = DAY) -> None:
    """All rights."""
    refresh_all(on=on, now=NOW)


def grant(person, service, until: date, **more) -> Grant:
    """A decision by name."""
    fields = {"state": "granted", "granted_by": make_person(given_name="Ada", family_name="Byron"), "decided_at": NOW}
    return Grant.objects.create(
        person=person, service=service, reason="Projet", valid_from=DAY, valid_until=until, **{**fields, **more}
    )


def test_the_best_of_all_reasons_with_each_said():
    person, service = affiliate(make_person()).person, make_service("mail")
    reader, editor = make_level(service, "reader"), make_level(service, "editor")
    make_rule(service, "student", code="students", level=editor, quota=5)
    grant(person, service, END, level=reader, quota=50)
    refresh()
    with override("en"):
        (right,) = rights_of(person, on=DAY)
    assert (right.state, right.level, right.quota, right.is_open) == ("held", editor, 50, True)
    assert (right.since, right.until, right.foreseen_until) == (DAY, None, None)
    told = [(one.kind, str(one.words), one.decided_by, one.said) for one in right.reasons]
    assert sorted(told) == [
        ("grant", "decision of Ada Byron", "Ada Byron", "Projet"),
        ("rule", "students", "", "Décision du comité des services"),
    ]


def test_the_end_is_foreseen_from_what_is_dated():
    person, service = make_person(), make_service("mail")
    home, other = make_structure(), make_structure()
    affiliate(person, structure=home, valid_until=END)
    affiliate(person, structure=other, valid_from=END, valid_until=FAR)
    make_rule(service, "student", code="a")
    make_rule(make_service("lab"), f'member_of("{home.code}")', code="b")
    refresh()
    found = {right.service.code: right.foreseen_until for right in rights_of(person, on=DAY)}
    assert found == {"mail": FAR, "lab": END}


def test_what_is_written_is_told_before_what_is_foreseen():
    person = affiliate(make_person(), valid_until=END).person
    make_rule(make_service("mail"), "student", grace_days=10)
    grant(person, make_service("lab"), FAR)
    refresh()
    found = {right.service.code: (right.until, right.foreseen_until) for right in rights_of(person, on=DAY)}
    assert found == {"mail": (None, END), "lab": (FAR, None)}
    refresh(END)
    found = {right.service.code: (right.state, right.until) for right in rights_of(person, on=END)}
    assert found == {"mail": ("grace", END + timedelta(days=10)), "lab": ("held", FAR)}


def test_a_clearance_ends_the_right_to_its_zone():
    person, zone = affiliate(make_person()).person, make_zone()
    make_rule(make_service("reactor", zone=zone), "student")
    Clearance.objects.create(
        person=person, zone=zone, state="granted", requested_at=NOW, decided_by=person, valid_from=DAY, valid_until=END
    )
    refresh()
    assert [right.foreseen_until for right in rights_of(person, on=DAY)] == [END]


def test_what_is_lacking_says_which_condition_fails_in_the_rule_that_is_nearest():
    person = affiliate(make_person()).person
    service = make_service("lab", how_to_ask_fr="Au guichet", how_to_ask_en="At the desk")
    make_rule(service, "employee and protected", code="far")
    make_rule(service, "student and protected", code="near")
    make_service("asked", can_be_asked=False)
    make_service("hidden", is_listed=False)
    refresh()
    with override("en"):
        asked, lab = sorted(lacking_of(person, on=DAY), key=lambda one: one.service.code)
    assert (lab.failing, lab.rule_codes) == (("people under protection",), ("far", "near"))
    assert (lab.how_to_ask, lab.can_ask) == ("At the desk", True)
    assert (asked.failing, asked.rule_codes, asked.can_ask) == ((), (), False)


def test_a_full_pool_and_a_zone_say_what_bars_the_way():
    person = affiliate(make_person()).person
    service = make_service("cad")
    make_rule(service, "student", pool=make_pool(service, 0))
    make_rule(make_service("reactor", zone=make_zone()), "student")
    refresh()
    with override("en"):
        found = {one.service.code: one.failing for one in lacking_of(person, on=DAY)}
    assert found == {
        "cad": ("All the seats are taken: the right waits for one to be free.",),
        "reactor": ("A clearance is needed for the restricted zone.",),
    }


def test_any_past_day_tells_what_was_held_then():
    service, home = make_service("mail"), make_structure()
    tie = affiliate(make_person("A"), structure=home)
    affiliate(make_person("B"))
    make_rule(service, "student")
    refresh()
    Affiliation.objects.filter(pk=tie.pk).update(valid_until=END)
    refresh(END)
    assert [row.person.code for row in holders_of(service, on=DAY)] == ["A", "B"]
    assert [row.person.code for row in holders_of(service, on=END)] == ["B"]
    assert [row.person.code for row in holders_of(service, on=DAY, structure=home)] == ["A"]
    assert [right.service.code for right in rights_of(tie.person, on=DAY)] == ["mail"]
    assert rights_of(tie.person, on=END) == []


@pytest.mark.parametrize("ask", [rights_of, lacking_of])
def test_many_rights_cost_the_queries_of_one(ask):
    person = affiliate(make_person(), valid_until=END).person
    codes = [make_structure().code for _ in range(12)]
    held = [f'student or member_of("{code}")' for code in codes]
    lacked = [f'member_of("{code}") and hosted' for code in codes]
    texts = held if ask is rights_of else lacked
    make_rule(make_service("s"), texts[0], code="r")
    grant(person, make_service("g"), END)
    refresh()
    few = _queries(ask, person)
    for number, text in enumerate(texts[1:]):
        service = make_service(f"s{number}")
        make_rule(service, text, code=f"r{number}")
        if ask is rights_of:
            grant(person, service, END)
    refresh()
    assert _queries(ask, person) == few


def _queries(ask, person) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert ask(person, on=DAY)
    return len(captured)
