"""The list of the guide."""

from __future__ import annotations

import pytest

from cartable.engines.catalogue.demo import make_unit, make_version

pytestmark = pytest.mark.django_db
GUIDE = "/guide/"


def codes(client, **query) -> list[str]:
    """The codes that the list shows, in order."""
    answer = client.get(GUIDE, query)
    assert answer.status_code == 200
    return [card.unit.code for card in answer.context["cards"]]


def test_anyone_reads_the_guide_without_signing_in(client, guide):
    assert codes(client) == ["IF51", "IF62", "LE10", "MT32", "MT33"]
    page = client.get(GUIDE).content.decode()
    assert "Apprentissage statistique" in page
    assert "example.org" not in page
    assert "style=" not in page
    assert len(page) < 150_000


def test_search_forgives_and_widens(client, guide):
    assert codes(client, q="algbre") == ["MT32"]
    assert codes(client, q="IA") == ["IF51"]
    assert codes(client, q="forêts") == ["IF51"]
    assert codes(client, q="phénomène") == ["IF51"]
    assert codes(client, q="lamarque") == ["IF51"]
    assert codes(client, q="zzzz") == []
    assert codes(client, q="x" * 5000) == []


def test_filters_narrow_and_tell_how_many_each_choice_leaves(client, guide):
    assert codes(client, category="tm") == ["IF51", "IF62"]
    assert codes(client, category=["tm", "ec"], season="autumn") == ["IF62", "LE10"]
    assert codes(client, campus="C1") == ["IF51"]
    assert codes(client, access="free", sort="credits") == ["MT32", "MT33", "LE10"]
    shown = client.get(GUIDE, {"category": "tm"}).context["filters"]
    counts = {choice.value: choice.count for one in shown if one.key == "category" for choice in one.choices}
    assert counts == {"tm": 2, "ec": 1, "cs": 2}


def test_what_the_address_asks_wrongly_is_left_aside_and_said(client, guide):
    answer = client.get(GUIDE, {"category": "zz", "level": "9", "page": "999", "sort": "x"})
    assert answer.context["unknown"] == ["category=zz", "level=9"]
    assert len(answer.context["cards"]) == 5


def test_only_units_in_force_are_public(client, guide, gone, this_year):
    drafted = make_unit("DR01")
    make_version(drafted, this_year, state="draft")
    assert codes(client) == ["IF51", "IF62", "LE10", "MT32", "MT33"]
    assert client.get("/guide/units/DR01/").status_code == 404


def test_a_protected_person_is_not_named(client, guide):
    person = guide["IF51"].in_charge
    person.is_protected = True
    person.save()
    for address in (GUIDE, "/guide/units/IF51/", "/guide/?export=csv", "/guide/compare/?u=IF51&u=MT32"):
        answer = client.get(address)
        text = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert "Lamarque" not in text.decode()
    assert codes(client, q="lamarque") == []


def test_exports_follow_the_filters(client, guide):
    answer = client.get(GUIDE, {"export": "csv", "category": "tm"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in lines[1:]] == ["IF51", "IF62"]
    assert "MT32 ou MT33" in lines[1]
    assert client.get(GUIDE, {"export": "xlsx"})["Content-Type"].startswith("application/vnd.openxml")
    assert client.get(GUIDE, {"export": "doc"}).status_code == 400


@pytest.mark.parametrize("units", [1, 30])
@pytest.mark.parametrize(("query", "queries"), [({}, 7), ({"q": "unite"}, 8)])
def test_the_list_asks_as_many_queries_at_any_length(client, db, units, query, queries, django_assert_num_queries):
    for _ in range(units):
        make_unit()
    with django_assert_num_queries(queries):
        client.get(GUIDE, query)


def test_a_fragment_brings_results_and_counts(client, guide):
    page = client.get(GUIDE, {"category": "tm"}, headers={"HX-Request-Type": "partial"})
    text = page.content.decode()
    assert "<html" not in text
    assert 'hx-swap-oob="innerHTML:#guide-count"' in text
    assert page["HX-Push-Url"] == "/guide/?category=tm"


def test_the_guide_speaks_the_language_of_its_address(client, guide):
    answer = client.get(GUIDE, {"lang": "en"})
    page = answer.content.decode()
    assert "Statistical learning" in page
    assert '<link rel="canonical" href="http://testserver/guide/?lang=en">' in page
    assert '<link rel="alternate" hreflang="fr" href="http://testserver/guide/?lang=fr">' in page
    assert 'content="index, follow"' in page
    assert 'name="next" value="/guide/"' in page  # the language button must not lead back to ?lang=en
    assert answer.cookies["django_language"].value == "en"
    assert "Linear algebra" in client.get(GUIDE).content.decode()
    assert 'content="noindex, follow"' in client.get(GUIDE, {"q": "x"}).content.decode()


def test_an_empty_guide_says_so(client, db):
    answer = client.get(GUIDE)
    assert answer.status_code == 200
    assert answer.context["cards"] == []
    assert "empty-state" in answer.content.decode()
