"""A programme changed, ended with what stays for those enrolled said first, opened again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cartable.engines.catalogue.api import programmes
from cartable.engines.catalogue.demo import make_programme, make_regulation
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def info():
    return make_programme("INFO", title_fr="Informatique", structure=make_structure("GI"))


@pytest.fixture
def registrar():
    return make_account_with_role("registrar")


@pytest.fixture
def enrolled(monkeypatch):
    """Two people are in the programme, whatever enrols them."""
    monkeypatch.setattr("cartable.engines.catalogue.domain.programmes.enrolled._providers", [lambda pk, on: 2])


def end(programme, actor, **given):
    said = {"on": today(), "reason": "Refonte", "is_confirmed": False} | given
    return programmes.end_programme(programme=programme, actor=actor, now=system_clock(), **said)


def refused(act, *args, **given) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as refusal:
        act(*args, **given)
    return [(fault.code, str(fault.where)) for fault in refusal.value.faults]


def test_a_programme_is_changed_and_its_history_says_why(client, info, registrar):
    client.force_login(registrar)
    address = reverse("catalogue:programme-edit", args=["INFO"])
    page = client.get(address)
    assert page.context["form"]["title_fr"].value() == "Informatique"
    other, structure = make_programme("MAST"), make_structure("GU")
    form = {
        "title_fr": "Génie informatique",
        "title_en": "Computing",
        "kind": "master",
        "structure": structure.pk,
        "terms_count": 4,
        "leads_to": [other.pk],
        "reason": "Nouvelle accréditation",
    }
    assert client.post(address, form).status_code == 302
    info.refresh_from_db()
    assert (info.title_fr, info.kind, info.structure, info.terms_count) == (
        "Génie informatique",
        "master",
        structure,
        4,
    )
    assert list(info.leads_to.all()) == [other]
    last = history_of(info)[-1]
    assert (last.reason, last.actor) == ("Nouvelle accréditation", str(registrar.uuid))
    page = client.get(reverse("catalogue:programme", args=["INFO"])).content.decode()
    assert "Nouvelle accréditation" in page
    assert client.post(address, form | {"title_fr": ""}).status_code == 422


def test_wrong_facts_are_told(info, registrar):
    given = {"programme": info, "title_fr": " ", "kind": "zz", "structure": info.structure, "terms_count": 99}
    assert refused(programmes.change_programme, **given, leads_to=[info], actor=registrar, reason="") == [
        ("programme.title", "title_fr"),
        ("programme.kind", "kind"),
        ("programme.terms", "terms_count"),
        ("programme.reason", "reason"),
        ("programme.itself", "leads_to"),
    ]


def test_who_keeps_one_structure_neither_takes_nor_gives_a_programme(info):
    keeper = make_account_with_role("registrar", structure=info.structure)
    given = {"title_fr": "Informatique", "kind": "master", "terms_count": 4, "actor": keeper, "reason": "Essai"}
    programmes.change_programme(programme=info, structure=info.structure, **given)
    with pytest.raises(NotAllowed):
        programmes.change_programme(programme=info, structure=make_structure("GU"), **given)
    with pytest.raises(NotAllowed):
        end(make_programme("AUTRE"), keeper)


def test_people_enrolled_are_said_before_it_ends(client, info, registrar, enrolled):
    assert refused(end, info, registrar) == [("programme.enrolled", "is_confirmed")]
    assert refused(end, info, registrar, on=today() - timedelta(days=1), reason=" ", is_confirmed=True) == [
        ("programme.reason", "reason"),
        ("programme.end_past", "on"),
    ]
    client.force_login(registrar)
    address = reverse("catalogue:programme-end", args=["INFO"])
    assert "2 personnes sont inscrites aujourd" in client.get(address).content.decode()
    form = {"on": today().isoformat(), "reason": "Refonte"}
    answer = client.post(address, form)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["is_confirmed"])
    assert client.post(address, form | {"is_confirmed": "on"}).status_code == 302
    info.refresh_from_db()
    assert info.valid_until == today()
    assert OutboxEvent.objects.get(name="programme.ended").payload["valid_until"] == today().isoformat()
    assert client.get("/api/v1/programmes/INFO").json()["valid_until"] == today().isoformat()


def test_the_guide_proposes_it_no_more(client, info, registrar):
    make_regulation(info)
    assert b"INFO" in client.get("/guide/paths/").content
    end(info, registrar)
    assert b"INFO" not in client.get("/guide/paths/").content
    assert "Informatique" in client.get(reverse("catalogue:programme", args=["INFO"])).content.decode()


def test_the_end_is_taken_back_once(client, info, registrar):
    client.force_login(registrar)
    address = reverse("catalogue:programme-reopen", args=["INFO"])
    assert client.post(address, {"reason": "Erreur"}).status_code == 409
    end(info, registrar, on=date(2090, 9, 1))
    assert client.post(address, {"reason": "Erreur"}).status_code == 302
    info.refresh_from_db()
    assert info.valid_until is None


@pytest.mark.parametrize("name", ["programme-edit", "programme-end", "programme-reopen"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_only_who_keeps_programmes_opens_these_pages(client, info, registrar, name, language):
    address = reverse(f"catalogue:{name}", args=["INFO"])
    assert client.get(address).status_code == 302
    client.force_login(make_student())
    assert client.get(address).status_code == 403
    client.force_login(registrar)
    client.cookies["django_language"] = language
    assert client.get(address).status_code == 200
