"""What becomes of the records that a source sends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cartable.engines.people.demo import (
    make_account_with_role,
    make_person,
)
from cartable.engines.people.domain.arrivals.receiving import receive_records
from cartable.engines.people.domain.arrivals.rows import ArrivingRow
from cartable.engines.people.domain.arrivals.sources import create_source
from cartable.engines.people.models import (
    Identifier,
    Person,
    Source,
    SourceRecord,
    SourceRun,
)
from cartable.kernel.outbox.models import OutboxEvent

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
INE = "0123456789Z"


@pytest.fixture
def keeper():
    return make_account_with_role("registrar")


@pytest.fixture
def hr(keeper):
    return create_source(code="hr", title_fr="Paie", kind="hr", trust=80, actor=keeper)


def send(source: Source, keeper, *rows: ArrivingRow, now: datetime = NOW, **options) -> SourceRun:
    return receive_records(source=source, rows=rows, actor=keeper, now=now, **options)


ZOE = ArrivingRow(
    "a1", "Élève", "Zoé", birth_on=date(2004, 2, 3), mail="zoe.eleve@ut.example", birth_place="Troyes", phone="0325"
)


def state_of(key: str) -> tuple[str, str]:
    record = SourceRecord.objects.get(key=key)
    return record.state, record.verdict


def test_a_newcomer_is_created_with_everything_that_the_source_says(keeper, hr):
    run = send(hr, keeper, ZOE)
    person = Person.objects.get(family_name="Élève")
    assert (person.given_name, person.birth_on, person.mail, person.birth_place, person.phone, person.origin) == (
        "Zoé",
        date(2004, 2, 3),
        "zoe.eleve@ut.example",
        "Troyes",
        "0325",
        "hr",
    )
    assert person.code.startswith("C")
    assert len(person.code) == 8
    assert person.provenance["birth_place"] == ["hr", "2026-11-22"]
    assert (run.state, run.counts["new"], run.counts["same"], run.counts["refused"]) == ("applied", 1, 0, 0)
    record = SourceRecord.objects.get(key="a1")
    assert (record.state, record.person, record.verdict) == ("new", person, "score.nobody")


def test_the_same_again_changes_nothing(keeper, hr):
    send(hr, keeper, ZOE)
    before = list(Person.objects.values().order_by("pk"))
    events = OutboxEvent.objects.count()
    run = send(hr, keeper, ZOE, now=NOW + timedelta(days=1))
    assert run.counts["unchanged"] == 1
    assert list(Person.objects.values().order_by("pk")) == before
    assert OutboxEvent.objects.count() == events
    assert SourceRecord.objects.get(key="a1").seen_at == NOW + timedelta(days=1)


def test_somebody_known_is_found_and_gets_what_is_missing(keeper, hr):
    known = make_person("20260001", family_name="Élève", given_name="Zoé", birth_on=date(2004, 2, 3))
    # A register of one is too small for the score to be sure: the INE is.
    Identifier.objects.create(person=known, kind="ine", value=ine_of("012345678A"), noted_on=NOW.date())
    send(hr, keeper, ArrivingRow("a1", "ELEVE", "ZOE", birth_on=date(2004, 2, 3), ine=ine_of("012345678A"), phone="7"))
    known.refresh_from_db()
    assert state_of("a1") == ("same", "identifier.same")
    assert SourceRecord.objects.get(key="a1").person == known
    assert (known.phone, known.family_name) == ("7", "ELEVE")
    assert (
        Person.objects.filter(given_name__iexact="zoé").count() + Person.objects.filter(given_name="ZOE").count() >= 1
    )


def ine_of(ten: str) -> str:
    from cartable.engines.people.matching.identifiers import base36_key

    return ten + base36_key(ten)
