"""Doors: add one, correct it, take it out of service and put it back."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.doors.announcing import door_changed
from cartable.engines.access.domain.doors.checks import (
    door_code_faults,
    reason_faults,
    refuse,
    taken,
    title_faults,
)
from cartable.engines.access.models import Door, DoorController
from cartable.engines.places.api import Building, Room
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault


def create_door(
    *,
    code: str,
    title_fr: str,
    title_en: str = "",
    building: Building,
    room: Room | None = None,
    controller: DoorController | None = None,
    actor: Any,
    reason: str,
) -> Door:
    """Add a door; ``code`` is its name at the controller and never changes. It opens to nobody until it is in a group.

    Raises InputRefused (code, titles, a room of another building, no reason), DoorTaken.
    """
    title_fr, title_en = title_fr.strip(), title_en.strip()
    refuse(
        [
            *door_code_faults(code),
            *title_faults(title_fr, title_en),
            *place_faults(building, room),
            *reason_faults(reason),
        ]
    )
    door = Door(code=code, title_fr=title_fr, title_en=title_en, building=building, room=room, controller=controller)
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            door.save(force_insert=True)
    except IntegrityError as error:
        raise taken(code) from error
    return door


def edit_door(
    *,
    door: Door,
    title_fr: str,
    title_en: str = "",
    building: Building,
    room: Room | None = None,
    controller: DoorController | None = None,
    actor: Any,
    reason: str,
) -> Door:
    """Correct a door; its controllers, the old and the new, are told. Raises InputRefused."""
    title_fr, title_en = title_fr.strip(), title_en.strip()
    refuse([*title_faults(title_fr, title_en), *place_faults(building, room), *reason_faults(reason)])
    door.title_fr, door.title_en = title_fr, title_en
    door.building, door.room, door.controller = building, room, controller
    with transaction.atomic(), because(actor=actor, reason=reason):
        door.save(update_fields=["title_fr", "title_en", "building", "room", "controller"])
        door_changed(door)
    return door


def set_door_in_service(*, door: Door, is_in_service: bool, actor: Any, reason: str) -> Door:
    """Take a door out of service (it opens to nobody), or put it back. Raises InputRefused without a reason."""
    refuse(reason_faults(reason))
    door.is_in_service = is_in_service
    with transaction.atomic(), because(actor=actor, reason=reason):
        door.save(update_fields=["is_in_service"])
        door_changed(door)
    return door


def place_faults(building: Building, room: Room | None, line: int | None = None) -> list[Fault]:
    """A fault when the room lies in another building."""
    if room is None or room.building_id == building.pk:
        return []
    what = format_lazy(_("The room {room} isn't in {building}."), room=room.code, building=building.title)
    return [Fault("door.room_elsewhere", what, "room", _("Choose a room of the building, or none."), line)]
