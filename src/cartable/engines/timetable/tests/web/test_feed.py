"""Subscribed calendars."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from cartable.engines.timetable.models import CalendarAddress, Meeting, Placement, Seat
from cartable.engines.timetable.tests.queries.campus import NOW, PARIS, Campus
from cartable.engines.timetable.web import feed, moment

TOKEN = "a-secret-of-forty-three-characters-or-so"
URL = f"/calendar/{TOKEN}.ics"


@pytest.fixture(autouse=True)
def _forget_reads(db: None) -> None:
    cache.clear()


def subscribe(campus: Campus, who: str = "ines") -> CalendarAddress:
    """An open address of someone."""
    digest = hashlib.sha256(TOKEN.encode()).hexdigest()
    return CalendarAddress.objects.create(person=campus.people[who], token_digest=digest, created_at=NOW)


def events_of(answer: Any) -> list[Any]:
    """The events of an answer, parsed back."""
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_feed_holds_every_meeting_of_a_student(campus: Campus) -> None:
    subscribe(campus)
    answer = Client().get(URL)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    # Six weekly classes, one of them twice a week, and eight meetings of the class of A weeks.
    assert len(events_of(answer)) == 6 * 16 + 8


def test_feed_events_say_what_where_and_when(campus: Campus) -> None:
    subscribe(campus)
    event = events_of(Client().get(URL))[0]
    assert str(event["summary"]) == "MT32 CM 1"
    assert str(event["location"]) == "C012, Bâtiment C"
    assert str(event["description"]) == "Titre MT32\nCours magistral\nAvec Joëlle Vasseur"
    assert event["dtstart"].dt == datetime(2026, 9, 7, 8, 0, tzinfo=PARIS)
    assert event["dtend"].dt == datetime(2026, 9, 7, 10, 0, tzinfo=PARIS)
    assert event["dtstart"].params["TZID"] == "Europe/Paris"
    assert event["dtstamp"].dt == NOW
    assert event["sequence"] == 1
    assert str(event["url"]) == f"http://testserver/timetable/classes/{campus.classes['MT32 cm1'].uuid}/"


def test_feed_of_a_teacher_says_that_they_teach(campus: Campus) -> None:
    subscribe(campus, "vasseur")
    event = events_of(Client().get(URL))[0]
    assert str(event["description"]) == "Titre MT32\nCours magistral\nVous enseignez à ce groupe."


def test_feed_speaks_the_language_of_its_address(campus: Campus) -> None:
    subscribe(campus)
    event = events_of(Client().get(f"{URL}?lang=en"))[0]
    assert str(event["description"]) == "Title MT32\nLecture\nWith Joëlle Vasseur"


def test_feed_keeps_civil_hours_across_the_clock_change(campus: Campus) -> None:
    subscribe(campus, "malo")
    body = Client().get(URL)
    calendar = Calendar.from_ical(body.content)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Paris"
    starts = {event["dtstart"].dt.date().isoformat(): event["dtstart"].dt for event in events_of(body)}
    assert starts["2026-10-19"].astimezone(UTC) == datetime(2026, 10, 19, 6, 0, tzinfo=UTC)
    assert starts["2026-11-02"].astimezone(UTC) == datetime(2026, 11, 2, 7, 0, tzinfo=UTC)


def test_feed_uids_are_unique(campus: Campus) -> None:
    subscribe(campus)
    uids = [str(event["uid"]) for event in events_of(Client().get(URL))]
    assert len(set(uids)) == len(uids)


def test_feed_uids_stay_when_a_class_moves(campus: Campus) -> None:
    subscribe(campus)
    before = events_of(Client().get(URL))
    old = campus.solution
    new = campus.solve(total=40)
    for row in Placement.objects.filter(solution=old):
        moved = row.course_class_id == campus.classes["MT32 td1"].pk
        row.pk, row.solution, row.days = None, new, 1 << 4 if moved else row.days
        row.save()
    for seat in Seat.objects.filter(solution=old):
        seat.pk, seat.solution = None, new
        seat.save()
    campus.publish(NOW + timedelta(days=1))
    after = events_of(Client().get(URL))
    assert {str(event["uid"]) for event in after} == {str(event["uid"]) for event in before}
    assert {event["sequence"] for event in before} == {1}
    assert {event["sequence"] for event in after} == {2}
    moved_days = {event["dtstart"].dt.isoweekday() for event in after if str(event["summary"]) == "MT32 TD 1"}
    assert moved_days == {5}


def test_feed_is_not_modified_until_something_changes(campus: Campus) -> None:
    subscribe(campus)
    first = Client().get(URL)
    again = Client().get(URL, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert first.headers["Last-Modified"] == "Tue, 15 Sep 2026 07:00:00 GMT"
    since = Client().get(URL, headers={"if-modified-since": first.headers["Last-Modified"]})
    assert since.status_code == 304
    Meeting.objects.filter(publication=campus.publication).first().delete()
    assert Client().get(URL, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_feed_without_class_is_a_calendar_all_the_same(campus: Campus) -> None:
    subscribe(campus, "theo")
    answer = Client().get(URL)
    assert answer.status_code == 200
    assert events_of(answer) == []
    assert len(Calendar.from_ical(answer.content).walk("VTIMEZONE")) == 1


def test_feed_of_an_unknown_token_is_not_found(campus: Campus) -> None:
    subscribe(campus)
    answer = Client().get("/calendar/another.ics")
    assert answer.status_code == 404
    assert b"BEGIN" not in answer.content


def test_feed_of_a_revoked_address_is_gone(campus: Campus) -> None:
    address = subscribe(campus)
    address.revoked_at = NOW
    address.save()
    answer = Client().get(URL)
    assert answer.status_code == 410
    assert answer.content.decode() == "Cette adresse de calendrier a été révoquée. Créez-en une autre dans Cartable.\n"


def test_feed_refuses_writes(campus: Campus) -> None:
    subscribe(campus)
    assert Client().post(URL).status_code == 405


def test_feed_notes_reads_once_an_hour(campus: Campus, monkeypatch: pytest.MonkeyPatch) -> None:
    address = subscribe(campus)
    seen = []
    for minutes in (0, 30, 59, 61):
        monkeypatch.setattr(moment, "now", lambda minutes=minutes: NOW + timedelta(minutes=minutes))
        Client().get(URL)
        address.refresh_from_db()
        seen.append(address.last_read_at)
    assert seen == [NOW, NOW, NOW, NOW + timedelta(minutes=61)]


def test_feed_read_too_often_is_refused_until_the_hour(campus: Campus, monkeypatch: pytest.MonkeyPatch) -> None:
    subscribe(campus)
    monkeypatch.setattr(feed, "READS_AN_HOUR", 2)
    monkeypatch.setattr(moment, "now", lambda: NOW + timedelta(minutes=20))
    assert [Client().get(URL).status_code for _ in range(3)] == [200, 200, 429]
    assert Client().get(URL).headers["Retry-After"] == str(40 * 60)
    monkeypatch.setattr(moment, "now", lambda: NOW + timedelta(minutes=61))
    assert Client().get(URL).status_code == 200


def test_feed_asks_as_much_whatever_it_holds(campus: Campus) -> None:
    subscribe(campus, "malo")

    def asked() -> int:
        Client().get(URL)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(URL).status_code == 200
        return len(queries)

    few = asked()
    for index in range(28):
        code = f"XX{index:02d}"
        campus.add_unit(code, "cs", td=1)
        campus.place(f"{code} td1", "6", f"{8 + index % 10:02d}:00", f"{9 + index % 10:02d}:00")
        campus.teach("vasseur", f"{code} td1")
        campus.seat("malo", f"{code} td1")
    campus.publish()
    assert asked() == few
