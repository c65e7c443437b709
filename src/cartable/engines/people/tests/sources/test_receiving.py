"""What becomes of the records that a source sends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cartable.engines.people.api import arriving, edit_person
from cartable.engines.people.demo import (
    affiliate,
    make_account_with_role,
    make_institution,
    make_person,
    make_structure,
)
from cartable.engines.people.domain.arrivals.receiving import SourceClosed, receive_records
from cartable.engines.people.domain.arrivals.rows import ArrivingRow, ArrivingTie
from cartable.engines.people.domain.match_keys import compute_match_keys
from cartable.engines.people.domain.people import create_people
from cartable.engines.people.matching.identifiers import base36_key, bea_key
from cartable.engines.people.models import Affiliation, Identifier, Person, Source, SourceRecord, SourceRun
from cartable.engines.people.tests.conftest import ACTORS, make_actor
from cartable.engines.people.types import PersonRow
from cartable.kernel.audit import history_of
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
INE, OTHER_INE = "012345678A" + base36_key("012345678A"), "0987654321" + bea_key("0987654321")
FAMILIES = (
    "Bardoux",
    "Celtibere",
    "Dufourmantel",
    "Essaoui",
    "Grosjean",
    "Hirigoyen",
    "Jankowski",
    "Kerbrat",
    "Lam",
    "Nguyen",
)
GIVEN = ("Achille", "Brune", "Cyprien", "Diane", "Elzear", "Fatou", "Gontran", "Hilda", "Ivan", "Jade")
ZOE = ArrivingRow(
    "a1",
    "Vandermeulen",
    "Zoé",
    birth_on=date(2004, 2, 3),
    mail="zoe.v@ut.example",
    birth_place="Troyes",
    phone="+33 3 25 71 76 00",
)


@pytest.fixture
def keeper():
    return make_account_with_role("registrar")


@pytest.fixture
def hr(keeper):
    return arriving.create_source(code="hr", title_fr="Paie", kind="hr", trust=80, actor=keeper)


def send(source: Source, keeper, *rows: ArrivingRow, now: datetime = NOW, **options) -> SourceRun:
    return receive_records(source=source, rows=rows, actor=keeper, now=now, **options)


def state_of(key: str) -> tuple[str, str]:
    record = SourceRecord.objects.get(key=key)
    return record.state, record.verdict


def strangers(count: int, start: int = 0) -> list[ArrivingRow]:
    """People of whom no two are alike."""
    return [
        ArrivingRow(
            f"s{n}",
            FAMILIES[n % 10],
            GIVEN[(n * 7 + n // 10) % 10],
            birth_on=date(1970 + n % 30, 1 + n % 12, 1 + n % 28),
        )
        for n in range(start, start + count)
    ]


def test_a_newcomer_is_created_with_everything_that_the_source_says(keeper, hr):
    run = send(hr, keeper, replace(ZOE, ine=INE))
    person = Person.objects.get(family_name="Vandermeulen")
    assert (person.given_name, person.birth_on, person.mail, person.birth_place, person.phone, person.origin) == (
        "Zoé",
        date(2004, 2, 3),
        "zoe.v@ut.example",
        "Troyes",
        "+33 3 25 71 76 00",
        "hr",
    )
    assert (person.code[0], len(person.code)) == ("C", 8)
    assert person.provenance["birth_place"] == ["hr", "2026-11-22"]
    assert person.identifiers.get().value == INE
    assert (run.state, run.counts["new"], run.counts["same"], run.counts["refused"]) == ("applied", 1, 0, 0)
    assert state_of("a1") == ("new", "score.nobody")
    assert history_of(person)[0].actor == str(keeper.uuid)


def test_the_same_again_changes_nothing(keeper, hr):
    send(hr, keeper, ZOE)
    before = list(Person.objects.values().order_by("pk"))
    events = OutboxEvent.objects.count()
    run = send(hr, keeper, ZOE, now=NOW + timedelta(days=1))
    assert (run.counts["unchanged"], run.counts["same"]) == (1, 0)
    assert list(Person.objects.values().order_by("pk")) == before
    assert OutboxEvent.objects.count() == events
    assert SourceRecord.objects.get(key="a1").seen_at == NOW + timedelta(days=1)


def test_a_corrected_record_corrects_its_person(keeper, hr):
    send(hr, keeper, ZOE)
    run = send(hr, keeper, replace(ZOE, family_name="Vandermeulen-Roy", phone="+33 6 00 00 00 00"))
    person = Person.objects.get(given_name="Zoé")
    assert (person.family_name, person.phone) == ("Vandermeulen-Roy", "+33 6 00 00 00 00")
    assert (run.counts["same"], run.counts["corrected"], state_of("a1")) == (1, 1, ("same", "identifier.same"))


def test_names_birth_and_mail_find_somebody_whatever_the_spelling(keeper, hr):
    known = make_person("1", family_name="Vandermeulen", given_name="Zoé", birth_on=ZOE.birth_on, mail="z@home.example")
    send(hr, keeper, replace(ZOE, family_name="VANDERMEULEN", given_name="ZOE", mail="z@home.example"))
    assert SourceRecord.objects.get().person == known
    assert state_of("a1") == ("same", "identifier.same")
    assert Person.objects.filter(given_name__iexact="zoe").count() == 1


def test_a_name_of_use_is_recognised(keeper, hr):
    known = make_person("1", family_name="Vandermeulen", given_name="Jean", birth_on=ZOE.birth_on)
    edit_person(person=known, actor=keeper, reason="x", usage_given_name="Zoé", usage_family_name="Quintrec")
    # A register of few: names and birth alone aren't enough to be sure, and are enough to ask.
    send(hr, keeper, replace(ZOE, family_name="Quintrec", mail=""))
    record = SourceRecord.objects.get()
    assert [each.person for each in record.candidates.all()] == [known] or record.person == known
    levels = {reason["field"]: reason["level"] for each in record.candidates.all() for reason in each.reasons}
    assert levels.get("given_name", 0) == levels.get("family_name", 0) == 0


def test_doubt_goes_to_a_human_and_writes_nothing_else(keeper, hr):
    known = make_person("1", family_name="Vandermeulen", given_name="Zoé")
    people = Person.objects.count()
    run = send(hr, keeper, replace(ZOE, mail=""))
    record = SourceRecord.objects.get()
    assert (record.state, record.person, run.counts["to_decide"]) == ("to_decide", None, 1)
    assert [each.person for each in record.candidates.all()] == [known]
    assert Person.objects.count() == people
    known.refresh_from_db()
    assert known.birth_on is None


def test_two_ine_for_one_person_go_to_a_human(keeper, hr):
    known = make_person("1", family_name="Vandermeulen", given_name="Zoé", birth_on=ZOE.birth_on, mail=ZOE.mail)
    Identifier.objects.create(person=known, kind="ine", value=INE, noted_on=TODAY)
    send(hr, keeper, replace(ZOE, ine=OTHER_INE))
    record = SourceRecord.objects.get()
    assert (record.state, record.verdict) == ("to_decide", "identifier.conflict")
    assert Identifier.objects.get().value == INE
    with pytest.raises(InputRefused) as refusal:
        arriving.decide_same(record=record, person=known, actor=keeper, now=NOW)
    assert [fault.code for fault in refusal.value.faults] == ["identifier.two"]
    arriving.decide_same(record=record, person=known, actor=keeper, now=NOW, replace_numbers=False)
    assert Identifier.objects.get().value == INE


def test_the_same_person_twice_in_one_file_is_created_once(keeper, hr):
    other = replace(ZOE, key="a2", phone="", birth_place="", family_name="VANDERMEULEN")
    run = send(hr, keeper, ZOE, other, *strangers(8))
    assert (run.counts["new"], run.counts["same"]) == (9, 1)
    assert SourceRecord.objects.get(key="a1").person == SourceRecord.objects.get(key="a2").person


def test_faults_are_told_and_the_others_taken(keeper, hr):
    rows = [
        *strangers(2),
        replace(ZOE, key=""),
        replace(ZOE, key="b1", family_name=""),
        replace(ZOE, key="b2", mail="nope"),
        replace(ZOE, key="b3", ine="01234567890"),
        replace(ZOE, key="b4", orcid="0000-0000-0000-0000"),
        replace(ZOE, key="b5", nationality="France"),
        replace(ZOE, key="b6", ties=(ArrivingTie("dog", "NOWHERE", TODAY, TODAY),)),
        replace(ZOE, key="s0"),
        replace(ZOE, key="b7", birth_on=date(2999, 1, 1)),
    ]
    people = Person.objects.count()
    refused = send(hr, keeper, *rows, all_or_nothing=True)
    assert (refused.state, Person.objects.count(), SourceRecord.objects.count()) == ("refused", people, 0)
    run = send(hr, keeper, *rows)
    assert [(fault["line"], fault["where"], fault["code"]) for fault in run.faults] == [
        (3, "key", "record.key_missing"),
        (4, "family_name", "person.family_name_missing"),
        (5, "mail", "person.mail_form"),
        (6, "ine", "ine.key"),
        (7, "orcid", "orcid.key"),
        (8, "nationality", "country.form"),
        (9, "kind", "affiliation.kind"),
        (9, "structure", "structure.unknown"),
        (9, "valid_until", "period.empty"),
        (10, "key", "record.key_twice"),
        (11, "birth_on", "person.birth_date"),
    ]
    assert (run.counts["total"], run.counts["refused"], run.counts["new"]) == (11, 9, 2)


def test_the_more_trusted_source_is_believed_and_the_hand_above_all(keeper, hr):
    weak = arriving.create_source(code="guests", title_fr="Invités", kind="hosted", trust=10, actor=keeper)
    send(hr, keeper, ZOE)
    person = Person.objects.get(given_name="Zoé")
    said = replace(ZOE, key="g1", phone="+33 1 11 11 11 11", nationality="FR")
    send(weak, keeper, said)
    person.refresh_from_db()
    # What nobody had said is taken from anyone; what the payroll said stays.
    assert (person.phone, person.nationality) == ("+33 3 25 71 76 00", "FR")
    assert (person.provenance["phone"][0], person.provenance["nationality"][0]) == ("hr", "guests")
    edit_person(person=person, actor=keeper, reason="Vu ensemble", phone="+33 2 22 22 22 22")
    send(hr, keeper, replace(ZOE, phone="+33 4 44 44 44 44"))
    person.refresh_from_db()
    assert (person.phone, person.provenance["phone"][0]) == ("+33 2 22 22 22 22", "")
    send(hr, keeper, replace(ZOE, phone="+33 5 55 55 55 55"), over_hand=True)
    person.refresh_from_db()
    assert (person.phone, person.provenance["phone"][0]) == ("+33 5 55 55 55 55", "hr")


def test_affiliations_follow_a_complete_source(keeper, hr):
    arriving.edit_source(source=hr, actor=keeper, reason="x", is_complete=True)
    make_institution()
    lab = make_structure("LAB")
    staff = ArrivingTie("staff", "UT", date(2026, 1, 1))
    here = ArrivingTie("staff", "LAB", date(2026, 1, 1), date(2027, 1, 1))
    send(hr, keeper, replace(ZOE, ties=(staff, here)))
    person = Person.objects.get(given_name="Zoé")
    by_hand = affiliate(person, "student")
    longer = replace(here, valid_until=date(2028, 1, 1))
    run = send(hr, keeper, replace(ZOE, ties=(longer,)), now=NOW + timedelta(days=1))
    assert (run.counts["ties_changed"], run.counts["ties_ended"]) == (1, 1)
    assert set(person.affiliations.values_list("kind", "structure__code", "valid_from", "valid_until", "source")) == {
        ("staff", "UT", date(2026, 1, 1), date(2026, 11, 23), "hr"),
        ("staff", "LAB", date(2026, 1, 1), date(2028, 1, 1), "hr"),
        ("student", "UT", by_hand.valid_from, None, "demo"),
    }
    assert lab.affiliations.count() == 1


def test_a_run_that_would_empty_us_is_held_with_no_trace(keeper, hr):
    arriving.edit_source(source=hr, actor=keeper, reason="x", is_complete=True, hold_percent=10)
    make_institution()
    rows = [replace(row, ties=(ArrivingTie("staff", "UT", date(2026, 1, 1)),)) for row in strangers(20)]
    send(hr, keeper, *rows)
    people = list(Person.objects.values().order_by("pk"))
    ties = list(Affiliation.objects.values().order_by("pk"))
    records = list(SourceRecord.objects.values().order_by("pk"))
    run = send(hr, keeper, *[replace(row, phone="+33 1 11 11 11 11") for row in rows[:10]], ZOE)
    assert (run.state, run.held_reason) == ("held", "10/20")
    assert list(Person.objects.values().order_by("pk")) == people
    assert list(Affiliation.objects.values().order_by("pk")) == ties
    assert list(SourceRecord.objects.values().order_by("pk")) == records
    assert [record.key for record in arriving.missing_of(run).order_by("pk")] == [row.key for row in rows[10:]]
    with pytest.raises(InputRefused) as refusal:
        arriving.apply_held(run=run, number=20, actor=keeper, now=NOW)
    assert [fault.code for fault in refusal.value.faults] == ["run.number"]
    with pytest.raises(NotAllowed):
        arriving.apply_held(run=run, number=10, actor=make_account_with_role("timetabler"), now=NOW)
    done = arriving.apply_held(run=run, number=10, actor=keeper, now=NOW + timedelta(days=1))
    assert (done.state, done.counts["gone"], done.counts["new"], done.decided_by) == ("applied", 10, 1, keeper.person)
    ended = Affiliation.objects.filter(source="hr", valid_until=date(2026, 11, 23))
    assert set(ended.values_list("person__source_records__key", flat=True)) == {row.key for row in rows[10:]}
    with pytest.raises(arriving.RunNotHeld):
        arriving.refuse_held(run=run, actor=keeper, now=NOW)


def test_two_missing_of_twenty_leave_by_themselves_and_may_come_back(keeper, hr):
    arriving.edit_source(source=hr, actor=keeper, reason="x", is_complete=True, hold_percent=10)
    rows = strangers(20)
    send(hr, keeper, *rows)
    run = send(hr, keeper, *rows[2:], now=NOW + timedelta(days=1))
    assert (run.state, run.counts["gone"], run.counts["unchanged"]) == ("applied", 2, 18)
    people = Person.objects.count()
    back = send(hr, keeper, *rows, now=NOW + timedelta(days=2))
    assert (back.counts["same"], back.counts["unchanged"], Person.objects.count()) == (2, 18, people)
    assert SourceRecord.objects.filter(gone_at__isnull=False).count() == 0


@pytest.mark.parametrize("name", ACTORS[1:])
def test_who_may_send(name, hr):
    account = make_actor(name)
    if name in ("registrar", "administrator"):
        assert send(hr, account, ZOE).state == "applied"
        return
    with pytest.raises(NotAllowed):
        send(hr, account, ZOE)
    assert SourceRun.objects.count() == 0


def test_a_closed_source_takes_nothing(keeper, hr):
    arriving.edit_source(source=hr, actor=keeper, reason="x", is_open=False)
    with pytest.raises(SourceClosed):
        send(hr, keeper, ZOE)
    assert SourceRun.objects.count() == 0


def test_keys_are_kept_by_every_write_and_computed_again_twice_alike(keeper):
    [person] = create_people(rows=[PersonRow("1", "Martin", "Anne", birth_on=date(2000, 1, 2))])
    assert "y:2000/mrtn" in person.match_keys or any(key.startswith("y:2000/") for key in person.match_keys)
    before = person.match_keys
    edit_person(person=person, actor=keeper, reason="x", usage_family_name="Quintrec", personal_mail="a@b.example")
    assert set(before) < set(person.match_keys)
    assert "m:a@b.example" in person.match_keys
    Person.objects.filter(pk=person.pk).update(match_keys=[])
    assert compute_match_keys() == 1
    assert compute_match_keys() == 0
    assert Person.objects.get(pk=person.pk).match_keys == person.match_keys
