"""Every write made through a page or the API is kept with the signed-in account and a reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Max

from cartable.engines.timetable.api import withdraw
from cartable.engines.timetable.demo import TINY_PROBLEM
from tests.conformance.addresses import BODIES, FORMS, call_operation, open_page
from tests.conformance.campus import NOW, Campus
from tests.conformance.conftest import Browser

pytestmark = pytest.mark.django_db
OTHER_PROBLEM = TINY_PROBLEM.replace(b"tiny-fal26", b"other-fal26")
WRITES = {
    "people:import": ("registrar", {"kernel_files"}),
    "people:new": ("registrar", {"people"}),
    "people:edit": ("registrar", {"people"}),
    "people:add-affiliation": ("registrar", {"people"}),
    "people:end-affiliation": ("registrar", {"people"}),
    "people:grant-role": ("administrator", {"people"}),
    "people:end-role": ("administrator", {"people"}),
    "people:new-structure": ("registrar", {"people"}),
    "people:edit-structure": ("registrar", {"people"}),
    "places:new-room": ("room_manager", {"places"}),
    "places:edit-room": ("room_manager", {"places"}),
    "places:close-room": ("room_manager", {"places"}),
    "calendar:new-term": ("registrar", {"calendar"}),
    "calendar:change-week": ("registrar", {"calendar"}),
    "timetable:import": (
        "timetabler",
        {"calendar", "catalogue", "people", "places", "registration", "timetable"},
    ),
    "timetable:publish": ("timetabler", {"timetable"}),
    "timetable:withdraw": ("timetabler", {"timetable"}),
    "timetable:subscriptions": ("student", {"timetable"}),
    "timetable:revoke": ("student", {"timetable"}),
    "POST /api/v1/persons": ("registrar", {"people"}),
    "POST /api/v1/persons/import": ("registrar", {"people"}),
    "POST /api/v1/person-imports": ("registrar", {"kernel_files"}),
    "POST /api/v1/roles/{uuid}/end": ("administrator", {"people"}),
    "POST /api/v1/affiliations/{uuid}/end": ("registrar", {"people"}),
    "POST /api/v1/roles": ("administrator", {"people"}),
    "POST /api/v1/terms/{code}/publications": ("timetabler", {"timetable"}),
}


@pytest.fixture
def another_term(monkeypatch: pytest.MonkeyPatch) -> None:
    """The form of the term's import names a term that isn't there yet."""
    form = {"file": SimpleUploadedFile("other.xml", OTHER_PROBLEM), "code": "OTHER", "starts_on": "2027-02-01"}
    monkeypatch.setitem(FORMS, "timetable:import", lambda campus: form)


@pytest.mark.usefixtures("another_term")
@pytest.mark.parametrize("name", WRITES)
def test_the_account_and_a_reason_are_kept(campus: Campus, browser: Browser, name: str):
    actor, tables = WRITES[name]
    if "publi" in name:
        withdraw(term=campus.term, actor="tests", now=NOW)  # publishing what is in force would change nothing
    before = ends()
    send = call_operation if name.startswith("POST") else lambda *given: open_page(*given[:2], "POST", given[2])
    response = send(browser(actor), campus, name)
    assert response.status_code < 400, response.content
    changes = list(written_since(before))
    account = campus.actors[actor]
    assert {where for where, _, _ in changes} == tables
    assert {who for _, who, _ in changes} == {str(account.uuid)}
    assert [where for where, _, why in changes if not why] == []


def test_history_names_the_request_and_the_address(campus: Campus, browser: Browser):
    body = BODIES["POST /api/v1/persons"](campus)
    headers = {"X-Request-ID": "abc-123"}
    browser("registrar").post("/api/v1/persons", body, content_type="application/json", headers=headers)
    said = apps.get_model("people", "PersonEvent").objects.latest("pgh_id").pgh_context.metadata
    who = str(campus.actors["registrar"].uuid)
    assert said == {"actor": who, "reason": "POST /api/v1/persons", "request": "abc-123"}


def test_reading_a_calendar_leaves_no_token_in_history(campus: Campus, browser: Browser):
    assert open_page(browser("anonymous"), campus, "GET", "timetable:feed").status_code == 200
    contexts = apps.get_model("pghistory", "Context").objects.values_list("metadata", flat=True)
    assert [said for said in contexts if campus.calendar_token in str(said)] == []


def ends() -> dict:
    """How far each tracked model's history goes."""
    histories = [model for model in apps.get_models() if getattr(model, "pgh_tracked_model", None) is not None]
    return {model: model.objects.aggregate(last=Max("pgh_id"))["last"] or 0 for model in histories}


def written_since(before: dict) -> Iterator[tuple[str, str, str]]:
    """(app, who, why) of each change recorded since."""
    for model, last in before.items():
        for event in model.objects.filter(pgh_id__gt=last).select_related("pgh_context"):
            said = event.pgh_context.metadata if event.pgh_context else {}
            yield model._meta.app_label, said.get("actor", ""), said.get("reason", "")
