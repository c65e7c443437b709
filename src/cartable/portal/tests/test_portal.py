"""Home, search and the small pages, whatever engines are installed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cartable.engines.people.api import AccountRow, create_person, grant_role, open_accounts
from cartable.kernel.jobs import Job
from cartable.kernel.registry import HomeCard, SearchHit, announced
from cartable.portal import home, platform, search

NOW = datetime(2026, 9, 15, 7, 0, tzinfo=UTC)
PAGES = ("/about/accessibility/", "/about/personal-data/", "/about/help/")


def text_of(answer: Any) -> str:
    """The page's words, spaces made plain."""
    body = strip_tags(answer.content.decode().replace("<", " <"))
    return " ".join(body.replace("\xa0", " ").replace("\u202f", " ").split())


def signed_in(code: str, *, role: str = "") -> Client:
    """A client of a new person, perhaps with a role over the whole institution."""
    person = create_person(code=code, family_name="Caradec", given_name="Inès")
    open_accounts(rows=[AccountRow(person.pk, code)], now=NOW)
    if role:
        grant_role(
            person=person,
            role=role,
            structure=None,
            valid_from=datetime(2020, 1, 1, tzinfo=UTC).date(),
            valid_until=None,
            granted_by=None,
            reason="test",
        )
    client = Client()
    client.force_login(type(person).objects.get(pk=person.pk).account)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", ["/", *PAGES])
def test_public_pages_open_without_signing_in(page: str, language: str) -> None:
    client = Client()
    client.cookies["django_language"] = language
    answer = client.get(page)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    assert "style=" not in answer.content.decode()


@pytest.mark.django_db
def test_home_of_a_visitor_leads_to_sign_in() -> None:
    answer = Client().get("/")
    assert "Bienvenue" in text_of(answer)
    assert 'href="/account/login/"' in answer.content.decode()


@pytest.mark.django_db
def test_accessibility_statement_does_not_boast() -> None:
    shown = text_of(Client().get("/about/accessibility/"))
    assert "Cartable est partiellement conforme au RGAA 4.1. Aucun tiers ne l’a audité." in shown


@pytest.mark.django_db
def test_home_shows_the_cards_of_engines_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    def card(title: str, order: int) -> Any:
        context = {"sentence": f"{title} speaks.", "signs": []}
        return lambda request: HomeCard(title, "portal/platform_card.html", context, order)

    cards = [card("Second", 20), lambda request: None, card("First", 10)]
    monkeypatch.setattr(home, "announced", lambda kind: iter(cards))
    shown = text_of(signed_in("ines").get("/"))
    assert "Bonjour Inès First speaks. Second speaks." in shown
    assert shown.index("speaks. First") < shown.rindex("Second")


@pytest.mark.django_db
def test_home_without_card_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "announced", lambda kind: iter(()))
    assert "Rien pour vous ici pour l’instant" in text_of(signed_in("ines").get("/"))


def test_announced_functions_exist() -> None:
    assert all(callable(function) for kind in ("home", "search") for function in announced(kind))


@pytest.mark.django_db
def test_search_asks_to_sign_in() -> None:
    answer = Client().get("/search/", {"q": "if28"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/account/login/?next=%2Fsearch%2F%3Fq%3Dif28"


def providers(*found: list[SearchHit]) -> Any:
    """Search functions that answer so whatever is asked."""
    return lambda kind: iter([lambda actor, query, limit, hits=hits: hits for hits in found])


@pytest.mark.django_db
def test_search_groups_answers_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [SearchHit("People", "Inès Caradec", "ines", "/people/1/")]
    rooms = [SearchHit("Rooms", "B 101", "40 seats", "/rooms/1/"), SearchHit("Rooms", "B 102", "", "/rooms/2/")]
    monkeypatch.setattr(search, "announced", providers(people, rooms))
    shown = text_of(signed_in("ines").get("/search/", {"q": "b" * 2}))
    assert "3 réponses People Inès Caradec ines Rooms B 101 40 seats B 102" in shown


@pytest.mark.django_db
def test_search_while_typing_sends_results_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "announced", providers([SearchHit("Rooms", "B 101", "", "/rooms/1/")]))
    answer = signed_in("ines").get("/search/", {"q": "b1"}, headers={"HX-Request-Type": "partial"})
    assert answer.content.decode().startswith("<p")
    assert "<html" not in answer.content.decode()
    assert "HX-Request-Type" in answer.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("b", "Tapez au moins 2 lettres."),
        ("zzzz", "Essayez moins de lettres"),
    ],
)
def test_search_says_what_to_do(text: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "announced", providers([]))
    answer = signed_in("ines").get("/search/", {"q": text})
    assert answer.status_code == 200
    assert said in text_of(answer)


@pytest.mark.django_db
def test_search_of_what_engines_announce_asks_as_much_whatever_it_finds() -> None:
    # Where little answers, spelling is forgiven by a second question: that is tested with people.
    client = signed_in("admin", role="administrator")

    def asked() -> int:
        client.get("/search/", {"q": "caradec"})
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/search/", {"q": "caradec"}).status_code == 200
        return len(queries)

    for index in range(30):
        create_person(code=f"p{index}", family_name="Caradec", given_name=f"P{index}")
    few = asked()
    for index in range(30, 60):
        create_person(code=f"p{index}", family_name="Caradec", given_name=f"P{index}")
    assert asked() == few


@pytest.mark.django_db
def test_platform_is_shown_to_administrators_only() -> None:
    assert "PostgreSQL" in text_of(signed_in("admin", role="administrator").get("/"))
    assert "PostgreSQL" not in text_of(signed_in("samia", role="timetabler").get("/"))


@pytest.mark.django_db
def test_platform_tells_what_is_wrong_and_what_to_do() -> None:
    Job.objects.create(name="x", title="x", state="failed", created_at=NOW, finished_at=NOW)
    Job.objects.create(name="x", title="y", state="waiting", created_at=NOW - timedelta(hours=1))
    signs = {str(sign.name): sign for sign in platform.look_around(NOW)}
    assert (signs["Tâches longues"].kind, signs["Tâches longues"].text) == (
        "wait",
        "1 en cours, 1 en échec depuis hier",
    )
    assert (signs["Exécutants"].kind, signs["Exécutants"].text) == ("no", "aucun signe de vie")
    assert signs["Évènements"].kind == "ok"


@pytest.mark.django_db
def test_platform_card_says_nothing_to_visitors() -> None:
    request = HttpRequest()
    request.user = None  # type: ignore[assignment]
    assert platform.platform_card(request) is None
