"""The doors of this part of the engine: something fetched, once the actor may."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from cartable.engines.access.models import Door, DoorController, DoorGroup, TimeRule
from cartable.engines.access.queries.doors.reading import (
    get_controller,
    get_door,
    get_door_group,
    get_time_rule,
)
from cartable.kernel.permissions import require


def access_door(actor: Any, code: str) -> Door:
    """The door with this code. Raises NotAllowed, then NoSuchDoor."""
    require(actor, "door.view")
    return get_door(code)


def access_door_group(actor: Any, code: str) -> DoorGroup:
    """The group of doors with this code, to those who see doors, keep it, or may give it. Raises NoSuchDoorGroup.

    Raises NotAllowed before, for those who see no group at all.
    """
    require(actor, "door_group.view")
    group = get_door_group(code)
    require(actor, "door_group.view", group)
    return group


def access_time_rule(actor: Any, uuid: UUID | str) -> TimeRule:
    """Hours at this address, to those who keep their group. Raises NotAllowed, NoSuchTimeRule."""
    require(actor, "door_group.view")
    rule = get_time_rule(uuid)
    require(actor, "door.manage", rule.group)
    return rule


def access_controller(actor: Any, code: str) -> DoorController:
    """The controller with this code. Raises NotAllowed, then NoSuchController."""
    require(actor, "controller.view")
    return get_controller(code)
