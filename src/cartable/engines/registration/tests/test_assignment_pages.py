"""Pages and programming interface of places, assignments, results and adjustments."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cartable.engines.catalogue.demo import make_offering
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.registration.api import PhaseDraft, assignments, set_phases
from cartable.engines.registration.demo import make_choices
from cartable.engines.registration.models import Campaign, OfferingPlaces, Waiting
from cartable.engines.registration.tests.assigning import Desk, make_desk
from cartable.kernel.jobs import Job, run_now

pytestmark = pytest.mark.django_db
MANAGED = ("places", "change-places", "assignment", "new-assignment")


def sign_in(account, language: str = "en") -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(account)
    return client


def open_adjustments(desk: Desk) -> None:
    now = timezone.now()
    Campaign.objects.get(pk=desk.campaign.pk).phases.all().delete()
    draft = PhaseDraft("adjustments", now - timedelta(hours=1), now + timedelta(days=1))
    desk.campaign = Campaign.objects.get(pk=desk.campaign.pk)
    set_phases(campaign=desk.campaign, phases=[draft], actor="tests", reason="tests", now=now - timedelta(days=2))
    desk.campaign = Campaign.objects.get(pk=desk.campaign.pk)


def address(desk: Desk, name: str = "") -> str:
    tails = {"places": "places/", "change-places": "places/change/", "assignment": "assignment/"}
    return f"/registration/campaigns/{desk.campaign.code}/{tails.get(name, 'assignment/new/')}"


@pytest.mark.parametrize("name", MANAGED)
def test_places_and_assignments_are_for_those_who_keep_campaigns(name: str):
    desk = make_desk()
    assert sign_in(desk.registrar).get(address(desk, name)).status_code == 200
    for other in (make_student(), make_account_with_role("timetabler")):
        assert sign_in(other).get(address(desk, name)).status_code == 403
    assert Client().get(address(desk, name)).status_code in (302, 403)


def test_the_list_of_places_shows_demand_and_exports():
    desk = make_desk()
    for _number in range(3):
        desk.wish(desk.person(), "AA01", reserves=("BB01",))
    desk.places(AA01=1)
    client = sign_in(desk.registrar)
    told = client.get(address(desk, "places") + "?export=csv&show=lacking")
    rows = b"".join(told.streaming_content).decode("utf-8-sig").splitlines()
    assert rows[1].replace(";", ",").split(",") == ["AA01", "Unit AA01", "1", "0", "3", "0", "2", "0"]
    assert len(rows) == 2


def test_pages_ask_the_same_for_one_row_and_thirty():
    desk = make_desk("AA01")
    student = make_student()
    desk.wish(student.person, "AA01")
    run = desk.run()
    pages = [
        (desk.registrar, address(desk, "places")),
        (desk.registrar, address(desk, "assignment")),
        (desk.registrar, f"/registration/campaigns/{desk.campaign.code}/assignment/{run.uuid}/"),
        (student, f"/registration/adjustments/{desk.campaign.code}/?q=UE"),
    ]

    def counts() -> list[int]:
        found = []
        for account, page in pages:
            client = sign_in(account)
            client.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            found.append(len(asked))
        return found

    open_adjustments(desk)
    one = counts()
    for _number in range(29):
        desk.wish(desk.person(), "AA01")
        desk.offerings[f"x{_number}"] = make_offering(desk.campaign.term)
    for number in range(8):
        desk.run(seed=f"seed{number}")
    make_choices(student.person, *list(desk.offerings.values())[1:6])
    run = desk.run("seniority")
    pages[2] = (desk.registrar, f"/registration/campaigns/{desk.campaign.code}/assignment/{run.uuid}/")
    assert counts() == one


def test_the_places_of_several_units_are_changed_at_once_or_not_at_all():
    desk = make_desk()
    client = sign_in(desk.registrar)
    picked = client.post(
        address(desk, "places"),
        {"bulk": "change", "pick": [desk.offerings["AA01"].pk, desk.offerings["BB01"].pk]},
    )
    assert picked.status_code == 302
    assert picked.url.endswith("/places/change/?units=AA01+BB01")
    form = {"units": "aa01, BB01", "how": "set", "number": "24", "reason": "salle"}
    assert client.post(address(desk, "change-places"), form).status_code == 302
    assert client.post(address(desk, "change-places"), form | {"how": "add", "number": "6"}).status_code == 302
    assert set(OfferingPlaces.objects.values_list("capacity", flat=True)) == {30}
    for wrong, told in (
        ({"units": "AA01 ZZ99"}, "ZZ99"),
        ({"number": ""}, "How many places?"),
        ({"number": "-3"}, "number of places"),
        ({"reason": ""}, "form-control"),
    ):
        refused = client.post(address(desk, "change-places"), form | wrong)
        assert refused.status_code == 422, wrong
        assert told in refused.content.decode(), wrong
    assert set(OfferingPlaces.objects.values_list("capacity", flat=True)) == {30}


def test_a_rule_is_tried_compared_and_published_from_the_pages():
    desk = make_desk()
    people = [desk.person() for _ in range(3)]
    for person in people:
        desk.wish(person, "AA01")
    desk.places(AA01=1)
    client = sign_in(desk.registrar)
    base = f"/registration/campaigns/{desk.campaign.code}/assignment/"
    assert client.post(base + "new/", {"priority_1": "seniority"}).status_code == 422
    assert client.post(base + "draw/").status_code == 303
    seed = Campaign.objects.get(pk=desk.campaign.pk).lottery_seed
    assert seed in client.get(base).content.decode()
    for form in ({"priority_1": "seniority"}, {"priority_1": "", "seed": "other"}):
        assert client.post(base + "new/", form).status_code == 302
        run_now(Job.objects.latest("pk"))
    runs = list(assignments.AssignmentRun.objects.order_by("pk"))
    compared = client.get(base + "compare/", {"run": [str(run.uuid) for run in runs]})
    assert compared.status_code == 200
    assert client.get(base + "compare/", {"run": [str(runs[0].uuid)]}).status_code == 400
    assert client.get(f"{base}{runs[1].uuid}/beside/{runs[0].uuid}/").status_code == 200
    assert client.get(f"{base}{uuid4()}/").status_code == 404
    desk.state("seniority")
    publish = f"{base}{runs[0].uuid}/publish/"
    assert client.get(publish).status_code == 200
    assert client.post(publish, {}).status_code == 422
    assert client.post(publish, {"sure": "on"}).status_code == 302
    run_now(Job.objects.latest("pk"))
    assert sorted(len(desk.held(person)) for person in people) == [0, 0, 1]


@pytest.mark.parametrize(("language", "word"), [("fr", "Tirage"), ("en", "lottery")])
def test_a_student_reads_the_result_and_why(language: str, word: str):
    desk = make_desk()
    people = [desk.person() for _ in range(3)]
    for person in people:
        desk.wish(person, "AA01")
    desk.places(AA01=1)
    client = sign_in(people[0].account, language)
    assert client.get("/registration/result/").status_code == 200
    desk.publish("seniority")
    result = client.get("/registration/result/").content.decode()
    assert "AA01" in result
    assert desk.campaign.lottery_seed in result
    why = client.get(f"/registration/result/{desk.campaign.code}/AA01/")
    assert why.status_code == 200
    assert f"{desk.campaign.lottery_seed}:{people[0].uuid}:AA01" in why.content.decode()
    assert word.lower() in why.content.decode().lower()
    assert client.get(f"/registration/result/{desk.campaign.code}/BB01/").status_code == 404


def test_a_student_adds_swaps_waits_and_leaves():
    desk = make_desk()
    desk.places(AA01=1, BB01=5)
    open_adjustments(desk)
    make_choices(desk.person(), desk.offerings["AA01"])
    student = make_student()
    client = sign_in(student)
    page = f"/registration/adjustments/{desk.campaign.code}/"
    assert client.get("/registration/adjustments/").url == page
    token = str(uuid4())
    for _twice in range(2):
        taken = client.post(page + "change/", {"act": "add", "unit": "BB01", "token": token})
        assert taken.status_code == 303
    assert desk.held(student.person) == {"BB01"}
    full = client.post(page + "change/", {"act": "add", "unit": "AA01", "replaces": "BB01", "token": str(uuid4())})
    assert full.status_code == 409
    assert "AA01 is full" in full.content.decode()
    assert client.post(page + "change/", {"act": "wait", "unit": "AA01", "replaces": "BB01"}).status_code == 303
    row = Waiting.objects.get()
    assert "Number 1 on the list" in client.get(page).content.decode()
    assert client.post(page + "change/", {"act": "leave", "unit": str(row.uuid)}).status_code == 303
    assert client.post(page + "change/", {"act": "leave", "unit": str(uuid4())}).status_code == 404
    assert client.post(page + "change/", {"act": "drop", "unit": "BB01", "token": "nonsense"}).status_code == 303
    assert desk.held(student.person) == set()
    assert client.post(page + "change/", {"act": "drop", "unit": "BB01"}).status_code == 422
    assert "BB01" in client.get(page + "?q=bb01").content.decode()


def test_outside_the_adjustments_nothing_changes():
    desk = make_desk()
    student = make_student()
    client = sign_in(student)
    page = f"/registration/adjustments/{desk.campaign.code}/"
    assert client.get(page).status_code == 200
    assert client.post(page + "change/", {"act": "add", "unit": "BB01"}).status_code == 409
    assert desk.held(student.person) == set()
    assert client.get("/registration/adjustments/").status_code == 200


def test_programs_change_wait_and_leave():
    desk = make_desk()
    desk.places(AA01=1)
    open_adjustments(desk)
    make_choices(desk.person(), desk.offerings["AA01"])
    student = make_student()
    client = sign_in(student)
    base = f"/api/v1/campaigns/{desk.campaign.code}"

    def post(tail: str, **body):
        return client.post(base + tail, body, content_type="application/json")

    token = str(uuid4())
    assert post("/changes", add=["BB01"], token=token).json() == {
        "added": ["BB01"],
        "dropped": [],
        "full": [],
        "is_repeat": False,
    }
    assert post("/changes", add=["BB01"], token=token).json()["is_repeat"] is True
    full = post("/changes", add=["AA01"], drop=["BB01"])
    assert (full.status_code, full.json()["full"]) == (
        409,
        [{"unit": "AA01", "capacity": 1, "taken": 1, "waiting": 0}],
    )
    waited = post("/waiting", unit="AA01", replaces="BB01")
    assert (waited.status_code, waited.json()["rank"], waited.json()["replaces"]) == (201, 1, "BB01")
    assert len(client.get(base + "/waiting").json()) == 1
    left = post(f"/waiting/{waited.json()['uuid']}/leave")
    assert left.json()["state"] == "left"
    assert post(f"/waiting/{uuid4()}/leave").status_code == 404
    assert Client().post(base + "/changes", {}, content_type="application/json").status_code in (401, 403)
