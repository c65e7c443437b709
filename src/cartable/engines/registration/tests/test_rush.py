"""Many connections at once on few places: the database never gives one too many, and no deadlock loses a click."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import Count

from cartable.engines.registration.api import assignments
from cartable.engines.registration.models import ChangeRequest, Choice, OfferingPlaces, Waiting
from cartable.engines.registration.tests.assigning import ADJUSTING, make_desk
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db(transaction=True)
CODES = ("AA01", "BB01", "CC01", "DD01")
THREADS, STUDENTS, TURNS = 6, 12, 6


def test_never_one_place_too_many():
    desk = make_desk(*CODES)
    desk.places(AA01=3, BB01=3, CC01=4, DD01=5)
    people = [desk.person() for _ in range(STUDENTS)]

    def act(number: int) -> int:
        chance, done = random.Random(number), 0  # noqa: S311
        try:
            for turn in range(TURNS):
                person = people[(number + turn * THREADS) % STUDENTS]
                held = sorted(desk.held(person))
                wanted = chance.choice([code for code in CODES if code not in held] or CODES)
                dropped = [chance.choice(held)] if held and chance.random() < 0.7 else []
                try:
                    found = desk.change(person, [wanted], dropped, token=f"{number}-{turn}")
                    done += found.is_done
                    if not found.is_done:
                        desk.wait(person, wanted, dropped[0] if dropped else "")
                except InputRefused:
                    continue  # the other thread changed the same student in between
        finally:
            connection.close()
        return done

    with ThreadPoolExecutor(THREADS) as pool:
        done = sum(pool.map(act, range(THREADS * 4)))
    assignments.serve_all(now=ADJUSTING)
    counted = dict(Choice.objects.order_by().values_list("offering_id").annotate(number=Count("id")))
    for places in OfferingPlaces.objects.all():
        assert places.taken == counted.get(places.offering_id, 0) <= places.capacity
        waiting = Waiting.objects.filter(offering=places.offering_id, state="waiting").exists()
        assert not waiting or places.taken == places.capacity
    by_click = ChangeRequest.objects.exclude(token__startswith="waiting:")
    assert by_click.count() == done > 0


def test_the_same_click_from_two_connections_counts_once():
    desk = make_desk(*CODES)
    person = desk.person()

    def click(_number: int) -> bool:
        try:
            return desk.change(person, ["AA01"], token="one").is_repeat
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(click, range(4))) == [False, True, True, True]
    assert desk.held(person) == {"AA01"}
