"""How a service has been: states as periods, the share of time, days, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from cartable.engines.access.api import change_state, count_use, record_uses
from cartable.engines.access.demo import make_service
from cartable.engines.access.events import ServiceStateChanged
from cartable.engines.access.models import Service, ServiceUse
from cartable.engines.access.queries.service_changes import latest_state_changes
from cartable.engines.access.queries.service_states import availability, day_states, state_spans
from cartable.engines.access.queries.service_uses import uses_by_week
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def ago(**length: float) -> datetime:
    return NOW - timedelta(**length)


@pytest.fixture
def mail() -> Service:
    """Open for 200 days; down for 9 hours and slow for 24 in the last ninety days, slow again for an hour."""
    service = make_service("mail", state_since=ago(days=200))
    for moment, state, note in (
        (ago(days=30), "interrupted", "Panne"),
        (ago(days=30) + 9 * HOUR, "open", ""),
        (ago(days=10), "degraded", "Lent"),
        (ago(days=9), "open", ""),
        (NOW - HOUR, "degraded", "Lent encore"),
    ):
        change_state(service=service, state=state, note_fr=note, actor="tests", now=moment)
    return service


def codes(refused: pytest.ExceptionInfo[InputRefused]) -> list[str]:
    return [fault.code for fault in refused.value.faults]


def test_states_are_told_as_periods(mail: Service):
    told = [(span.state, span.since, span.until, span.note_fr) for span in state_spans(mail)]
    assert told == [
        ("open", ago(days=200), ago(days=30), ""),
        ("interrupted", ago(days=30), ago(days=30) + 9 * HOUR, "Panne"),
        ("open", ago(days=30) + 9 * HOUR, ago(days=10), ""),
        ("degraded", ago(days=10), ago(days=9), "Lent"),
        ("open", ago(days=9), NOW - HOUR, ""),
        ("degraded", NOW - HOUR, None, "Lent encore"),
    ]


def test_availability_of_the_last_ninety_days(mail: Service):
    measured = availability(state_spans(mail), NOW)
    assert measured.percent == Decimal("99.5")  # 9 hours of 2160: 99.583…, rounded down
    assert (measured.counted, measured.interrupted, measured.degraded) == (timedelta(days=90), 9 * HOUR, 25 * HOUR)


def test_what_is_planned_or_closed_is_neither_there_nor_missing():
    service = make_service("new", state="planned", state_since=ago(days=100))
    assert availability(state_spans(service), NOW).percent is None
    change_state(service=service, state="open", actor="tests", now=ago(days=10))
    change_state(service=service, state="interrupted", note_fr="Panne", actor="tests", now=ago(days=5))
    measured = availability(state_spans(service), NOW)
    assert (measured.percent, measured.counted) == (Decimal("50.0"), timedelta(days=10))


def test_a_breakdown_never_reads_as_a_hundred_percent():
    service = make_service("long", state_since=ago(days=100))
    change_state(service=service, state="interrupted", note_fr="Panne", actor="tests", now=ago(minutes=10))
    change_state(service=service, state="open", actor="tests", now=ago(minutes=9))
    assert availability(state_spans(service), NOW).percent == Decimal("99.9")


def test_each_day_shows_its_worst(mail: Service):
    days = {one.day: one.state for one in day_states(state_spans(mail), NOW)}
    assert len(days) == 90
    assert list(days)[-1] == date(2026, 6, 30)
    troubled = {day.isoformat(): state for day, state in days.items() if state != "open"}
    assert troubled == {
        "2026-05-31": "interrupted",
        "2026-06-20": "degraded",
        "2026-06-21": "degraded",
        "2026-06-30": "degraded",
    }


def test_the_same_state_corrects_its_note_only(mail: Service):
    change_state(service=mail, state="degraded", note_fr="Lent ; retour à 16 h", actor="tests", now=NOW)
    last = state_spans(mail)[-1]
    assert (last.since, last.note_fr, mail.state_since) == (NOW - HOUR, "Lent ; retour à 16 h", NOW - HOUR)


def test_the_event_says_before_after_and_note(mail: Service):
    change_state(service=mail, state="open", note_en="Back", actor="tests", now=NOW)
    event = OutboxEvent.objects.filter(name=ServiceStateChanged.name).latest("sequence")
    assert (event.aggregate, event.payload) == (
        f"service:{mail.uuid}",
        {
            "uuid": str(mail.uuid),
            "code": "mail",
            "before": "degraded",
            "after": "open",
            "note_fr": "",
            "note_en": "Back",
        },
    )


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ({"state": "broken"}, ["service.state"]),
        ({"state": "degraded", "note_fr": "Lent encore"}, ["service.same_state"]),
        ({"state": "interrupted"}, ["service.note_missing"]),
        ({"state": "open", "note_fr": "x" * 301}, ["text.too_long"]),
        ({"state": "open", "since": NOW + HOUR}, ["service.since_future"]),
        ({"state": "open", "since": NOW - 2 * HOUR}, ["service.since_before"]),
    ],
)
def test_what_is_refused(mail: Service, said: dict, faults: list[str]):
    with pytest.raises(InputRefused) as refused:
        change_state(service=mail, actor="tests", now=NOW, **said)
    assert codes(refused) == faults
    assert Service.objects.get().state_note_fr == "Lent encore"


def test_a_trouble_noticed_late_begins_when_it_did(mail: Service):
    change_state(service=mail, state="interrupted", note_fr="Panne", actor="tests", now=NOW, since=ago(minutes=30))
    assert [span.since for span in state_spans(mail)][-1] == ago(minutes=30)


def test_the_latest_changes_of_all_services(mail: Service):
    make_service("hidden", is_listed=False, state_since=NOW)
    found = latest_state_changes(ago(days=20))
    assert [(change.service.code, change.state, change.note_fr) for change in found] == [
        ("mail", "degraded", "Lent encore"),
        ("mail", "open", ""),
        ("mail", "degraded", "Lent"),
    ]


def test_uses_are_counted_by_day_and_told_by_week():
    service = make_service("mail")
    monday = date(2026, 6, 29)
    record_uses(service=service, since=date(2026, 6, 26), counts=[5, 0, 2, 7])  # Friday to Monday
    count_use(service=service, on=monday)
    count_use(service=service, on=date(2026, 6, 30))
    assert ServiceUse.objects.count() == 4
    told = uses_by_week(service, date(2026, 6, 30))
    assert [(week.monday, week.count) for week in told[-2:]] == [(date(2026, 6, 22), 7), (monday, 9)]
    assert len(told) == 13
    assert sum(week.count for week in told) == 16
    with pytest.raises(ValueError, match="negative"):
        record_uses(service=service, since=monday, counts=[-1])
