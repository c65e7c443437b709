"""A unit in the guide."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cartable.engines.calendar.demo import make_year
from cartable.engines.catalogue.demo import make_unit, make_version
from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.catalogue.models.unit import UnitFacts
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db
UNIT = "/guide/units/IF51/"


def test_the_page_tells_all_that_is_public(client, guide):
    page = client.get(UNIT).content.decode()
    for text in (
        "Apprentissage statistique",
        "<li>évaluer</li>",
        "Un projet, un final.",
        "64",
        "Printemps",
        "Belfond",
        "Lamarque",
        "Modéliser un phénomène",
        "Maîtrise",
        "Python 3.11",
        "signalé",
        "86 h",
    ):
        assert text.replace(" ", "") in page.replace("\u00a0", "").replace(" ", ""), text
    assert "example.org" not in page
    assert "style=" not in page


def test_search_engines_read_a_course(client, guide):
    page = client.get(UNIT).content.decode()
    for text in (
        'itemtype="https://schema.org/Course"',
        '<meta itemprop="courseCode" content="IF51">',
        '<meta itemprop="numberOfCredits" content="6">',
        '<meta itemprop="timeRequired" content="PT150H0M">',
        '<meta itemprop="coursePrerequisites" content="MT32">',
        '<meta name="description" content="Choisir un modèle.">',
        'rel="canonical" href="http://testserver/guide/units/IF51/?lang=fr"',
        'hreflang="en" href="http://testserver/guide/units/IF51/?lang=en"',
    ):
        assert text in page
    assert "<script>" not in page
    assert "application/ld+json" not in page


def test_the_graph_is_drawn_and_told(client, guide):
    graph = client.get(UNIT).context["graph"]
    assert {box.code for box in graph.boxes} == {"IF51", "MT32", "MT33", "LE10", "IF62"}
    assert (graph.has_choice, graph.has_advised) == (True, True)
    assert graph.sentences == (
        "Exigées avant IF51 : MT32 ou MT33.",
        "Conseillées avant IF51 : LE10.",
        "IF51 ouvre : IF62.",
    )
    assert [(words, [box.code for box in boxes]) for words, boxes, _css in graph.steps] == [
        ("exigées avant", ["MT32", "MT33"]),
        ("conseillées avant", ["LE10"]),
        ("cette UE", ["IF51"]),
        ("ouvertes ensuite", ["IF62"]),
    ]
    assert client.get("/guide/units/IF62/").context["graph"] is not None
    make_unit("SEUL")
    assert client.get("/guide/units/SEUL/").context["graph"] is None


def test_what_does_not_go_with_it_is_said(client, guide):
    page = client.get("/guide/units/MT32/").content.decode()
    assert "Mêmes contenus" in page
    assert "/guide/units/MT33/" in page


def test_a_withdrawn_unit_says_so_and_what_replaces_it(client, gone):
    answer = client.get("/guide/units/IF01/")
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Fortran ancien" in page
    assert "2020" in page
    assert "/guide/units/IF51/" in page
    assert 'content="noindex, follow"' in page


def test_a_unit_withdrawn_later_is_still_there_and_warns(client, guide):
    make_year("next", starts_on=today() + timedelta(days=210), ends_on=today() + timedelta(days=500))
    unit = guide["IF62"]
    unit.withdrawn_on = today() + timedelta(days=200)
    unit.save()
    answer = client.get("/guide/units/IF62/")
    assert answer.status_code == 200
    assert answer.context["coming"] == ["plus enseignée"]


@pytest.mark.parametrize(
    "code", ["NOPE", "%00", "IF51%00", "a%2Fb", "..%2f", "%F0%9F%A6%8A", "x" * 300, "%27%22%3E%3Cscript%3E"]
)
def test_an_unknown_code_is_not_found(client, guide, code):
    answer = client.get(f"/guide/units/{code}/")
    assert answer.status_code == 404
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("code", ["A/B", "C+ +", "É1", "A&B=1", "q?x#y"])
def test_a_code_may_hold_odd_characters(client, db, code):
    make_unit(code, title_fr="Unité étrange")
    [card] = client.get("/guide/", {"u": code}).context["cards"]
    assert client.get(card.url).status_code == 200
    assert card.is_chosen
    assert client.get(f"/guide/{card.toggle_url}").context["basket"].codes == ()


@pytest.mark.parametrize("others", [1, 30])
def test_the_page_asks_as_many_queries_at_any_length(client, this_year, others, django_assert_num_queries):
    make_version(make_unit("MT01"), this_year)
    for _ in range(others):
        make_unit()
    with django_assert_num_queries(9):
        client.get("/guide/units/MT01/")


def adopt_ahead(unit, year, **said):
    """A version adopted for a year that hasn't begun: the unit stays as it is."""
    facts = {field.name: getattr(unit, field.name) for field in UnitFacts._meta.fields}
    return UnitVersion.objects.create(unit=unit, year=year, state="adopted", **facts | said)


def test_what_next_year_changes_is_told(client, guide):
    year = make_year("next", starts_on=today() + timedelta(days=200), ends_on=today() + timedelta(days=560))
    adopt_ahead(guide["IF51"], year, credits=4, in_autumn=False)
    assert "crédits : 6, puis 4" in client.get(UNIT).context["coming"]
    adopt_ahead(make_unit("NW01", title_fr="Toute nouvelle"), year)
    leaving = guide["LE10"]
    leaving.withdrawn_on = year.starts_on
    leaving.save()
    answer = client.get("/guide/next-year/")
    assert [row["unit"].code for row in answer.context["new"]] == ["NW01"]
    assert [row["unit"].code for row in answer.context["changed"]] == ["IF51"]
    assert [row["unit"].code for row in answer.context["withdrawn"]] == ["LE10"]


def test_without_next_year_the_page_says_so(client, guide):
    answer = client.get("/guide/next-year/")
    assert answer.status_code == 200
    assert "empty-state" in answer.content.decode()
