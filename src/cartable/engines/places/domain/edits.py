"""Correct campuses, buildings and rooms; their codes never change, since addresses and files carry them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from cartable.engines.places.domain.rooms import value_faults
from cartable.engines.places.domain.sites import length_faults, title_faults
from cartable.engines.places.events import RoomChanged
from cartable.engines.places.models import Building, Campus, Room
from cartable.engines.places.types import RoomRow
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused


def edit_campus(*, campus: Campus, title: str, town: str, actor: Any, reason: str) -> Campus:
    """Correct a campus; the reason goes into the history. Raises InputRefused for a faulty value."""
    title, town = title.strip(), town.strip()
    _refuse([*title_faults(title), *length_faults("town", town)])
    campus.title, campus.town = title, town
    with transaction.atomic(), because(actor=actor, reason=reason):
        campus.save(update_fields=["title", "town"])
    return campus


def edit_building(*, building: Building, title: str, campus: Campus, actor: Any, reason: str) -> Building:
    """Correct a building; the reason goes into the history. Raises InputRefused for a faulty value."""
    title = title.strip()
    _refuse(title_faults(title))
    building.title, building.campus = title, campus
    with transaction.atomic(), because(actor=actor, reason=reason):
        building.save(update_fields=["title", "campus"])
    return building


def edit_room(
    *,
    room: Room,
    building: Building,
    capacity: int,
    title: str,
    kind: str,
    features: Iterable[str],
    actor: Any,
    reason: str,
) -> Room:
    """Correct a room; the reason goes into the history. Timetables already computed keep what they were told.

    Raises InputRefused for a faulty value; see ``create_rooms`` for the rule of each.
    """
    row = RoomRow(room.code, building.pk, capacity, title.strip(), kind, sorted(set(features)), room.is_open)
    _refuse(value_faults(row))
    room.building, room.capacity, room.title = building, row.capacity, row.title
    room.kind, room.features = row.kind, list(row.features)
    with transaction.atomic(), because(actor=actor, reason=reason):
        room.save(update_fields=["building", "capacity", "title", "kind", "features"])
        emit(RoomChanged(aggregate=f"room:{room.uuid}", uuid=room.uuid, reason=reason))
    return room


def _refuse(faults: Iterable[Fault]) -> None:
    found = list(faults)
    if found:
        raise InputRefused(found)
