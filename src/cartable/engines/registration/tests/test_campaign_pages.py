"""The registrar's pages of campaigns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.engines.registration.api import phase_at, phases_of, send_list
from cartable.engines.registration.demo import make_campaign, make_list
from cartable.engines.registration.models import Campaign
from cartable.kernel.clock import campus_zone, system_clock
from cartable.kernel.jobs import Job

pytestmark = pytest.mark.django_db

LIST = "/registration/campaigns/"


@pytest.fixture
def registrar(client):
    """The registrar, signed in."""
    account = make_account_with_role("registrar")
    client.force_login(account)
    return account


@pytest.fixture
def campaign():
    """Wishes open on a term with one unit."""
    term = make_term("P27", title_fr="Printemps 2027")
    make_offering(term, make_unit("MT01"))
    return make_campaign(term, "CHOIX-P27", now=system_clock())


def local(at):
    """As a form writes it."""
    return at.astimezone(campus_zone()).strftime("%Y-%m-%dT%H:%M")


def text_of(answer):
    """The page with plain spaces."""
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def test_a_campaign_is_created_then_its_phases_are_set(client, registrar):
    make_term("P27")
    form = {
        "code": "C1",
        "term": "P27",
        "title_fr": "Choix",
        "population": "student",
        "units_at_most": 7,
        "reminder_days": "5, 1",
    }
    answer = client.post(f"{LIST}new/", form)
    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}C1/phases/")
    campaign = Campaign.objects.get(code="C1")
    assert (campaign.units_at_most, campaign.reminder_days) == (7, [5, 1])
    assert client.post(f"{LIST}new/", form).status_code == 409
    now = system_clock()
    phases = {
        "wishes_opens": local(now + timedelta(days=1)),
        "wishes_closes": local(now + timedelta(days=8)),
        "advice_opens": local(now + timedelta(days=8)),
        "advice_closes": local(now + timedelta(days=9)),
    }
    assert client.post(f"{LIST}C1/phases/", phases).status_code == 302
    assert [phase.kind for phase in phases_of(campaign)] == ["wishes", "advice"]
    half = client.post(f"{LIST}C1/phases/", {**phases, "advice_closes": ""})
    assert half.status_code == 422
    assert "Donnez les deux bornes" in text_of(half)
    overlapping = client.post(f"{LIST}C1/phases/", {**phases, "advice_opens": local(now + timedelta(days=7))})
    assert overlapping.status_code == 422
    assert "ouvre avant la fin de" in text_of(overlapping)


def test_what_is_wrong_is_told_beside_its_field(client, registrar):
    make_term("P27")
    answer = client.post(
        f"{LIST}new/",
        {
            "code": "a b",
            "term": "P27",
            "title_fr": "x",
            "population": "studnt",
            "units_at_most": 8,
            "reminder_days": "7",
        },
    )
    assert answer.status_code == 422
    assert "Ce code ne convient pas" in text_of(answer)
    assert Campaign.objects.count() == 0


def test_phases_left_alone_keep_their_seconds(client, registrar, campaign):
    before = [(one.kind, one.opens_at, one.closes_at) for one in phases_of(campaign)]
    form = {}
    for kind, opens_at, closes_at in before:
        form |= {f"{kind}_opens": local(opens_at), f"{kind}_closes": local(closes_at)}
    assert client.post(f"{LIST}CHOIX-P27/phases/", form).status_code == 302
    fresh = Campaign.objects.get(pk=campaign.pk)
    assert [(one.kind, one.opens_at, one.closes_at) for one in phases_of(fresh)] == before


def test_the_page_lists_everyone_with_where_they_stand(client, registrar, campaign):
    now = system_clock()
    sent, nothing = make_student(family_name="Abadie").person, make_student(family_name="Zola").person
    make_list(campaign, sent, "MT01", now=now)
    send_list(campaign=campaign, person=sent, revision=1, actor=sent, now=now)
    page = text_of(client.get(f"{LIST}CHOIX-P27/"))
    for text in ("Abadie", "Zola", "Envoyé", "Rien d", "Vœux", "2 étudiants"):
        assert text in page
    unsent = text_of(client.get(f"{LIST}CHOIX-P27/", {"state": "unsent"}))
    assert "Zola" in unsent
    assert "Abadie" not in unsent
    lines = b"".join(client.get(f"{LIST}CHOIX-P27/", {"export": "csv"}).streaming_content).decode("utf-8-sig")
    assert len(lines.splitlines()) == 3
    assert nothing.code in lines


def test_a_reminder_is_left_to_a_worker(client, registrar, campaign):
    make_student()
    assert "1 étudiant" in text_of(client.get(f"{LIST}CHOIX-P27/remind/"))
    answer = client.post(f"{LIST}CHOIX-P27/remind/")
    job = Job.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/jobs/{job.uuid}/")
    assert job.name == "registration.remind"


def test_a_campaign_is_changed_and_cancelled(client, registrar, campaign):
    form = {"title_fr": "Autre titre", "population": "student", "units_at_most": 6, "reminder_days": ""}
    assert client.post(f"{LIST}CHOIX-P27/change/", form).status_code == 302
    campaign.refresh_from_db()
    assert (campaign.title_fr, campaign.units_at_most, campaign.reminder_days) == ("Autre titre", 6, [])
    assert client.post(f"{LIST}CHOIX-P27/cancel/", {"reason": ""}).status_code == 422
    assert client.post(f"{LIST}CHOIX-P27/cancel/", {"reason": "Mauvais semestre."}).status_code == 302
    campaign.refresh_from_db()
    assert phase_at(campaign, system_clock()) == "closed"
    assert "Annulée" in text_of(client.get(LIST))


@pytest.mark.parametrize(
    ("role", "reading", "keeping"),
    [("registrar", 200, 200), ("administrator", 200, 200), ("timetabler", 200, 403), ("director", 200, 403)],
)
def test_who_reads_and_who_keeps(client, campaign, role, reading, keeping):
    client.force_login(make_account_with_role(role))
    assert client.get(LIST).status_code == reading
    assert client.get(f"{LIST}CHOIX-P27/").status_code == reading
    for page in ("new/", "CHOIX-P27/change/", "CHOIX-P27/phases/", "CHOIX-P27/remind/", "CHOIX-P27/cancel/"):
        assert client.get(LIST + page).status_code == keeping


def test_others_are_refused(client, campaign):
    for account in (make_student(), make_teacher()):
        client.force_login(account)
        assert client.get(LIST).status_code == 403
        assert client.get(f"{LIST}CHOIX-P27/").status_code == 403


def test_pages_in_english(client, registrar, campaign):
    page = text_of(client.get(f"{LIST}CHOIX-P27/", headers={"accept-language": "en"}))
    for text in ("Choice CHOIX-P27", "Phases", "Wishes", "Send a reminder"):
        assert text in page


def test_the_same_queries_for_one_row_and_thirty(client, registrar, campaign):
    now = system_clock()
    make_list(campaign, make_student().person, "MT01", now=now)
    addresses = (LIST, f"{LIST}CHOIX-P27/")
    for address in addresses:
        client.get(address)
    counts = []
    for _round in range(2):
        asked = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked.append(len(queries))
        counts.append(asked)
        for _number in range(20):
            make_list(campaign, make_student().person, "MT01", now=now)
            make_campaign(campaign.term, now=now)
    assert counts[0] == counts[1]
