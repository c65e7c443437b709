"""Creating people: what is written, what is refused, and what the database itself refuses."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from cartable.engines.people.api import (
    AccountRow,
    AccountTaken,
    AffiliationOverlaps,
    AffiliationRow,
    GroupTaken,
    MembershipOverlaps,
    PersonRow,
    StructureTaken,
    add_affiliations,
    add_members,
    create_group,
    create_people,
    create_person,
    edit_person,
    end_affiliation,
    find_account,
    find_person_by_code,
    open_accounts,
)
from cartable.engines.people.demo import (
    affiliate,
    make_account,
    make_group,
    make_institution,
    make_person,
    make_structure,
)
from cartable.engines.people.models import Affiliation, Person, RoleAssignment
from cartable.kernel.audit import history_of
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def codes(refusal) -> list[tuple[str, str, int | None]]:
    return [(fault.code, str(fault.where), fault.line) for fault in refusal.value.faults]


def test_a_person_is_written_tidied_and_told():
    person = create_person(
        code="E42",
        family_name=" Le  Goff ",
        given_name="E\u0301loi",
        mail="Eloi.LeGoff@UT.example",
        birth_on=date(1990, 2, 3),
    )
    person.refresh_from_db()
    assert (person.family_name, person.given_name) == ("Le Goff", "Éloi")
    assert person.mail == "eloi.legoff@ut.example"
    assert person.full_name == "Éloi Le Goff"
    event = OutboxEvent.objects.get(name="person.created")
    assert event.payload == {"uuids": [str(person.uuid)], "origin": ""}
    assert [change.label for change in history_of(person)] == ["insert"]


def test_every_fault_of_every_row_is_told_and_nothing_is_written():
    make_person("TAKEN", mail="known@ut.example")
    with pytest.raises(InputRefused) as refusal:
        create_people(
            rows=[
                PersonRow("A1", "Bon"),
                PersonRow("", ""),
                PersonRow("a b", "Blanc", mail="nowhere"),
                PersonRow("A1", "Encore"),
                PersonRow("TAKEN", "Pris", mail="KNOWN@ut.example"),
                PersonRow("A2", "Futur", birth_on=date(2999, 1, 1)),
                PersonRow("A3", "x" * 121),
                PersonRow("A4", "nul\0"),
            ]
        )
    assert codes(refusal) == [
        ("person.code_missing", "code", 2),
        ("person.family_name_missing", "family_name", 2),
        ("person.code_form", "code", 3),
        ("person.mail_form", "mail", 3),
        ("person.birth_date", "birth_on", 6),
        ("text.too_long", "family_name", 7),
        ("text.control", "family_name", 8),
        ("person.code_twice", "code", 4),
        ("person.code_taken", "code", 5),
        ("person.mail_taken", "mail", 5),
    ]
    assert Person.objects.count() == 1


def test_editing_keeps_who_and_why():
    clerk = make_account()
    person = make_person("E1", family_name="Dupond", mail="d@ut.example")
    edit_person(person=person, actor=clerk, reason="Faute de frappe", family_name="Dupont")
    change = history_of(person)[-1]
    assert (change.actor, change.reason) == (str(clerk.uuid), "Faute de frappe")
    assert (change.before, change.after) == ({"family_name": "Dupond"}, {"family_name": "Dupont"})
    other = make_person("E2")
    with pytest.raises(InputRefused) as refusal:
        edit_person(person=other, actor=clerk, reason="", mail="D@UT.example")
    assert codes(refusal) == [("person.mail_taken", "mail", None)]
    with pytest.raises(TypeError):
        edit_person(person=person, actor=clerk, reason="", code="E9")


@pytest.mark.parametrize("twin", [{"code": "E1", "mail": ""}, {"code": "E2", "mail": "ONE@ut.example"}])
def test_the_database_refuses_a_second_number_or_mail(twin):
    make_person("E1", mail="one@ut.example")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(family_name="Double", **twin)


def test_affiliations_of_one_kind_never_overlap():
    person, home = make_person(), make_institution()
    tie = affiliate(person, "student", valid_from=date(2025, 9, 1), valid_until=date(2026, 9, 1))
    affiliate(person, "student", valid_from=date(2026, 9, 1))
    affiliate(person, "staff", valid_from=date(2026, 1, 1))
    with pytest.raises(AffiliationOverlaps):
        affiliate(person, "student", valid_from=date(2026, 8, 31), valid_until=date(2026, 9, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Affiliation.objects.create(person=person, structure=home, kind="student", valid_from=date(2025, 10, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Affiliation.objects.create(
            person=person, structure=home, kind="faculty", valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 1)
        )
    assert person.affiliations.count() == 3
    end_affiliation(affiliation=tie, valid_until=date(2026, 2, 1), actor="test", reason="Départ")
    tie.refresh_from_db()
    assert tie.valid_until == date(2026, 2, 1)
    assert OutboxEvent.objects.get(name="affiliation.ended").payload["valid_until"] == "2026-02-01"
    with pytest.raises(InputRefused) as refusal:
        end_affiliation(affiliation=tie, valid_until=date(2025, 9, 1), actor="test", reason="")
    assert codes(refusal) == [("period.empty", "valid_until", None)]


def test_faulty_affiliations_are_refused_with_their_rows():
    person, home = make_person(), make_institution()
    rows = [
        AffiliationRow(person.pk, home.pk, "student", date(2026, 9, 1)),
        AffiliationRow(person.pk, home.pk, "pupil", date(2026, 9, 1), date(2026, 9, 1)),
    ]
    with pytest.raises(InputRefused) as refusal:
        add_affiliations(rows=rows)
    assert codes(refusal) == [("affiliation.kind", "kind", 2), ("period.empty", "valid_until", 2)]
    assert person.affiliations.count() == 0


def test_accounts_ignore_case_and_open_without_password():
    person, other = make_person(), make_person()
    (account,) = open_accounts(rows=[AccountRow(person.pk, "Ines.Caradec")], now=NOW)
    assert find_account("INES.caradec") == account
    assert not account.has_usable_password()
    assert account.created_at == NOW
    with pytest.raises(InputRefused) as refusal:
        open_accounts(
            rows=[
                AccountRow(other.pk, "ines.CARADEC"),
                AccountRow(other.pk, "Zoé"),
                AccountRow(other.pk, "free"),
                AccountRow(other.pk, "FREE"),
            ],
            now=NOW,
        )
    assert codes(refusal) == [
        ("account.name_taken", "username", 1),
        ("account.name_form", "username", 2),
        ("account.name_taken", "username", 4),
    ]
    with pytest.raises(AccountTaken):
        open_accounts(rows=[AccountRow(person.pk, "second")], now=NOW)


def test_structures_and_groups_refuse_a_used_code_and_a_faulty_value():
    make_structure("INFO")
    with pytest.raises(StructureTaken):
        make_structure("INFO")
    with pytest.raises(InputRefused) as refusal:
        make_structure("a b", kind="club", valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 1))
    assert [fault.code for fault in refusal.value.faults] == ["code.form", "structure.kind", "period.empty"]
    person = make_person()
    group = make_group("GR1", people=(person,))
    with pytest.raises(GroupTaken):
        create_group(code="GR1", title_fr="Autre")
    with pytest.raises(MembershipOverlaps):
        add_members(group=group, person_ids=[person.pk], valid_from=date(2026, 1, 1))
    with pytest.raises(InputRefused):
        add_members(group=group, person_ids=[person.pk], valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 1))


def test_the_database_refuses_the_same_role_twice_at_once():
    person = make_person()
    RoleAssignment.objects.create(person=person, role="registrar", valid_from=date(2026, 1, 1), reason="Une")
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAssignment.objects.create(person=person, role="registrar", valid_from=date(2026, 5, 1), reason="Deux")


def test_finding_by_number():
    person = make_person("E7")
    assert find_person_by_code("E7") == person
    assert find_person_by_code("e7") is None
