"""The pages of accounts: the guided path, the gates, one's own account, the officers' lists."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cartable.engines.access.api import (
    draft_charter,
    follow_accounts,
    issue_codes,
    publish_charter,
    write_policy,
)
from cartable.engines.access.demo import make_service
from cartable.engines.access.domain.accounts.traces import forget_old_traces
from cartable.engines.access.models import AccountStanding, AccountTrace, CharterAcceptance, OneTimeCode
from cartable.engines.access.tests.accounts.builders import NOW, ON, PASSWORD, hold, make_policy, named
from cartable.engines.access.web.accounts.charter_text import draw_text
from cartable.engines.people.api import Account
from cartable.engines.people.demo import affiliate, make_account, make_account_with_role, make_student
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db
EN = {"headers": {"Accept-Language": "en"}}


@pytest.fixture
def admin():
    return make_account_with_role("administrator", username="admin")


@pytest.fixture
def charter(admin):
    made = draft_charter(title_fr="Charte", text_fr="## Usage\n\nPoli.", actor=admin, reason="tests")
    return publish_charter(charter=made, actor=admin, reason="rentrée", now=system_clock())


def inside(account) -> Client:
    client = Client(**EN)
    client.force_login(account)
    return client


def newcomer(name: str = "ines.caradec") -> Account:
    account = make_account(named("Inès", "Caradec"), username=name)
    affiliate(account.person, "student")
    AccountStanding.objects.create(account=account, state="awaiting", since=NOW)
    return account


def code_for(account) -> str:
    (code,) = issue_codes(accounts=[account], channel="screen", actor="tests", reason="tests", now=system_clock())
    return code.shown


class TestActivation:
    def test_the_guided_path_with_a_charter(self, charter):
        account = newcomer()
        client = Client(**EN)
        client.post("/access/activate/", {"username": "ines.caradec", "code": code_for(account)})
        page = client.get("/access/activate/")
        assert (page.context["step"], "Poli" in page.content.decode()) == (2, True)
        assert client.post("/access/activate/", {"version": "1"}).status_code == 422
        client.post("/access/activate/", {"version": "1", "accepted": "on"})
        assert client.get("/access/activate/").context["step"] == 3
        assert client.post("/access/activate/", {"password1": PASSWORD, "password2": "other"}).status_code == 422
        answer = client.post("/access/activate/", {"password1": PASSWORD, "password2": PASSWORD}, follow=True)
        assert answer.redirect_chain[-1][0] == "/access/activate/done/"
        account.refresh_from_db()
        assert (account.check_password(PASSWORD), account.charter_due) == (True, False)
        assert AccountStanding.objects.get(account=account).state == "open"
        assert CharterAcceptance.objects.filter(account=account, charter=charter).count() == 1
        acts = list(AccountTrace.objects.filter(account=account).order_by("pk").values_list("act", flat=True))
        assert acts == ["code", "password_set", "password"]

    def test_without_charter_there_are_two_steps(self):
        account = newcomer()
        client = Client(**EN)
        client.post("/access/activate/", {"username": "ines.caradec", "code": code_for(account)})
        page = client.get("/access/activate/")
        assert (page.context["step"], len(page.context["steps"])) == (3, 2)

    def test_a_weak_password_says_why_and_the_path_goes_on(self):
        account = newcomer()
        client = Client(**EN)
        client.post("/access/activate/", {"username": "ines.caradec", "code": code_for(account)})
        answer = client.post("/access/activate/", {"password1": "caradec ines", "password2": "caradec ines"})
        assert answer.status_code == 422
        assert "Without your own names" in answer.content.decode()
        assert client.get("/access/activate/").context["step"] == 3

    def test_a_session_left_half_an_hour_begins_again(self):
        account = newcomer()
        client = Client(**EN)
        client.post("/access/activate/", {"username": "ines.caradec", "code": code_for(account)})
        session = client.session
        session["access_code"] = session["access_code"] | {"until": system_clock().timestamp() - 1}
        session.save()
        assert client.get("/access/activate/").context["step"] == 1


class TestGates:
    def test_a_published_charter_leads_everybody_to_it(self, charter):
        student = make_student("student")
        student.charter_due = True
        student.save()
        client = inside(student)
        answer = client.get("/people/?q=x")
        assert answer.headers["Location"] == "/access/charter/?next=%2Fpeople%2F%3Fq%3Dx"
        assert (
            client.get("/people/", headers={"HX-Request": "true"}).headers["HX-Redirect"].startswith("/access/charter/")
        )
        accepted = client.post("/access/charter/", {"version": "1", "accepted": "on", "next": "/people/?q=x"})
        assert accepted.headers["Location"] == "/people/?q=x"
        assert client.get("/people/?q=x").status_code == 200

    def test_only_what_serves_to_go_on_stays_open(self, charter):
        student = make_student("student")
        student.charter_due = True
        student.save()
        client = inside(student)
        for path in ("/", "/people/me/", "/calendar/", "/timetable/week/", "/access/services/", "/jobs/"):
            assert client.get(path).headers["Location"].startswith("/access/charter/"), path
        for path in ("/access/charter/", "/access/my-account/", "/account/factors/", "/about/help/", "/preferences/"):
            assert client.get(path).status_code == 200, path

    def test_publishing_asks_every_account_and_accepting_answers(self, admin, charter):
        admin.refresh_from_db()
        assert admin.charter_due
        inside(admin).post("/access/charter/", {"version": "1", "accepted": "on"})
        admin.refresh_from_db()
        assert not admin.charter_due

    def test_programs_go_on_for_thirty_days(self, admin, charter):
        client = inside(admin)
        assert client.get("/api/v1/persons/me").status_code == 200
        charter.published_at = system_clock() - timedelta(days=31)
        charter.save()
        answer = client.get("/api/v1/persons/me")
        assert (answer.status_code, answer.json()["code"]) == (403, "charter.not_accepted")

    def policy_from(self, admin, days: int):
        make_policy()
        write_policy(
            service=make_policy_service(),
            strong_population="role(administrator)",
            strong_from=today() + timedelta(days=days),
            actor=admin,
            reason="sécurité",
            on=today(),
        )
        admin.refresh_from_db()

    def test_the_second_factor_is_asked_from_its_day(self, admin):
        self.policy_from(admin, 0)
        client = inside(admin)
        assert client.get("/people/").headers["Location"] == "/access/strong/?next=%2Fpeople%2F"
        assert client.get("/access/strong/").status_code == 200
        assert client.get("/api/v1/persons/me").json()["code"] == "sign_in.not_strong"
        assert inside(make_student("student")).get("/people/").status_code == 200

    def test_before_that_day_it_is_told_once(self, admin):
        self.policy_from(admin, 10)
        client = inside(admin)
        assert "you will need a passkey" in client.get("/people/").content.decode()
        assert "you will need a passkey" not in client.get("/people/").content.decode()

    def test_a_service_that_wants_it_opens_after_a_strong_sign_in(self):
        service = make_service("finance", url="https://finance.example/", needs_strong_sign_in=True)
        client = inside(make_student("student"))
        address = "/access/services/finance/open/"
        assert (
            client.get(address).headers["Location"] == "/access/strong/?next=%2Faccess%2Fservices%2Ffinance%2Fopen%2F"
        )
        service.needs_strong_sign_in = False
        service.save()
        assert client.get(address).headers["Location"] == "https://finance.example/"

    def test_nothing_is_asked_of_the_database_when_nothing_is_due(self, admin):
        client = inside(admin)
        client.get("/access/my-account/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/people/me/")
        assert [one["sql"] for one in queries if "access_charter" in one["sql"] or "accountpolicy" in one["sql"]] == []


def make_policy_service():
    from cartable.engines.access.models import Service

    return Service.objects.get(code="account")


class TestMyAccount:
    def test_sessions_are_seen_and_ended(self):
        account = make_student("student")
        account.set_password(PASSWORD)
        account.save()
        here, there = Client(**EN), Client(**EN)
        for client in (here, there):
            client.post("/account/login/", {"login": "student", "password": PASSWORD})
        page = here.get("/access/my-account/")
        assert [one["is_here"] for one in page.context["sessions"]].count(True) == 1
        assert len(page.context["sessions"]) == 2
        other = UserSession.objects.exclude(session_key=here.session.session_key).get()
        assert here.post(f"/access/my-account/sessions/{other.pk}/end/").status_code == 302
        assert there.get("/people/me/").status_code == 302
        there.post("/account/login/", {"login": "student", "password": PASSWORD})
        here.post("/access/my-account/sessions/end/")
        assert there.get("/people/me/").status_code == 302
        assert here.get("/people/me/").status_code == 200

    def test_the_journal_tells_refusals_too(self):
        account = make_student("student")
        account.set_password(PASSWORD)
        account.save()
        Client().post("/account/login/", {"login": "student", "password": "wrong"})
        client = Client(**EN)
        client.post("/account/login/", {"login": "student", "password": PASSWORD})
        told = [str(one["what"]) for one in client.get("/access/my-account/").context["traces"]]
        assert told == ["Signed in with the password", "Wrong password"]

    def test_addresses_are_forgotten_after_ninety_days_and_lines_after_a_year(self):
        account = make_student("student")
        for days in (89, 91, 366):
            AccountTrace.objects.create(
                account=account, act="password", at=NOW - timedelta(days=days), address="192.0.2.1"
            )
        assert forget_old_traces(now=NOW) == 1
        assert list(AccountTrace.objects.order_by("-at").values_list("address", flat=True)) == ["192.0.2.1", None]


class TestOfficers:
    def waiting(self, number: int) -> None:
        policy = make_policy()
        for _rank in range(number):
            person = named("Camille", "Martin")
            affiliate(person, "student")
            hold(person, policy)
        follow_accounts(on=ON, now=NOW)

    @pytest.mark.parametrize("number", [1, 30])
    def test_the_list_asks_as_much_for_many(self, admin, number: int):
        self.waiting(number)
        client = inside(admin)
        client.get("/access/accounts/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/access/accounts/?state=awaiting")
        assert f"{number} account" in page.content.decode()
        assert len(queries) <= 14, [one["sql"][:90] for one in queries]

    def test_the_list_is_narrowed_searched_and_exported(self, admin):
        self.waiting(2)
        client = inside(admin)
        for query in ("state=outside", "state=by_hand", "factor=asked", "factor=yes", "charter=due", "q=martin"):
            assert client.get(f"/access/accounts/?{query}").status_code == 200, query
        lines = b"".join(client.get("/access/accounts/?export=csv&state=awaiting").streaming_content).decode()
        assert lines.count("camille.martin") == 2

    def test_letters_are_made_as_the_file_leaves(self, admin):
        self.waiting(3)
        client = inside(admin)
        answer = client.post("/access/accounts/codes/", {"channel": "letter", "reason": "Arrivées"})
        text = b"".join(answer.streaming_content).decode().lstrip("\ufeff")
        rows = list(csv.reader(StringIO(text), delimiter=";"))
        assert (len(rows), len(rows[1])) == (4, 7)
        assert len({row[4] for row in rows[1:]}) == 3
        assert OneTimeCode.objects.filter(channel="letter", reason="Arrivées").count() == 3
        assert answer.headers["Cache-Control"] == "no-store"
        again = client.post("/access/accounts/codes/", {"channel": "letter", "reason": "Arrivées"})
        assert len(b"".join(again.streaming_content).decode().splitlines()) == 1  # all have a code that is good

    def test_an_account_is_suspended_and_reopened_on_its_page(self, admin):
        self.waiting(1)
        account = Account.objects.get(username="camille.martin")
        client, place = inside(admin), f"/access/accounts/{account.uuid}/"
        assert client.post(f"{place}suspend/", {"reason": "Vol de matériel"}).headers["Location"] == place
        page = client.get(place).content.decode()
        assert "Vol de matériel" in page
        assert client.post(f"{place}suspend/", {"reason": "encore"}).status_code == 409
        assert client.post(f"{place}reopen/", {"reason": "Retrouvé"}).headers["Location"] == place
        assert client.post(f"{place}follow/", {"reason": "Fin"}).headers["Location"] == place
        assert client.post(f"{place}sessions/end/", {"reason": "Prudence"}).headers["Location"] == place
        assert client.post(f"{place}factors/reset/", {"reason": "Téléphone perdu"}).headers["Location"] == place
        assert list(AccountTrace.objects.order_by("pk").values_list("reason", flat=True)) == [
            "Prudence",
            "Téléphone perdu",
        ]

    def test_the_rules_are_written_on_a_page(self, admin):
        make_policy()
        service = make_policy_service()
        form = {"service": service.pk, "name_pattern": "{initial}{family}", "activation_days": 10, "closing_days": 60}
        client = inside(admin)
        half = client.post("/access/accounts/rules/", form | {"reason": "x", "strong_population": "student"})
        assert half.status_code == 422
        assert client.post("/access/accounts/rules/", form | {"reason": "x"}).status_code == 302
        assert client.get("/access/accounts/rules/").context["form"].initial["closing_days"] == 60


def test_a_published_charter_is_never_changed(admin, charter):
    client = inside(admin)
    admin.refresh_from_db()
    client.post("/access/charter/", {"version": "1", "accepted": "on"})
    form = {"title_fr": "Autre", "text_fr": "Autre"}
    assert client.post("/access/charters/1/edit/", form).status_code == 409
    assert client.post("/access/charters/new/", form).headers["Location"] == "/access/charters/2/"
    assert client.post("/access/charters/2/edit/", form | {"title_en": "Other"}).status_code == 302
    assert client.post("/access/charters/2/publish/", {"reason": "rentrée"}).status_code == 302
    assert client.get("/people/me/").headers["Location"].startswith("/access/charter/")


@pytest.mark.parametrize("text", ["# Usage\n\nPoli.", "## Usage\n\nPoli."])
def test_the_headings_of_a_charter_stand_below_the_pages(text: str):
    with override("en"):
        assert "<h2>Usage</h2>" in str(draw_text(text))


def test_a_charter_lets_no_html_through():
    assert "<script" not in str(draw_text("<script>alert(1)</script> [x](javascript:alert(1))"))
    assert "href" not in str(draw_text("[x](javascript:alert(1))"))


def test_the_settings_name_what_is_kept():
    assert settings.CODE_RATE_LIMITS == {"code": "60/m/ip,10/5m/key", "recovery": "20/m/ip,3/h/key"}
    assert settings.MFA_RATE_LIMITS == {"webauthn_login": "300/m/ip"}
