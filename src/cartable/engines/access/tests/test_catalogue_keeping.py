"""Keeping the catalogue: who may, what is refused, levels, retiring, files there and back."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cartable.engines.access import api
from cartable.engines.access.demo import make_level, make_owner, make_rule, make_service
from cartable.engines.access.domain.catalogue.exporting import services_csv
from cartable.engines.access.models import EntitlementRule, Service, ServiceLevel
from cartable.engines.access.queries.services import list_services
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student
from cartable.kernel.audit import history_of
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
HEADER = "code;title_fr;category;owner"


@pytest.fixture
def manager():
    """A service manager of the IT services."""
    return make_account_with_role("service_manager", structure=make_owner())


def browser(account, language: str = "en") -> Client:
    client = Client(headers={"Accept-Language": language})
    client.force_login(account)
    return client


def form(**said) -> dict:
    return {"title_fr": "Messagerie", "category": "communication", "owner": "IT", "reason": "Ouverture", **said}


def draft(**said) -> api.ServiceDraft:
    return api.ServiceDraft(**{"title_fr": "Messagerie", "category": "communication", "owner": make_owner(), **said})


def test_a_manager_adds_corrects_and_retires(manager):
    client = browser(manager)
    answer = client.post(reverse("access:new-service"), form(code="mail", description_fr="Un\r\n\r\n\r\n\r\ndeux "))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/access/services/mail/")
    service = Service.objects.get()
    assert (service.state, service.description_fr, service.can_be_asked) == ("planned", "Un\n\ndeux", False)

    answer = client.post(
        reverse("access:edit-service", args=["mail"]),
        form(title_en="Mail", is_listed="on", restored_hours="4", availability_percent="99.5", reason="Engagement"),
    )
    assert answer.status_code == 302
    service.refresh_from_db()
    assert (service.restored_hours, service.availability_percent) == (4, Decimal("99.5"))
    change = history_of(service)[-1]
    assert (change.reason, change.actor, change.after["title_en"]) == ("Engagement", str(manager.uuid), "Mail")
    page = client.get(reverse("access:service", args=["mail"])).content.decode()
    assert "Engagement" in page
    assert manager.person.full_name in page

    client.post(reverse("access:retire-service", args=["mail"]), {"reason": "Remplacé"})
    service.refresh_from_db()
    assert (service.state, service.is_listed, service.can_be_asked) == ("closed", False, False)


def test_a_manager_keeps_the_services_of_their_structures_only(manager):
    make_service("theirs", owner=make_structure("BU"))
    client = browser(manager)
    for name in ("edit-service", "service-state", "retire-service", "service-levels"):
        assert client.get(reverse(f"access:{name}", args=["theirs"])).status_code == 403, name
    assert client.post(reverse("access:new-service"), form(code="x", owner="BU")).status_code == 422
    make_service("ours")
    listed = client.get(reverse("access:catalogue")).content.decode()
    assert "services/ours/" in listed
    assert "services/theirs/" not in listed
    assert browser(make_student()).get(reverse("access:catalogue")).status_code == 403


@pytest.mark.parametrize(
    ("said", "faults"),
    [
        ({"title_fr": "  "}, [("title.missing", "title_fr")]),
        ({"category": "games"}, [("service.category", "category")]),
        ({"icon": "no-such"}, [("service.icon", "icon")]),
        ({"url": "javascript:alert(1)"}, [("service.url", "url")]),
        ({"url": "https://me:secret@campus.example/"}, [("service.url", "url")]),
        ({"url": "ftp://campus.example/"}, [("service.url", "url")]),
        ({"contact_mail": "nobody"}, [("mail.form", "contact_mail")]),
        ({"contact_phone": "call me"}, [("phone.form", "contact_phone")]),
        ({"restored_hours": 0}, [("service.restored_hours", "restored_hours")]),
        ({"availability_percent": Decimal("100.5")}, [("service.availability", "availability_percent")]),
        ({"summary_fr": "x" * 301}, [("text.too_long", "summary_fr")]),
        ({"quota_unit": "x" * 21, "icon": "zz"}, [("text.too_long", "quota_unit"), ("service.icon", "icon")]),
    ],
)
def test_what_is_refused_of_a_service(said: dict, faults: list):
    with pytest.raises(InputRefused) as refused:
        api.create_service(code="mail", draft=draft(**said), actor="tests", reason="Essai", now=NOW)
    assert [(fault.code, fault.where) for fault in refused.value.faults] == faults
    assert not Service.objects.exists()


def test_codes_are_plain_and_given_once():
    for code in ("Mail", "a b", "-a", "a--b", "é", "x" * 61, ""):
        with pytest.raises(InputRefused):
            api.create_service(code=code, draft=draft(), actor="tests", reason="Essai", now=NOW)
    api.create_service(code="mail", draft=draft(), actor="tests", reason="Essai", now=NOW)
    with pytest.raises(api.ServiceTaken):
        api.create_service(code="mail", draft=draft(), actor="tests", reason="Essai", now=NOW)
    with pytest.raises(InputRefused):
        api.create_service(code="other", draft=draft(), actor="tests", reason=" ", now=NOW)


def test_a_service_that_is_given_is_not_retired():
    service = make_service("mail")
    rule = make_rule(service, "student")
    with pytest.raises(api.ServiceInUse, match="1 règle"):
        api.retire_service(service=service, actor="tests", reason="Fin", now=NOW)
    EntitlementRule.objects.filter(pk=rule.pk).update(state="stopped")
    assert api.retire_service(service=service, actor="tests", reason="Fin", now=NOW).state == "closed"


def test_levels_are_added_renamed_and_removed_when_unused(manager):
    service, client = make_service("forge"), browser(manager)
    page = reverse("access:service-levels", args=["forge"])
    client.post(page, {"code": "reader", "title_fr": "Lecteur", "rank": "10"})
    client.post(page, {"code": "author", "title_fr": "Auteur", "rank": "20"})
    assert client.post(page, {"code": "other", "title_fr": "Autre", "rank": "20"}).status_code == 409
    assert client.post(page, {"code": "Bad", "title_fr": "Autre", "rank": "0"}).status_code == 422
    client.post(reverse("access:edit-level", args=["forge", "author"]), {"title_fr": "Autrice", "rank": "30"})
    assert list(service.levels.values_list("code", "title_fr", "rank")) == [
        ("reader", "Lecteur", 10),
        ("author", "Autrice", 30),
    ]
    make_rule(service, "student", level=ServiceLevel.objects.get(code="reader"))
    assert client.post(reverse("access:remove-level", args=["forge", "reader"])).status_code == 409
    assert client.post(reverse("access:remove-level", args=["forge", "author"])).status_code == 302
    assert client.get(reverse("access:edit-level", args=["forge", "author"])).status_code == 404
    assert list(service.levels.values_list("code", flat=True)) == ["reader"]


def test_the_end_of_a_trouble_forgets_its_note(manager):
    make_service("mail", state="degraded", state_note_fr="Lent", state_note_en="Slow")
    client, page = browser(manager), reverse("access:service-state", args=["mail"])
    assert client.post(page, {"state": "interrupted", "note_fr": ""}).status_code == 422
    client.post(page, {"state": "open", "note_fr": "Lent", "note_en": "Slow"})
    assert Service.objects.values_list("state", "state_note_fr", "state_note_en").get() == ("open", "", "")


def test_the_preview_writes_nothing_and_runs_nothing(manager):
    said = form(code="x", description_fr="# Titre\n\n<script>alert(1)</script> **gras**", preview="1")
    answer = browser(manager).post(reverse("access:new-service"), said)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert not Service.objects.exists()
    assert "<h3>Titre</h3>" in shown
    assert "<strong>gras</strong>" in shown
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown


def test_a_catalogue_file_comes_back_unchanged(manager):
    make_service(
        "mail", description_fr="- un\n- deux", contact_phone="+33 3 53 01 12 00", availability_percent=Decimal("99.5")
    )
    make_service("vpn", title_fr="=VPN", needs_strong_sign_in=True)
    text = services_csv(list_services())
    assert "'- un" in text
    assert "'=VPN" in text
    assert "'+33" in text
    report = api.import_services_csv(source=text.encode(), actor=manager, now=NOW)
    assert (report.unchanged, report.created, report.changed, report.refused) == (["vpn", "mail"], [], [], [])


def test_an_import_tells_lines_and_columns_and_writes_the_rest(manager):
    make_service("mail", summary_fr="Écrire")
    make_service("theirs", owner=make_structure("BU"))
    rows = (
        HEADER + ";can_be_asked;restored_hours",
        "mail;Courrier;communication;IT;no;4",
        "Bad;Titre;games;NOPE;perhaps;x",
        "disk;Fichiers;storage;it;oui;",
        "disk;Encore;storage;IT;oui;",
        "theirs;Pris;storage;IT;oui;",
        'long;"a;b";storage;IT;oui;2.5',
    )
    source = "\n".join(rows).encode("cp1252")
    before = Service.objects.count()
    looked = api.import_services_csv(source=source, actor=manager, now=NOW, preview=True)
    assert Service.objects.count() == before
    report = api.import_services_csv(source=source, actor=manager, now=NOW)
    assert report == looked
    assert (report.created, report.changed) == (["disk"], ["mail"])
    assert [(fault.line, fault.where, fault.code) for fault in report.refused] == [
        (3, "code", "code.form"),
        (3, "owner", "structure.unknown"),
        (3, "can_be_asked", "value.flag"),
        (3, "restored_hours", "value.number"),
        (5, "code", "code.twice"),
        (6, "owner", "service.foreign"),
        (7, "restored_hours", "value.whole"),
    ]
    mail = Service.objects.get(code="mail")
    assert (mail.title_fr, mail.summary_fr, mail.can_be_asked, mail.restored_hours) == ("Courrier", "Écrire", False, 4)


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "file.empty"),
        (b"code;title_fr\nx;y", "file.column_missing"),
        (HEADER.encode() + b";colour", "file.column_unknown"),
        (HEADER.encode() + b";code", "file.column_twice"),
        (HEADER.encode() + b'\nx;"y', "file.quotes"),
        (b"PK\0\0", "file.binary"),
    ],
)
def test_a_file_that_cant_be_read_is_refused_whole(manager, source: bytes, code: str):
    with pytest.raises(InputRefused) as refused:
        api.import_services_csv(source=source, actor=manager, now=NOW)
    assert refused.value.faults[0].code == code


def test_the_import_page_looks_then_writes(manager):
    client, page = browser(manager), reverse("access:import-services")
    good = f"{HEADER}\nmail;Courrier;communication;IT".encode()
    looked = client.post(page, {"file": SimpleUploadedFile("c.csv", good), "preview": "on"})
    assert (looked.status_code, Service.objects.count()) == (200, 0)
    assert "mail" in looked.content.decode()
    bad = client.post(page, {"file": SimpleUploadedFile("c.csv", f"{HEADER}\nmail;;x;IT".encode())})
    assert bad.status_code == 422
    assert "title_fr" in bad.content.decode()
    assert client.post(page, {"file": SimpleUploadedFile("c.csv", good)}).status_code == 302
    assert Service.objects.get().code == "mail"


def test_programs_read_without_signing_in_and_managers_say_states(manager):
    service = make_service("mail", title_en="Mail", quota_unit="Go")
    make_rule(service, "student", quota=10, level=make_level(service, "basic"))
    make_service("hidden", is_listed=False)
    listed = Client().get("/api/v1/services").json()
    assert (listed["count"], listed["items"][0]["code"], listed["items"][0]["title"]) == (
        1,
        "mail",
        {"fr": "Service mail", "en": "Mail"},
    )
    assert Client().get("/api/v1/services/hidden").status_code == 404
    told = Client().get("/api/v1/services/mail").json()
    assert (told["available_percent"], told["levels"][0]["code"], told["states"][0]["state"]) == (
        100.0,
        "basic",
        "open",
    )
    assert told["given_to"] == [
        {
            "words": {"fr": "Les étudiants", "en": "Students"},
            "level": "basic",
            "quota": 10,
            "pool": None,
            "grace_days": 0,
        }
    ]
    body = {"state": "interrupted", "note_fr": "Panne"}
    send = {"data": body, "content_type": "application/json"}
    assert Client().post("/api/v1/services/mail/state", **send).status_code == 401
    assert browser(make_student()).post("/api/v1/services/mail/state", **send).status_code == 403
    assert browser(manager).post("/api/v1/services/mail/state", **send).json()["state"] == "interrupted"
    refused = browser(manager).post("/api/v1/services/mail/state", {"state": "degraded"}, "application/json")
    assert (refused.status_code, refused.json()["faults"][0]["code"]) == (400, "service.note_missing")
