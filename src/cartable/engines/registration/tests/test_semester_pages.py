"""« Choisir mon semestre »: what it shows, each button without JavaScript, two tabs, constant queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_student, make_teacher
from cartable.engines.registration.api import list_of, save_list, wishes_of
from cartable.engines.registration.demo import make_adviser, make_campaign, make_enrolled, make_list, make_regulation
from cartable.engines.registration.types import WishDraft
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db

PAGE = "/registration/semester/"


@pytest.fixture
def term():
    """Next term, four units offered."""
    monday = today() + timedelta(days=70)
    term = make_term("P27", starts_on=monday - timedelta(days=monday.weekday()), title_fr="Printemps 2027")
    for code in ("MT01", "MT02", "IF44"):
        make_offering(term, make_unit(code), cm=1, td=[24, 24])
    make_offering(term, make_unit("HT31", category="ht", credits=4))
    return term


@pytest.fixture
def campaign(term):
    """Wishes open until ten days from now."""
    return make_campaign(term, "CHOIX-P27", now=system_clock())


@pytest.fixture
def student(client):
    """An enrolled student with an adviser, signed in."""
    account = make_student()
    make_enrolled(account.person, make_regulation())
    make_adviser(make_teacher(family_name="Ferrand").person, account.person)
    client.force_login(account)
    return account.person


def act(client, what, *, held="", revision=0, **more):
    """Press a button."""
    form = {"act": what, "held": held, "revision": revision, **more}
    return client.post(f"{PAGE}CHOIX-P27/act/", form)


def text_of(answer):
    """The page, with plain spaces."""
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def held_by(campaign, person):
    """What is kept."""
    return [(one.offering.unit.code, one.kind) for one in wishes_of(list_of(campaign=campaign, person=person))]


def test_the_page_says_what_each_unit_counts_for(client, campaign, student):
    page = text_of(client.get(PAGE))
    for text in ("Choisir mon semestre", "Printemps 2027", "Ferme dans 10 jours", "MT01", "Compte pour :"):
        assert text in page
    assert "HT31" not in page
    everything = text_of(client.get(PAGE, {"show": "all"}))
    assert "HT31" in everything
    english = text_of(client.get(PAGE, headers={"accept-language": "en"}))
    assert "Choose my semester" in english
    assert "Counts for" in english


def test_buttons_without_javascript(client, campaign, student):
    answer = act(client, "add:MT01", back="guide")
    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}CHOIX-P27/?#unit-MT01")
    act(client, "add:IF44:reserve", held="MT01:main", revision=1)
    act(client, "add:MT02", held="MT01:main,IF44:reserve", revision=2)
    assert held_by(campaign, student) == [("MT01", "main"), ("MT02", "main"), ("IF44", "reserve")]
    held = "MT01:main,MT02:main,IF44:reserve"
    act(client, "up:MT02", held=held, revision=3)
    assert held_by(campaign, student)[:2] == [("MT02", "main"), ("MT01", "main")]
    act(client, "kind:MT02:optional", held="MT02:main,MT01:main,IF44:reserve", revision=4)
    assert held_by(campaign, student) == [("MT01", "main"), ("MT02", "optional"), ("IF44", "reserve")]
    act(client, "remove:IF44", held="MT01:main,MT02:optional,IF44:reserve", revision=5)
    assert held_by(campaign, student) == [("MT01", "main"), ("MT02", "optional")]
    page = text_of(client.get(PAGE))
    assert "12" in page
    assert "Ferrand" in page


def test_details_are_saved_sent_and_taken_back(client, campaign, student):
    act(client, "add:MT01")
    form = {"note": "Je vise la data.", "free-0-day": "4", "free-0-start": "13:00", "free-0-end": "18:00"}
    act(client, "details", held="MT01:main", revision=1, **form)
    kept = list_of(campaign=campaign, person=student)
    assert (kept.note, kept.free_times) == ("Je vise la data.", [{"day": 4, "start": "13:00", "end": "18:00"}])
    assert "Je vise la data." in text_of(client.get(PAGE))
    answer = act(client, "send", held="MT01:main", revision=2)
    assert answer.status_code == 303
    page = text_of(client.get(PAGE))
    assert "Envoyé à votre conseiller" in page
    assert "Ajouter" not in page
    act(client, "reopen")
    assert "Brouillon, pas encore envoyé" in text_of(client.get(PAGE))


def test_two_tabs_show_both_versions_and_lose_nothing(client, campaign, student):
    act(client, "add:MT01")
    act(client, "add:IF44", held="MT01:main", revision=1)
    answer = act(client, "add:MT02", held="MT01:main", revision=1)
    assert answer.status_code == 409
    page = text_of(answer)
    for text in ("Ce qui est enregistré", "IF44", "MT02", 'value="MT01:main,MT02:main"'):
        assert text in page
    assert held_by(campaign, student) == [("MT01", "main"), ("IF44", "main")]
    act(client, "replace", held="MT01:main,MT02:main", revision=2)
    assert held_by(campaign, student) == [("MT01", "main"), ("MT02", "main")]


def test_htmx_gets_what_changes_and_is_told(client, campaign, student):
    answer = client.post(
        f"{PAGE}CHOIX-P27/act/",
        {"act": "add:MT01", "held": "", "revision": 0},
        headers={"hx-request": "true", "hx-request-type": "partial", "hx-current-url": f"http://x{PAGE}?show=all"},
    )
    page = text_of(answer)
    assert answer.status_code == 200
    assert "<html" not in page
    assert "MT01 est ajoutée à votre semestre." in page
    assert "HT31" in page


def test_what_is_refused_is_said(client, campaign, student):
    for what, said in (("add:ZZ99", "ZZ99 n'est pas ouverte"), ("dance", "Ce bouton n'est pas connu")):
        answer = client.post(f"{PAGE}CHOIX-P27/act/", {"act": what}, headers={"hx-request-type": "partial"})
        assert said in text_of(answer).replace("’", "'").replace("&#x27;", "'")


def test_it_is_for_those_of_the_population(client, campaign, term):
    assert client.get(PAGE).status_code == 302
    client.force_login(make_teacher())
    assert client.get(PAGE).status_code == 403
    make_campaign(term, "M2", now=system_clock(), population="teacher")
    client.force_login(make_student())
    assert client.get(f"{PAGE}M2/").status_code == 403
    assert client.get(f"{PAGE}M3/").status_code == 404


def test_without_campaign_the_page_says_so(client, student):
    page = text_of(client.get(PAGE))
    assert "Aucun choix ne vous est ouvert" in page


def test_the_home_page_tells_until_when(client, campaign, student):
    page = text_of(client.get("/"))
    assert "Mon prochain semestre" in page
    assert "Ferme dans 10 jours" in page


def test_the_same_queries_for_one_unit_and_thirty(client, campaign, student, term):
    make_list(campaign, student, "MT01", now=system_clock())
    client.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        client.get(PAGE, {"show": "all"})
    for number in range(30):
        make_offering(term, make_unit(f"SY{number:02}"), cm=1, td=2)
    drafts = [WishDraft("MT01"), *(WishDraft(f"SY{number:02}") for number in range(5))]
    save_list(campaign=campaign, person=student, wishes=drafts, revision=1, actor=student, now=system_clock())
    client.get(PAGE)
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE, {"show": "all"})
    assert len(few) == len(many)
