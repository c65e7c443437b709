"""Doors with their groups, hours and controller; a card for everyone; the orders as they would be sent."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time
from typing import Any

from cartable.engines.access import api as access
from cartable.engines.access.demo import find_zone
from cartable.engines.people import api as people
from cartable.engines.places import api as places
from cartable.kernel.audit import insert_many
from cartable.kernel.clock import campus_zone
from cartable_demo.personas import persona
from cartable_demo.plan.doors import CONTROLLER, GROUPS, PlannedGroup, plan_doors

REASON = "Démonstration"
SERVICE = "doors"


def build_doors(*, year_starts_on: date, now: datetime) -> None:
    """Build the doors of the first college; rules give their groups from the beginning of the year on."""
    account = people.find_account(persona("administrator").username)
    code, title, url = CONTROLLER
    controller = access.create_controller(
        code=code, title=title, connector="http", url=url, actor=account, reason=REASON
    )
    groups = {planned.code: _group(planned, account, year_starts_on) for planned in GROUPS}
    _doors(groups, controller, account)
    give_cards(year_starts_on)
    _rules(groups, account, min(datetime.combine(year_starts_on, time(8), campus_zone()), now))
    access.refresh_all(on=now.astimezone(campus_zone()).date(), now=now)
    access.make_orders(now=now)


def give_cards(on: date) -> None:
    """One card for each person; its number follows from the campus number."""
    kind = people.Identifier.Kind.CARD
    without = people.Person.objects.exclude(identifiers__kind=kind).order_by("pk").values_list("pk", "code")
    rows = [people.Identifier(person_id=pk, kind=kind, value=card_number(code), noted_on=on) for pk, code in without]
    insert_many(people.Identifier, rows)


def card_number(code: str) -> str:
    """Seven bytes in hexadecimal, as the serial number of a contactless card."""
    return "04" + hashlib.sha256(code.encode()).hexdigest()[:12].upper()


def _group(planned: PlannedGroup, account: Any, since: date) -> Any:
    structure = people.find_structure_by_code(planned.structure)
    if structure is None:
        raise LookupError(f"the demo has no structure {planned.structure}")
    group = access.create_door_group(
        code=planned.code,
        title_fr=planned.title_fr,
        title_en=planned.title_en,
        structure=structure,
        zone=find_zone(planned.zone) if planned.zone else None,
        actor=account,
        reason=planned.reason,
    )
    for hours in planned.hours:
        access.add_time_rule(
            group=group,
            weekdays=hours.days,
            opens_at=hours.opens_at,
            closes_at=hours.closes_at,
            teaching_weeks_only=hours.teaching_weeks_only,
            valid_from=since,
            actor=account,
            reason=planned.reason,
        )
    return group


def _doors(groups: dict[str, Any], controller: Any, account: Any) -> None:
    rooms = {room.code: room for room in places.list_rooms()}
    buildings = {row.code: row for row in places.list_buildings()}
    inside: dict[str, list[Any]] = {code: [] for code in groups}
    for planned in plan_doors():
        door = access.create_door(
            code=planned.code,
            title_fr=planned.title_fr,
            title_en=planned.title_en,
            building=buildings[planned.building],
            room=rooms.get(planned.room),
            controller=controller,
            actor=account,
            reason=REASON,
        )
        if not planned.is_in_service:
            access.set_door_in_service(door=door, is_in_service=False, actor=account, reason="Lecteur en panne")
        for code in planned.groups:
            inside[code].append(door)
    for code, doors in inside.items():
        access.set_group_doors(group=groups[code], doors=doors, actor=account, reason=REASON)


def _rules(groups: dict[str, Any], account: Any, since: datetime) -> None:
    service = access.list_services().get(code=SERVICE)
    for planned in GROUPS:
        draft = access.RuleDraft(
            code=f"doors-{planned.code}",
            service=service,
            population=planned.population,
            door_group=groups[planned.code],
            grace_days=planned.grace,
            valid_from=since.astimezone(campus_zone()).date(),
        )
        rule = access.write_rule(draft=draft, actor=account, reason=planned.reason, now=since)
        access.activate_rule(rule=rule, actor=account, reason=planned.reason, now=since)
