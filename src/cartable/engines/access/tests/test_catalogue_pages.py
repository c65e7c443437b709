"""The pages of the catalogue: open to everybody, told in both languages, the same number of queries for any list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cartable.engines.access.demo import make_level, make_pool, make_rule, make_service
from cartable.engines.access.models import Holding, ServiceUse
from cartable.engines.people.demo import LONG_AGO, make_account_with_role, make_person, make_student
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


def browser(account=None, language: str = "en") -> Client:
    client = Client(headers={"Accept-Language": language})
    if account is not None:
        client.force_login(account)
    return client


def hold(account, service, state: str = "held") -> Holding:
    rule = make_rule(service, "student")
    return Holding.objects.create(
        person=account.person, service=service, rule=rule, state=state, valid_from=LONG_AGO, since=LONG_AGO
    )


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_anybody_reads_the_catalogue_in_their_language():
    make_service("mail", title_fr="Messagerie", title_en="Mail", summary_fr="Écrire.", summary_en="Write.")
    make_service("vpn", title_fr="Accès distant", category="network", state="degraded", state_note_fr="Lent ce matin")
    french = text_of(browser(language="fr").get(reverse("access:services")))
    english = text_of(browser().get(reverse("access:services")))
    assert "Messagerie" in french
    assert "Services numériques" in french
    assert "Un service est perturbé" in french
    assert "Write." in english
    assert "A service is in trouble today" in english
    assert "Lent ce matin" in english
    assert "You have it" not in english


def test_a_service_out_of_the_public_catalogue_is_unknown_to_others():
    hidden = make_service("hidden", is_listed=False)
    student = make_student()
    page = reverse("access:service", args=["hidden"])
    assert "services/hidden/" not in text_of(browser().get(reverse("access:services")))
    assert browser().get(page).status_code == 404
    assert browser(student).get(page).status_code == 404
    hold(student, hidden)
    assert browser(student).get(page).status_code == 200
    assert browser(make_account_with_role("service_manager", structure=hidden.owner)).get(page).status_code == 200


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize(("is_student", "queries"), [(True, 9), (False, 3)])
def test_one_or_thirty_services_ask_the_same_queries(number, is_student, queries, django_assert_num_queries):
    client = browser(make_student() if is_student else None)
    for place in range(number):
        make_service(f"s{place}", category="storage" if place % 2 else "teaching", state="degraded")
    page = reverse("access:services")
    client.get(page)
    with django_assert_num_queries(queries):
        assert client.get(page).content.count(b'class="service"') == number
    with django_assert_num_queries(queries):
        assert client.get(page + "?q=s0").content.count(b'class="service"') == 1


@pytest.mark.parametrize("number", [1, 30])
def test_one_or_thirty_kept_services_ask_the_same_queries(number, django_assert_num_queries):
    manager = make_account_with_role("service_manager")
    for place in range(number):
        make_rule(make_service(f"s{place}"), "student")
    client, page = browser(manager), reverse("access:catalogue")
    client.get(page)
    with django_assert_num_queries(9):
        assert "s0" in text_of(client.get(page))


def test_search_forgives_accents_and_typos():
    make_service("mail", title_fr="Messagerie électronique")
    make_service("print", title_fr="Impression")
    page = reverse("access:services")
    for typed in ("electronique", "mesagerie", "MESSAGERIE", "impresion"):
        assert browser().get(page, {"q": typed}).content.count(b'class="service"') == 1, typed


def test_what_is_named_so_comes_first_and_what_is_closed_last():
    make_service("old", title_fr="Ancienne messagerie", state="closed")
    make_service("phone", title_fr="Téléphone", summary_fr="Une messagerie vocale")
    make_service("mail", title_fr="Messagerie")
    shown = text_of(browser().get(reverse("access:services"), {"q": "messagerie"}))
    assert sorted(("old", "phone", "mail"), key=lambda code: shown.index(f"/{code}/")) == [
        "mail",
        "phone",
        "old",
    ]
    assert text_of(browser().get(reverse("access:services"), {"q": "!!"})).count('class="service"') == 0


def test_filters_and_marks_of_a_student():
    student = make_student()
    mail, storage = make_service("mail"), make_service("storage", category="storage", can_be_asked=False)
    disk = make_service("disk", category="storage", state="planned")
    make_rule(disk, "employee and not student")
    hold(student, storage)
    client, page = browser(student), reverse("access:services")
    shown = text_of(client.get(page))
    assert shown.count("You have it") == 1
    assert shown.count("You can ask for it") == 1
    found = {
        query: [
            code for code in ("mail", "storage", "disk") if f"services/{code}/" in text_of(client.get(page + query))
        ]
        for query in ("?category=storage", "?state=planned", "?for=student", "?for=staff", "?mine=held", "?mine=ask")
    }
    assert found == {
        "?category=storage": ["storage", "disk"],
        "?state=planned": ["disk"],
        "?for=student": ["storage"],
        "?for=staff": ["disk"],
        "?mine=held": ["storage"],
        "?mine=ask": ["mail"],
    }
    assert mail.can_be_asked


def test_the_page_says_who_has_it_by_which_rule():
    service = make_service("licence", quota_unit="Go", description_fr="**Gras** <b>brut</b> [x](javascript:alert(1))")
    level, pool = make_level(service, "author", title_en="Author"), make_pool(service, 40)
    make_rule(service, "student", level=level, quota=50, pool=pool, grace_days=30)
    page = text_of(browser(language="en").get(reverse("access:service", args=["licence"])))
    assert "Level: Author · Quota: 50 Go · Within 40 seats, then a waiting list · Kept 30 days after it ends" in page
    assert "<strong>Gras</strong>" in page
    assert "&lt;b&gt;brut&lt;/b&gt;" in page
    assert 'href="javascript' not in page


def test_the_page_says_which_condition_lacks():
    make_rule(make_service("licence"), "employee")
    make_service("free")
    client = browser(make_student())
    lacking = text_of(client.get(reverse("access:service", args=["licence"])))
    assert "To have it by the nearest rule, you would have to be among: employees." in lacking
    assert "No rule gives it: it is given by name, on request." in text_of(
        client.get(reverse("access:service", args=["free"]))
    )


def test_a_rule_that_names_somebody_is_told_to_members_only():
    service = make_service("root")
    person = make_person("P000042")
    make_rule(service, f'number = "{person.code}"')
    page = reverse("access:service", args=["root"])
    assert "People named one by one" in text_of(browser().get(page))
    assert person.code not in text_of(browser().get(page))
    assert person.code in text_of(browser(make_student()).get(page))


def test_opening_counts_for_who_holds_it_only_and_leads_nowhere_else():
    service = make_service("mail", url="https://mail.campus.example/in")
    holder, other = make_student(), make_student()
    hold(holder, service)
    page = reverse("access:open-service", args=["mail"])
    assert browser().get(page).headers["Location"].startswith("/account/login/")
    for client in (browser(holder), browser(other), browser(holder)):
        answer = client.get(page + "?next=https://evil.example/&url=https://evil.example/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "https://mail.campus.example/in")
    browser(holder).get(page, headers={"Sec-Purpose": "prefetch"})
    browser(holder).head(page)
    assert list(ServiceUse.objects.values_list("service__code", "day", "count")) == [("mail", today(), 2)]
    service.url = "javascript:alert(1)"
    service.save()
    assert browser(holder).get(page).status_code == 404


def test_home_tells_the_holders_of_a_service_in_trouble():
    make_service("mail", state="interrupted", state_note_fr="Panne", state_note_en="Breakdown", title_en="Mail")
    vpn = make_service("vpn", state="degraded", state_note_fr="Lent", title_en="Remote access")
    student = make_student()
    hold(student, vpn)
    page = text_of(browser(student).get("/"))
    assert "1 service of yours is in trouble." in page
    assert "Remote access" in page
    assert "Breakdown" not in page
    assert "in trouble" not in text_of(browser(make_student()).get("/"))


def test_search_and_exports_and_feed():
    since = datetime.now(UTC) - timedelta(hours=3)
    make_service(
        "mail", title_en="Mail", state="degraded", state_since=since, state_note_en="Slow", state_note_fr="Lent"
    )
    make_service("old", is_listed=False)
    client = browser(make_student())
    assert "Disturbed" in text_of(client.get(reverse("portal:search"), {"q": "mail"}))
    lines = b"".join(client.get(reverse("access:services") + "?export=csv").streaming_content).decode("utf-8-sig")
    assert lines.splitlines()[0].split(",")[:4] == ["Code", "Service", "Category", "State of the service"]
    assert len(lines.splitlines()) == 2
    assert "mail" in lines
    feed = browser().get(reverse("access:service-feed"))
    assert feed.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert "<title>Mail: Disturbed</title>" in text_of(feed)
    assert text_of(feed).count("<entry>") == 1
