"""Changes followed one by one give exactly what computing everything gives, whatever they are and in any order."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cartable.engines.access.demo import (
    make_door_group,
    make_level,
    make_pool,
    make_rule,
    make_service,
    make_zone,
)
from cartable.engines.access.domain.holdings.refreshing import refresh_all, refresh_people, refresh_pools, refresh_rule
from cartable.engines.access.models import (
    Clearance,
    EntitlementRule,
    Grant,
    Holding,
    Incompatibility,
    Pool,
    ServiceLevel,
)
from cartable.engines.people.api import Affiliation, Person, RoleAssignment
from cartable.engines.people.demo import LONG_AGO, make_person

pytestmark = pytest.mark.django_db
DAY = date(2026, 9, 1)
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
FAR = DAY + timedelta(days=400)
PEOPLE = 4

#: Shrinking an example that writes to a database takes longer than reading it.
CALM: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
}
Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("tie", "untie", "role", "grant", "end_grant", "clear", "unclear", "merge", "pool", "level", "stop", "day")
        ),
        st.integers(0, PEOPLE - 1),
        st.integers(0, 3),
    ),
    min_size=3,
    max_size=14,
)
COLUMNS = (
    "person_id",
    "rule__code",
    "grant__reason",
    "service__code",
    "level__code",
    "pool__code",
    "door_group__code",
    "state",
    "since",
    "left_on",
    "valid_from",
    "valid_until",
)


class World:
    """Few people, and every kind of right: plain, graded, counted, restricted, exclusive, by name."""

    def __init__(self) -> None:
        self.people = [make_person(f"W{number}") for number in range(PEOPLE)]
        self.giver = make_person("GIVER")
        zone = make_zone("lab")
        self.services = [make_service(code) for code in ("mail", "licence", "orders", "payments")]
        mail, licence, orders, payments = self.services
        secret = make_service("secret", zone=zone)
        doors = make_door_group("cellar", zone=zone)
        pool = make_pool(licence, 2, code="seats")
        make_level(mail, "reader"), make_level(mail, "editor")
        make_rule(mail, "student", code="mail-student", grace_days=3)
        make_rule(mail, "staff and not student", code="mail-staff")
        make_rule(licence, "student or staff", code="licence", pool=pool, grace_days=2)
        make_rule(secret, "staff", code="secret", grace_days=2)
        make_rule(mail, "affiliated", code="cellar", door_group=doors)
        make_rule(orders, "staff", code="orders")
        make_rule(payments, "role(registrar)", code="payments", grace_days=1)
        Incompatibility.objects.create(first=orders, second=payments, reason_fr="Qui commande ne paie pas.")
        self.zone, self.home = zone, zone.structure


def snapshot() -> list[tuple]:
    """The table, without its numbers."""
    return sorted(Holding.objects.values_list(*COLUMNS), key=repr)


def run(world: World, steps: list[Step], *, whole: bool) -> list[list[tuple]]:
    """The table after each step: followed one by one, or computed whole each time. All is undone at the end."""
    tables = []
    day = DAY
    with transaction.atomic():
        refresh_all(on=day, now=NOW)
        for number, (act, who, which) in enumerate(steps):
            if act == "day":
                day += timedelta(days=1 + which)
                refresh_all(on=day, now=NOW)
            else:
                followed = ACTS[act](world, world.people[who], which, day, f"g{number}")
                if whole:
                    refresh_all(on=day, now=NOW)
                else:
                    follow(followed, day)
            tables.append(snapshot())
        transaction.set_rollback(True)
    return tables


def follow(changed: Any, day: date) -> None:
    """What the product does after such a change."""
    if isinstance(changed, Person):
        refresh_people(person_ids=[changed.pk], on=day, now=NOW)
    elif isinstance(changed, Pool):
        refresh_pools(pool_ids=[changed.pk], on=day, now=NOW)
    elif isinstance(changed, EntitlementRule):
        refresh_rule(rule=changed, on=day, now=NOW)


def tie(world: World, person: Person, which: int, day: date, name: str) -> Person:
    kind = ("student", "staff")[which % 2]
    fields = {"person": person, "kind": kind, "structure": world.home}
    if not Affiliation.objects.valid_on(day).filter(**fields).exists():
        end = day + timedelta(days=2) if which > 1 else None
        Affiliation.objects.create(**fields, valid_from=day, valid_until=end)
    return person


def untie(world: World, person: Person, which: int, day: date, name: str) -> Person:
    Affiliation.objects.valid_on(day).filter(person=person, valid_from__lt=day).update(valid_until=day)
    Affiliation.objects.filter(person=person, valid_from=day).delete()
    return person


def role(world: World, person: Person, which: int, day: date, name: str) -> Person:
    held = RoleAssignment.objects.filter(person=person)
    if held.exists():
        held.delete()
    else:
        RoleAssignment.objects.create(person=person, role="registrar", valid_from=LONG_AGO, reason="Essai")
    return person


def grant(world: World, person: Person, which: int, day: date, name: str) -> Person:
    service = world.services[which]
    Grant.objects.create(
        person=person,
        service=service,
        pool=Pool.objects.filter(service=service).first(),
        state="granted",
        granted_by=world.giver,
        decided_at=NOW + timedelta(minutes=Grant.objects.count()),
        reason=name,
        valid_from=day,
        valid_until=day + timedelta(days=2 + which),
    )
    return person


def end_grant(world: World, person: Person, which: int, day: date, name: str) -> Person:
    found = Grant.objects.filter(person=person, state="granted", valid_until__gt=day).first()
    if found:
        found.state, found.valid_until = "ended", max(day, found.valid_from)
        found.save()
    return person


def clear(world: World, person: Person, which: int, day: date, name: str) -> Person:
    Clearance.objects.create(
        person=person,
        zone=world.zone,
        state="granted",
        requested_at=NOW,
        decided_by=world.giver,
        valid_from=day,
        valid_until=FAR if which else day + timedelta(days=2),
    )
    return person


def unclear(world: World, person: Person, which: int, day: date, name: str) -> Person:
    Clearance.objects.filter(person=person).update(state="withdrawn")
    return person


def merge(world: World, person: Person, which: int, day: date, name: str) -> Person:
    person.merged_into = None if Person.objects.get(pk=person.pk).merged_into_id else world.giver
    person.save()
    return person


def pool(world: World, person: Person, which: int, day: date, name: str) -> Pool:
    Pool.objects.update(size=which)
    return Pool.objects.get()


def level(world: World, person: Person, which: int, day: date, name: str) -> EntitlementRule:
    rule = EntitlementRule.objects.get(code=("mail-student", "mail-staff")[which % 2])
    rule.level = ServiceLevel.objects.get(code=("reader", "editor")[which // 2])
    rule.save()
    return rule


def stop(world: World, person: Person, which: int, day: date, name: str) -> EntitlementRule:
    rule = EntitlementRule.objects.get(code=("mail-student", "licence", "secret", "orders")[which])
    rule.state = "stopped" if rule.state == "active" else "active"
    rule.save()
    return rule


ACTS = {
    "tie": tie,
    "untie": untie,
    "role": role,
    "grant": grant,
    "end_grant": end_grant,
    "clear": clear,
    "unclear": unclear,
    "merge": merge,
    "pool": pool,
    "level": level,
    "stop": stop,
}


@pytest.fixture
def world(db) -> World:
    """Made once for all the examples: each is undone."""
    return World()


@settings(max_examples=12, **CALM)
@given(steps=STEPS)
def test_one_by_one_gives_what_the_whole_gives(world: World, steps: list[Step]):
    for person in world.people:
        person.merged_into = None
    one_by_one, at_once = run(world, steps, whole=False), run(world, steps, whole=True)
    for step, (some, all_of_it) in enumerate(zip(one_by_one, at_once, strict=True)):
        assert [row for row in some if row not in all_of_it] == [row for row in all_of_it if row not in some], steps[
            : step + 1
        ]


@settings(max_examples=6, **CALM)
@given(steps=STEPS)
def test_computing_again_writes_nothing(world: World, steps: list[Step]):
    with transaction.atomic():
        day = DAY
        for number, (act, who, which) in enumerate(steps):
            day += timedelta(days=1 + which) if act == "day" else timedelta(0)
            if act != "day":
                follow(ACTS[act](world, world.people[who], which, day, f"g{number}"), day)
            refresh_all(on=day, now=NOW)
            assert refresh_all(on=day, now=NOW).is_nothing
            assert refresh_people(person_ids=[person.pk for person in world.people], on=day, now=NOW).is_nothing
        transaction.set_rollback(True)
