"""Pools and zones are made and corrected on pages, by those who may, with a reason that is kept."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cartable.engines.access import api
from cartable.engines.access.demo import make_owner, make_pool, make_rule, make_service
from cartable.engines.access.models import Holding, Pool, Zone
from cartable.engines.access.tests.rights.world import DAY, client_of, make_world
from cartable.engines.people.demo import make_account_with_role, make_structure, make_student, make_teacher
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db
POOL = {
    "service": "storage",
    "code": "storage-seats",
    "title_fr": "Licences de stockage",
    "title_en": "Storage licences",
    "size": "25",
    "serves_first": "named",
    "reason": "Marché 2026",
}
ZONE = {"code": "clean-room", "title_fr": "Salle blanche", "title_en": "Clean room", "reason": "Arrêté 12"}


def post(account, name, *args, **form):
    return client_of(account).post(reverse(f"access:{name}", args=args), form)


def test_a_pool_is_made_with_its_reason():
    world = make_world()
    answer = post(world.actors["manager"], "new-pool", **POOL)
    assert (answer.status_code, answer["Location"]) == (302, reverse("access:pool", args=["storage-seats"]))
    pool = Pool.objects.get(code="storage-seats")
    assert (pool.service, pool.size, pool.serves_first) == (world.storage, 25, "named")
    assert [change.reason for change in history_of(pool)] == ["Marché 2026"]
    page = client_of(world.actors["manager"]).get(answer["Location"]).content.decode()
    assert "Those chosen by name are served first" in page
    assert "No rule hands out its seats yet" in page


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"code": "design-seats"}, 409, "Another pool has this code."),
        ({"code": "new"}, 422, "This is no code of a pool."),
        ({"code": "Éclat"}, 422, "id_code"),
        ({"size": "-1"}, 422, "id_size"),
        ({"title_fr": " "}, 422, "id_title_fr"),
        ({"reason": ""}, 422, "id_reason"),
        ({"serves_first": "friends"}, 422, "id_serves_first"),
        ({"service": "unknown"}, 422, "id_service"),
    ],
)
def test_a_pool_that_is_not_right_is_refused(changes, status, said):
    world = make_world()
    answer = post(world.actors["manager"], "new-pool", **(POOL | changes))
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert Pool.objects.count() == 1


def test_nobody_makes_a_pool_of_a_service_of_others():
    make_world()
    other = make_account_with_role("service_manager", structure=make_structure("CHIM", parent=make_owner()))
    assert post(other, "new-pool", **POOL).status_code == 422
    assert post(other, "edit-pool", "design-seats", **POOL).status_code == 403
    assert Pool.objects.get().title_fr == "Licences de dessin"


def test_a_pool_corrected_serves_by_its_new_order():
    """Two students hold or wait by the rule; a teacher chosen by name waits last, then first."""
    world = make_world()
    manager, now = world.actors["manager"], system_clock()
    api.give(
        person=world.person("teacher"), service=world.design, pool=world.pool, valid_from=today(),
        valid_until=today() + 30 * DAY, reason="Cours", actor=manager, now=now,
    )  # fmt: skip
    assert waiting(world) == ["other", "teacher"]
    form = {"title_fr": "Licences", "title_en": "", "size": "1", "serves_first": "named", "reason": "Cours d'abord"}
    assert post(manager, "edit-pool", "design-seats", **form).status_code == 302
    assert waiting(world) == ["teacher", "other"]
    assert api.position_in(world.pool, world.person("other"), on=today()) == 2
    assert post(manager, "edit-pool", "design-seats", **(form | {"size": "2"})).status_code == 302
    seated = Holding.objects.valid_on(today()).filter(pool=world.pool, state="held")
    assert set(seated.values_list("person_id", flat=True)) == {world.person("student").pk, world.person("teacher").pk}
    page = client_of(manager).get(reverse("access:pool", args=["design-seats"])).content.decode()
    assert page.index("Perrin") > 0


def waiting(world) -> list[str]:
    """Who waits, in order."""
    world.pool.refresh_from_db()
    places = {name: api.position_in(world.pool, world.person(name), on=today()) for name in ("other", "teacher")}
    return sorted((name for name, place in places.items() if place), key=lambda name: places[name])


def test_a_zone_is_declared_then_corrected_with_its_reasons():
    world = make_world()
    lab = make_structure("LAB", title_fr="Laboratoire")
    officer = world.actors["security"]
    answer = post(officer, "new-zone", **ZONE, structure="LAB")
    assert (answer.status_code, answer["Location"]) == (302, reverse("access:zone", args=["clean-room"]))
    assert post(officer, "new-zone", **ZONE, structure="LAB").status_code == 409
    assert post(officer, "new-zone", **(ZONE | {"code": "new"}), structure="LAB").status_code == 422
    form = ZONE | {"title_fr": "Salle grise", "structure": "INFO", "reason": "Déménagement"}
    assert post(officer, "edit-zone", "clean-room", **form).status_code == 302
    zone = Zone.objects.get(code="clean-room")
    assert (zone.title_fr, zone.structure.code) == ("Salle grise", "INFO")
    assert [change.reason for change in history_of(zone)] == ["Arrêté 12", "Déménagement"]
    assert lab.zones.count() == 0


def test_an_officer_of_one_structure_declares_zones_there_only():
    make_world()
    lab = make_structure("LAB", title_fr="Laboratoire")
    officer = make_account_with_role("security_officer", structure=lab)
    client = client_of(officer)
    page = client.get(reverse("access:new-zone")).content.decode()
    assert 'value="LAB"' in page
    assert 'value="INFO"' not in page
    assert post(officer, "new-zone", **ZONE, structure="INFO").status_code == 422
    assert client.get(reverse("access:zone", args=["lab-zone"])).status_code == 403
    assert post(officer, "edit-zone", "lab-zone", **ZONE, structure="LAB").status_code == 403
    assert Zone.objects.get().code == "lab-zone"


def test_the_page_of_a_zone_says_who_is_cleared_and_who_is_barred():
    world = make_world()
    page = client_of(world.actors["security"]).get(reverse("access:zone", args=["lab-zone"])).content.decode()
    assert "Perrin" in page.split('aria-labelledby="t-cleared"')[1]
    assert "Caradec" in page.split('aria-labelledby="t-services"')[0]
    assert "Cluster" in page.split('aria-labelledby="t-services"')[1]
    zones = client_of(world.actors["security"]).get(reverse("access:zones")).content.decode()
    assert reverse("access:zone", args=["lab-zone"]) in zones


@pytest.mark.parametrize("language", ["fr", "en"])
def test_empty_lists_say_what_to_do(language):
    manager = make_account_with_role("service_manager")
    officer = make_account_with_role("security_officer")
    for account, name, new in ((manager, "pools", "new-pool"), (officer, "zones", "new-zone")):
        page = Client(headers={"Accept-Language": language})
        page.force_login(account)
        assert f'href="{reverse(f"access:{new}")}"' in page.get(reverse(f"access:{name}")).content.decode()


def test_the_page_of_a_pool_asks_the_same_for_one_row_and_thirty():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    manager = make_account_with_role("service_manager", structure=make_owner())
    service = make_service("draw")
    pool = make_pool(service, 3, code="draw-seats")
    make_rule(service, "student", code="draw", pool=pool)

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client_of(manager).get(reverse("access:pool", args=["draw-seats"])).status_code == 200
        return len(caught)

    make_student("first")
    api.refresh_all(on=today(), now=system_clock())
    count()
    one = count()
    for number in range(30):
        make_student(f"s{number}")
    make_teacher("t")
    api.refresh_all(on=today(), now=system_clock())
    assert count() == one
