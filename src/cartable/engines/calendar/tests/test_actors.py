"""Who may open what: every page and endpoint of the calendar, for every actor; and how many queries they ask."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.calendar.api import load_holidays
from cartable.engines.calendar.demo import make_term, make_year
from cartable.engines.people.demo import make_account, make_account_with_role, make_student, make_teacher
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db

ACTORS = {
    "anonymous": lambda: None,
    "without any tie": make_account,
    "student": make_student,
    "teacher": make_teacher,
    "registrar": lambda: make_account_with_role("registrar"),
    "timetabler": lambda: make_account_with_role("timetabler"),
    "administrator": lambda: make_account_with_role("administrator"),
}
# In the order of ACTORS.
OPEN, ABSENT = (302, 403, 200, 200, 200, 200, 200), (302, 403, 404, 404, 404, 404, 404)
READ, NOTHING = (401, 403, 200, 200, 200, 200, 200), (401, 403, 404, 404, 404, 404, 404)
SHAPE, REFUSED = (401, 422, 422, 422, 422, 422, 422), (401, 403, 400, 400, 400, 400, 400)
PAGES = {
    "/calendar/": OPEN,
    "/calendar/2026-2027/": OPEN,
    "/calendar/2026-2027/?zone=Alsace-Moselle": OPEN,
    "/calendar/2026-2027/?zone=%00": (400,) * 7,
    "/calendar/1999/": ABSENT,
}
ENDPOINTS = {
    "years": READ,
    "terms": READ,
    "terms?limit=1&offset=1": READ,
    "terms?offset=-1": SHAPE,
    "terms/A26": READ,
    "terms/NONE": NOTHING,
    "terms/a%00": (404,) * 7,
    "terms/A26/weeks": READ,
    "terms/NONE/weeks": NOTHING,
    "holidays": READ,
    "holidays?zone=Alsace-Moselle&start=2026-12-01&end=2027-01-01": READ,
    "holidays?start=2027-01-01&end=2027-01-01": REFUSED,
    "holidays?start=yesterday": SHAPE,
}


@pytest.fixture(params=ACTORS)
def actor(request):
    """Each actor in turn: its place in the tables above, and its browser."""
    client = Client()
    account = ACTORS[request.param]()
    if account is not None:
        client.force_login(account)
    return list(ACTORS).index(request.param), client


@pytest.fixture
def calendar():
    """A year with a term, and the holidays of two zones."""
    year = make_year("2026-2027")
    make_term("A26", year=year, title_fr="Automne 2026", title_en="Autumn 2026", break_weeks=[8])
    load_holidays()
    load_holidays("Alsace-Moselle")
    return year


def test_pages_and_endpoints(calendar, actor):
    index, client = actor
    for address, expected in PAGES.items():
        for language in ("fr", "en"):
            response = client.get(address, headers={"Accept-Language": language})
            assert response.status_code == expected[index], address
    for address, expected in ENDPOINTS.items():
        response = client.get(f"/api/v1/{address}")
        assert response.status_code == expected[index], address
        if response.status_code >= 400:
            assert {"code", "what", "mend", "faults"} <= set(response.json())


def test_the_page_speaks_both_languages(calendar):
    client = Client()
    client.force_login(make_student())
    french = client.get("/calendar/2026-2027/", headers={"Accept-Language": "fr"}).content.decode()
    english = client.get("/calendar/2026-2027/", headers={"Accept-Language": "en"}).content.decode()
    for word in ("Automne 2026", "Enseignement", "Vacances", "Toussaint"):
        assert word in french, word
        assert word not in english, word
    for word in ("Autumn 2026", "Teaching", "Break", "All Saints"):
        assert word in english, word
        assert word not in french, word


def test_what_the_interface_for_programs_tells(calendar):
    client = Client()
    client.force_login(make_student())
    weeks = client.get("/api/v1/terms/A26/weeks").json()["items"]
    assert weeks[6:9] == [
        {"number": 7, "starts_on": "2026-10-19", "kind": "teaching", "letter": "A"},
        {"number": 8, "starts_on": "2026-10-26", "kind": "break", "letter": ""},
        {"number": 9, "starts_on": "2026-11-02", "kind": "teaching", "letter": "B"},
    ]
    body = client.get("/api/v1/holidays?start=2026-12-01&end=2027-01-01").json()
    assert body == {"items": [{"day": "2026-12-25", "zone": "Métropole", "title": "Jour de Noël"}], "count": 1}
    assert client.get("/api/v1/terms").json()["items"][0]["year"] == "2026-2027"


def test_an_empty_calendar_says_what_to_do():
    client = Client()
    client.force_login(make_student())
    assert client.get(reverse("calendar:now")).status_code == 200


def test_query_counts_do_not_grow(calendar):
    client = Client()
    client.force_login(make_student())

    def count(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    addresses = ("/calendar/2026-2027/", "/api/v1/terms", "/api/v1/years")
    for address in addresses:
        count(address)
    few = [count(address) for address in addresses]
    for number in range(30):
        make_term(year=calendar, weeks_count=number + 1)
        make_year()
    assert [count(address) for address in addresses] == few


def test_the_home_card_says_which_week_it_is(rf):
    from cartable.engines.calendar.web.home import this_week

    request = rf.get("/")
    request.user = make_student()
    assert this_week(request) is None
    monday = today() - timedelta(days=today().weekday())
    make_term("NOW", starts_on=monday - timedelta(weeks=2), weeks_count=5)
    card = this_week(request)
    assert (card.context["week"].number, card.context["week"].letter) == (3, "A")
    request.user = make_account()
    assert this_week(request) is None
