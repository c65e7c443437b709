"""Calendar addresses: only a digest is kept, each is its owner's, revoked ones stay revoked."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from cartable.engines.people.demo import make_person
from cartable.engines.timetable.api import (
    TooManyAddresses,
    note_calendar_read,
    open_calendar_address,
    revoke_calendar_address,
)
from cartable.engines.timetable.demo import NOW
from cartable.engines.timetable.models import CalendarAddress
from cartable.kernel.problems import NotFound

pytestmark = pytest.mark.django_db


def test_only_a_digest_of_the_token_is_kept():
    address, token = open_calendar_address(person=make_person(), now=NOW)
    assert len(token) == 43
    stored = CalendarAddress.objects.values().get()
    assert stored["token_digest"] == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(stored)
    assert address.created_at == NOW


def test_two_addresses_have_two_tokens():
    person = make_person()
    assert open_calendar_address(person=person, now=NOW)[1] != open_calendar_address(person=person, now=NOW)[1]


def test_a_revoked_address_keeps_its_first_date():
    person = make_person()
    address, _token = open_calendar_address(person=person, now=NOW)
    revoke_calendar_address(person=person, address=address.uuid, now=NOW)
    later = NOW + timedelta(days=1)
    assert revoke_calendar_address(person=person, address=address.uuid, now=later).revoked_at == NOW


def test_nobody_revokes_someone_elses_address():
    address, _token = open_calendar_address(person=make_person(), now=NOW)
    with pytest.raises(NotFound):
        revoke_calendar_address(person=make_person(), address=address.uuid, now=NOW)
    address.refresh_from_db()
    assert address.revoked_at is None


def test_a_twenty_first_open_address_is_refused():
    person = make_person()
    opened = [open_calendar_address(person=person, now=NOW)[0] for _ in range(20)]
    with pytest.raises(TooManyAddresses):
        open_calendar_address(person=person, now=NOW)
    revoke_calendar_address(person=person, address=opened[0].uuid, now=NOW)
    open_calendar_address(person=person, now=NOW)
    assert CalendarAddress.objects.count() == 21


def test_a_read_is_noted():
    address, _token = open_calendar_address(person=make_person(), now=NOW)
    note_calendar_read(address=address.uuid, now=NOW + timedelta(hours=1))
    address.refresh_from_db()
    assert address.last_read_at == NOW + timedelta(hours=1)
