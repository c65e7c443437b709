"""Who may open what: every page and endpoint of people, for every actor, with its exact status."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cartable.engines.people.api import start_import
from cartable.engines.people.demo import affiliate, make_account_with_role, make_group, make_person, make_structure
from cartable.engines.people.tests.conftest import ACTORS, client_of, make_actor
from cartable.kernel.files import store
from cartable.kernel.jobs import run_now

pytestmark = pytest.mark.django_db

# In the order of ACTORS: anonymous, student, teacher, registrar, timetabler, administrator.
PAGES = {
    "list": (302, 200, 200, 200, 200, 200),
    "list.csv": (302, 200, 200, 200, 200, 200),
    "list.xlsx": (302, 200, 200, 200, 200, 200),
    "me": (302, 200, 200, 200, 200, 200),
    "structures": (302, 200, 200, 200, 200, 200),
    "staff member": (302, 200, 200, 200, 200, 200),
    "student": (302, 403, 403, 200, 403, 200),
    "protected": (302, 404, 404, 200, 404, 200),
    "nobody": (404, 404, 404, 404, 404, 404),
    "import": (302, 403, 403, 200, 403, 200),
    "import report": (302, 403, 403, 403, 403, 200),
    "import refused": (302, 403, 403, 403, 403, 200),
}
ENDPOINTS = {
    "GET /persons": (401, 200, 200, 200, 200, 200),
    "GET /persons?q=ren%C3%A9": (401, 200, 200, 200, 200, 200),
    "GET /persons?kind=student": (401, 200, 200, 200, 200, 200),
    "GET /persons?kind=dog": (401, 422, 422, 422, 422, 422),
    "GET /persons?limit=501": (401, 422, 422, 422, 422, 422),
    "GET /persons?limit=500&offset=3": (401, 200, 200, 200, 200, 200),
    "GET /persons/me": (401, 200, 200, 200, 200, 200),
    "GET /persons/{staff}": (401, 200, 200, 200, 200, 200),
    "GET /persons/{student}": (401, 403, 403, 200, 403, 200),
    "GET /persons/{protected}": (401, 404, 404, 200, 404, 200),
    "GET /persons/{nobody}": (401, 404, 404, 404, 404, 404),
    "GET /persons/not-a-uuid": (401, 422, 422, 422, 422, 422),
    "GET /persons/{staff}/affiliations": (401, 200, 200, 200, 200, 200),
    "GET /persons/{staff}/roles": (401, 403, 403, 200, 403, 200),
    "GET /affiliations": (401, 403, 403, 200, 403, 200),
    "GET /affiliations?kind=student&structure=UT&on=2026-10-01": (401, 403, 403, 200, 403, 200),
    "GET /structures": (401, 200, 200, 200, 200, 200),
    "GET /structures/UT": (401, 200, 200, 200, 200, 200),
    "GET /structures/NONE": (401, 404, 404, 404, 404, 404),
    "GET /structures/a%20b": (401, 422, 422, 422, 422, 422),
    "GET /groups": (401, 403, 200, 200, 200, 200),
    "GET /groups/GR1/members": (401, 403, 200, 200, 200, 200),
    "GET /groups/NONE/members": (401, 403, 404, 404, 404, 404),
    "POST /persons": (401, 403, 403, 201, 403, 201),
    "POST /persons empty": (401, 422, 422, 422, 422, 422),
    "POST /persons refused": (401, 403, 403, 400, 403, 400),
    "POST /persons/import": (401, 403, 403, 200, 403, 200),
    "POST /persons/import unreadable": (401, 403, 403, 400, 403, 400),
    "POST /persons/import without file": (401, 422, 422, 422, 422, 422),
    "POST /roles": (401, 403, 403, 403, 403, 201),
    "POST /roles twice": (401, 403, 403, 403, 403, 409),
}


@pytest.fixture
def campus():
    """A structure, a member of staff, a student, a protected student, a group, a checked import."""
    staff = make_person("E1", family_name="Bérard", given_name="René")
    affiliate(staff, "staff")
    student = make_person("S1", family_name="Élève")
    affiliate(student, "student")
    hidden = make_person("S2", family_name="Caché", is_protected=True)
    affiliate(hidden, "student")
    make_structure("INFO")
    make_group("GR1", people=(staff, student))
    return {
        "staff": staff.uuid,
        "student": student.uuid,
        "protected": hidden.uuid,
        "nobody": "11111111-2222-4333-8444-555555555555",
    }


@pytest.mark.parametrize("page", PAGES)
def test_pages(campus, actor_name, page):
    account = make_actor(actor_name)
    importer = account if actor_name == "administrator" else make_account_with_role("administrator")
    job = start_import(
        file=store(b"code;nom\n1;\n", "people.csv", "text/csv"), actor=importer, preview=True, all_or_nothing=False
    )
    run_now(job)
    addresses = {
        "list": reverse("people:list"),
        "list.csv": reverse("people:list") + "?export=csv",
        "list.xlsx": reverse("people:list") + "?export=xlsx",
        "me": reverse("people:me"),
        "structures": reverse("people:structures"),
        "staff member": reverse("people:person", args=[campus["staff"]]),
        "student": reverse("people:person", args=[campus["student"]]),
        "protected": reverse("people:person", args=[campus["protected"]]),
        "nobody": reverse("people:person", args=[campus["nobody"]]),
        "import": reverse("people:import"),
        "import report": reverse("people:import-report", args=[job.uuid]),
        "import refused": reverse("people:import-faults", args=[job.uuid]),
    }
    for language in ("fr", "en"):
        response = client_of(account, language).get(addresses[page])
        assert response.status_code == PAGES[page][ACTORS.index(actor_name)]


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_endpoints(campus, actor_name, endpoint):
    client = client_of(make_actor(actor_name))
    method, address = endpoint.split(" ")[:2]
    address = "/api/v1" + address.format(**campus)
    match endpoint:
        case "POST /persons":
            response = _post(client, address, {"code": "N1", "family_name": "Neuf", "mail": "N1@ut.example"})
        case "POST /persons empty":
            response = _post(client, address, {})
        case "POST /persons refused":
            response = _post(client, address, {"code": "S1", "family_name": "Autre"})
        case "POST /persons/import":
            response = client.post(address, {"file": SimpleUploadedFile("p.csv", b"code;nom\nN1;Neuf\nN2;\n")})
        case "POST /persons/import unreadable":
            response = client.post(address, {"file": SimpleUploadedFile("p.csv", b"a;b\n1;2\n")})
        case "POST /persons/import without file":
            response = client.post(address, {})
        case "POST /roles" | "POST /roles twice":
            body = {"person": str(campus["staff"]), "role": "registrar", "valid_from": "2026-09-01", "reason": "Arrêté"}
            response = _post(client, address, body)
            if endpoint == "POST /roles twice" and response.status_code == 201:
                response = _post(client, address, body)
        case _:
            response = client.generic(method, address)
    assert response.status_code == ENDPOINTS[endpoint][ACTORS.index(actor_name)], response.content
    if response.status_code >= 400:
        body = response.json()
        assert {"code", "faults", "mend", "what"} <= set(body)


def test_writing_an_import_is_for_who_checked_it(campus):
    administrator, other = make_account_with_role("administrator"), make_account_with_role("registrar")
    job = start_import(
        file=store(b"code;nom\n7;Sept\n", "people.csv", "text/csv"),
        actor=administrator,
        preview=True,
        all_or_nothing=False,
    )
    run_now(job)
    address = reverse("people:import-write", args=[job.uuid])
    assert client_of(None).post(address).status_code in (302, 403)
    assert client_of(other).post(address).status_code == 403
    assert client_of(administrator).get(address).status_code == 405
    assert client_of(administrator).post(address).status_code == 302


def test_rights_end_with_the_tie():
    account = make_actor("anonymous")
    assert account is None
    person = make_person()
    affiliate(person, "student", valid_from=date(2020, 9, 1), valid_until=date(2021, 9, 1))
    from cartable.engines.people.demo import make_account

    client = client_of(make_account(person))
    assert client.get(reverse("people:list")).status_code == 403
    assert client.get(reverse("people:me")).status_code == 200


def _post(client, address, body):
    return client.post(address, json.dumps(body), content_type="application/json")
