"""The catalogue's pages and programming interface."""

from __future__ import annotations

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import TeacherRow, assign_teachers
from cartable.engines.catalogue.demo import classes_of, make_offering, make_unit
from cartable.engines.catalogue.web.search import find_units
from cartable.engines.people.demo import make_student, make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client):
    """A student, signed in."""
    account = make_student()
    client.force_login(account)
    return account


def test_units_are_listed_filtered_and_found(client, reader):
    offering = make_offering(make_term("A26"), make_unit("MA11", title_fr="Équations", title_en="Equations"))
    make_unit("EC01", category="ec", title_fr="Théâtre", title_en="Theatre")
    address = "/catalogue/units/"
    assert offering.unit.code == "MA11"

    def shown(**query: str) -> list[bool]:
        page = client.get(address, query).content.decode()
        return [f"/catalogue/units/{code}/" in page for code in ("MA11", "EC01")]

    assert shown() == [True, True]
    assert shown(category="ec") == [False, True]
    assert shown(term="A26") == [True, False]
    assert shown(q="equation") == [True, False]


def test_units_are_exported_under_the_present_filters(client, reader):
    make_unit("MA11", title_fr="Équations", credits=6)
    make_unit("EC01", category="ec")
    answer = client.get("/catalogue/units/", {"export": "csv", "category": "cs"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("MA11")


@pytest.mark.parametrize("units", [1, 3])
def test_the_list_asks_as_many_queries_at_any_length(client, reader, units, django_assert_max_num_queries):
    for _ in range(units):
        make_unit()
    with django_assert_max_num_queries(12):
        client.get("/catalogue/units/")


def test_a_units_page_shows_hours_classes_seats_and_teachers(client, reader):
    offering = make_offering(make_term("A26", title_fr="Automne 2026"), make_unit("MA11"), cm=1, td=[24])
    teacher = make_teacher(family_name="Vuillemin").person
    assign_teachers(rows=[TeacherRow(classes_of(offering)[1].pk, teacher.pk)])
    page = client.get("/catalogue/units/MA11/").content.decode()
    for text in ("Automne 2026", "CM 1", "TD 1", ">24<", "Vuillemin"):
        assert text in page
    assert page.count("style=") == 0


def test_a_unit_that_no_term_offers_says_so(client, reader):
    make_unit("MA11")
    assert client.get("/catalogue/units/MA11/").status_code == 200


def test_an_unknown_unit_is_not_found(client, reader):
    assert client.get("/catalogue/units/NOPE/").status_code == 404


def test_pages_want_a_sign_in(client):
    make_unit("MA11")
    for address in ("/catalogue/units/", "/catalogue/units/MA11/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


def test_units_are_in_the_portals_search(reader):
    make_unit("MA11", title_fr="Équations")
    [hit] = find_units(reader, "equations", 5)
    assert (hit.title, hit.url) == ("MA11 – Équations", "/catalogue/units/MA11/")
    assert find_units(None, "equations", 5) == []


def test_units_for_programs(client, reader):
    make_offering(make_term("A26"), make_unit("MA11", credits=6), cm=1, td=[24])
    listed = client.get("/api/v1/units", {"q": "ma11"}).json()
    assert [(unit["code"], unit["credits"]) for unit in listed["items"]] == [("MA11", 6)]
    assert client.get("/api/v1/units/MA11").json()["in_charge"] is None
    [offering] = client.get("/api/v1/units/MA11/offerings").json()["items"]
    assert offering["term"] == "A26"
    [way] = offering["configurations"]
    assert [[(row["kind"], row["number"], row["seats"]) for row in part] for part in way["subparts"]] == [
        [("cm", 1, None)],
        [("td", 1, 24)],
    ]
    assert client.get("/api/v1/units/NOPE").status_code == 404
    assert client.get("/api/v1/units", {"category": "zz"}).status_code == 422


def test_the_programming_interface_wants_a_sign_in(client):
    assert client.get("/api/v1/units").status_code == 401
