"""Why do I have this? Asked as a student, a secretary, an officer."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from cartable.engines.access import api
from cartable.engines.access.demo import make_pool, make_rule, make_service
from cartable.engines.access.models import Holding
from cartable.engines.access.tests.rights.world import DAY, client_of, make_world
from cartable.engines.people.demo import affiliate, make_account, make_person, make_student
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db


def read(account, name, *args, language="en", **query) -> str:
    """The page, as text."""
    response = client_of(account, language).get(reverse(f"access:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode().replace("\u202f", " ").replace("\xa0", " ").replace("’", "'")


def test_a_student_reads_what_they_hold_and_why():
    world = make_world()
    page = read(world.actors["student"], "my-rights")
    assert page.count("Mail</h3>") == 1
    assert "<li>Student, Computing</li><li>Students, or employees</li><li>Mail</li>" in page
    assert "Décision du comité des services" in page
    assert "Quota: 20 Go" in page
    assert "Number 1 on the list. Every seat is taken." in page or "Design software" in page
    assert "“Laboratory zone” is a restricted zone" in page
    assert reverse("access:withdraw-request", args=[world.request.uuid]) in page


def test_the_same_page_in_french():
    world = make_world()
    page = read(world.actors["student"], "my-rights", language="fr")
    assert "<li>Étudiant, Informatique</li><li>Les étudiants, ou " in page
    assert "Jusqu'à quand" in page
    assert "Until when" not in page


def test_the_pool_has_one_seat_and_the_other_waits():
    world = make_world()
    states = {
        name: Holding.objects.get(person=world.person(name), service=world.design).state
        for name in ("student", "other")
    }
    waiting = next(name for name, state in states.items() if state == "waiting")
    assert sorted(states.values()) == ["held", "waiting"]
    assert "Number 1 on the list." in read(world.actors[waiting], "my-rights")
    page = read(world.actors["manager"], "pool", "design-seats")
    assert "1 person waits" in page


def test_what_fails_is_told_and_how_to_ask():
    world = make_world()
    page = read(world.actors["other"], "my-lacking", q="laboratory")
    assert "No service that you lack answers" in page
    staff = make_account(make_person(family_name="Secrétaire"))
    affiliate(staff.person, "staff")
    page = read(staff, "my-lacking", q="file store")
    assert "To be among: students" in page
    assert reverse("access:ask", args=["storage"]) in page
    assert reverse("access:ask", args=["design"]) not in page


def test_an_officer_reads_the_chain_and_each_condition():
    world = make_world()
    page = read(world.actors["dpo"], "right", world.person("teacher").uuid, "storage")
    assert "Camille Gestion" in page
    assert "Projet ANR" in page
    page = read(world.actors["security"], "right", world.person("student").uuid, "storage")
    assert "Met</span>" in page
    make_rule(world.storage, 'student where (structure = "INFO" and year >= 3)')
    page = read(world.actors["security"], "right", world.person("student").uuid, "storage")
    assert (page.count('class="is-true"'), page.count('class="is-false"')) == (2, 1)
    assert "Students" in page


def test_an_officer_asks_why_not():
    world = make_world()
    address = reverse("access:person-rights", args=[world.person("teacher").uuid])
    response = client_of(world.actors["dpo"]).get(address, {"service": "design", "on": "2026-11-01"})
    explained = reverse("access:right", args=[world.person("teacher").uuid, "design"])
    assert (response.status_code, response["Location"]) == (302, f"{explained}?on=2026-11-01")
    page = read(world.actors["dpo"], "right", world.person("teacher").uuid, "design")
    assert "It isn't open." in page
    assert "To be among: students" in page
    assert "It was never held." in page


def test_an_officer_reads_another_day_and_compares():
    world = make_world()
    teacher = world.person("teacher")
    later = today() + 40 * DAY
    page = read(world.actors["manager"], "person-rights", teacher.uuid, on=today(), other=later)
    assert "Held on the first day only" in page
    assert "File store" in page
    before = read(world.actors["manager"], "person-rights", teacher.uuid, on=today() - timedelta(days=3))
    assert "No right on that day" in before


def test_holders_on_a_day_and_their_file():
    world = make_world()
    page = read(world.actors["manager"], "holders", "storage")
    assert "Caradec Camille" in page
    assert "Given by Camille Gestion: Projet ANR" in page
    assert "By the rule: Students" in page
    page = read(world.actors["manager"], "holders", "storage", reason="grant")
    assert "Caradec Camille" not in page
    page = read(world.actors["manager"], "holders", "storage", on=today() - timedelta(days=3))
    assert "Nobody holds it on that day" in page
    response = client_of(world.actors["manager"]).get(reverse("access:holders", args=["mail"]), {"export": "csv"})
    assert "Caradec Camille" in b"".join(response.streaming_content).decode("utf-8-sig")


def test_a_protected_person_is_nobody_to_an_officer():
    world = make_world()
    hidden = make_person(family_name="Cachée", is_protected=True)
    affiliate(hidden, "student")
    api.refresh_people(person_ids=[hidden.pk], on=today(), now=system_clock())
    assert "Cachée" not in read(world.actors["manager"], "holders", "mail")
    response = client_of(world.actors["manager"]).get(reverse("access:person-rights", args=[hidden.uuid]))
    assert response.status_code in (403, 404)
    assert "Cachée" in read(world.actors["administrator"], "holders", "mail")


def test_my_rights_ask_the_same_whatever_is_held():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(account) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            read(account, "my-rights")
        return len(caught)

    few = make_student("few")
    service = make_service("one")
    make_rule(service, "student")
    api.refresh_all(on=today(), now=system_clock())
    read(few, "my-rights")
    first = count(few)
    for number in range(29):
        make_rule(make_service(f"more-{number}"), "student and not protected")
    api.refresh_all(on=today(), now=system_clock())
    assert count(few) == first


@pytest.mark.parametrize(
    "name", ["holders", "rules", "requests", "grants", "pools", "delegations", "clearances", "incompatibilities"]
)
def test_lists_ask_the_same_for_one_row_and_thirty(name):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    world = make_world()
    args = ["storage"] if name == "holders" else []
    manager = world.actors["manager"]
    reader = world.actors["security"] if name == "clearances" else manager

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            read(reader, name, *args)
        return len(caught)

    if name == "rules":
        make_rule(world.mail, 'student and structure = "INFO"')
    count()
    first = count()
    now = system_clock()
    for number in range(30):
        account = make_student(f"s{number}")
        if name == "requests":
            api.ask(person=account.person, service=world.mail, reason="x", actor=account, now=now)
        elif name == "grants":
            api.give(
                person=account.person, service=world.storage, valid_from=today(), valid_until=today() + DAY,
                reason="x", actor=manager, now=now,
            )  # fmt: skip
        elif name == "pools":
            make_pool(world.mail, number)
        elif name == "delegations":
            api.delegate(
                holder=account.person, services=[world.mail], valid_from=today(), valid_until=today() + DAY,
                reason="x", actor=manager, now=now,
            )  # fmt: skip
        elif name == "clearances":
            api.ask_clearance(person=account.person, zone=world.zone, reason="x", actor=account, now=now)
        elif name == "incompatibilities":
            api.forbid_together(
                first=make_service(), second=make_service(), reason_fr="x", actor=world.actors["administrator"], now=now
            )
        elif name == "rules":
            make_rule(world.mail, f'student and structure = "INFO" or number = "P{number}"')
    if name == "holders":
        api.refresh_all(on=today(), now=now)
    assert count() == first
