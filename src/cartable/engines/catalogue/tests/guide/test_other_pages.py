"""Selection, comparison, example paths, sitemap."""

from __future__ import annotations

import pytest
from lxml import etree

from cartable.engines.catalogue.demo import make_programme, make_regulation, make_unit
from cartable.engines.people.demo import make_structure

pytestmark = pytest.mark.django_db


def test_a_selection_lives_in_its_address(client, guide):
    answer = client.get("/guide/selection/", {"u": ["IF51", "NOPE", "MT32", "MT33"]})
    page = answer.content.decode()
    assert answer.context["basket"].codes == ("IF51", "MT32", "MT33")
    assert answer.context["share_url"] == "http://testserver/guide/selection/?u=IF51&u=MT32&u=MT33"
    assert "NOPE" in page
    assert answer.context["missing"] == []
    assert [one["wanted"] for one in answer.context["advised"]] == ["LE10"]
    assert [(one.code, other.code) for one, other in answer.context["clashes"]] == [("MT32", "MT33")]
    assert "sessionid" not in answer.cookies
    alone = client.get("/guide/selection/", {"u": "IF51"})
    assert [one["wanted"] for one in alone.context["missing"]] == ["MT32 ou MT33"]
    assert client.get("/guide/selection/").status_code == 200


def test_every_link_of_the_guide_keeps_the_selection(client, guide):
    answer = client.get("/guide/", {"u": "IF51", "category": "ec"})
    [card] = answer.context["cards"]
    assert card.url == "/guide/units/LE10/?u=IF51"
    assert card.toggle_url == "?u=IF51&u=LE10&category=ec"
    kept = client.get("/guide/units/LE10/", {"u": ["IF51", "LE10"]}).content.decode()
    assert 'href="?u=IF51"' in kept


def test_a_selection_has_an_end(client, db):
    for number in range(42):
        make_unit(f"U{number:02d}")
    answer = client.get("/guide/", {"u": [f"U{number:02d}" for number in range(42)], "page": "2"})
    assert len(answer.context["basket"].codes) == 40
    assert {card.toggle_url for card in answer.context["cards"] if not card.is_chosen} == {""}


def test_units_are_compared_side_by_side(client, guide):
    answer = client.get("/guide/compare/", {"u": ["IF51", "MT32", "LE10", "MT33", "IF62"]})
    assert [head["unit"].code for head in answer.context["heads"]] == ["IF51", "MT32", "LE10", "MT33"]
    assert answer.context["left_out"] == ("IF62",)
    rows = {str(row["title"]): row for row in answer.context["rows"]}
    assert rows["Crédits"]["values"] == [6, 6, 4, 6]
    assert (rows["Crédits"]["differs"], rows["Niveau"]["differs"]) == (True, False)
    assert "empty-state" in client.get("/guide/compare/", {"u": "IF51"}).content.decode()


def test_three_example_paths_for_a_programme(client, guide):
    structure = make_structure("MATHS")
    programme = make_programme("MA", structure=structure, terms_count=2, kind="foundation")
    make_regulation(
        programme, tree={"kind": "units", "key": "base", "n": 1, "units": ["MT32"]}, entry_year=2020, state="adopted"
    )
    assert [row["url"] for row in client.get("/guide/paths/").context["programmes"]] == ["/guide/paths/MA/"]
    answer = client.get("/guide/paths/MA/")
    assert len(answer.context["tabs"]) == 3
    first = answer.context["path"]["semesters"][0]["steps"]
    assert first[0]["unit"].code == "MT32"
    assert first[0]["reasons"] == "demandée par le règlement, de ce profil"
    second = client.get("/guide/paths/MA/", {"profile": "2"})
    assert [tab["is_current"] for tab in second.context["tabs"]] == [False, True, False]
    assert client.get("/guide/paths/MA/", {"profile": "9"}).context["tabs"][0]["is_current"]
    assert client.get("/guide/paths/NOPE/").status_code == 404
    assert client.get("/guide/paths/%00/").status_code == 404


def test_a_programme_without_units_says_so(client, db):
    make_programme("VIDE")
    assert "empty-state" in client.get("/guide/paths/VIDE/").content.decode()


@pytest.mark.parametrize("units", [1, 30])
def test_paths_and_selections_ask_as_many_queries_at_any_length(client, db, units, django_assert_num_queries):
    made = [make_unit().code for _ in range(units)]
    make_programme("MA", terms_count=2)
    with django_assert_num_queries(8):
        client.get("/guide/paths/MA/")
    with django_assert_num_queries(5):
        client.get("/guide/selection/", {"u": made})


def test_the_sitemap_names_every_page_in_both_languages(client, guide, gone):
    make_programme("MA")
    answer = client.get("/guide/sitemap.xml")
    tree = etree.fromstring(answer.content)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    places = [url.findtext(f"{space}loc") for url in tree]
    assert "http://testserver/guide/units/IF51/?lang=fr" in places
    assert "http://testserver/guide/paths/MA/?lang=en" in places
    assert not any("IF01" in place for place in places)
    assert len(places) == len(set(places)) == 2 * (3 + 1 + 5)
