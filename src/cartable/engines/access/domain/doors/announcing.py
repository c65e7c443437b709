"""Telling that what controllers were told may have changed."""

from __future__ import annotations

from collections.abc import Iterable

from cartable.engines.access.events import DoorGroupsChanged
from cartable.engines.access.models import Door, DoorGroup
from cartable.kernel.outbox import emit


def groups_changed(groups: Iterable[DoorGroup]) -> None:
    """Tell that doors, hours or the zone of these groups changed; inside the transaction that changes them."""
    uuids = sorted({group.uuid for group in groups})
    if uuids:
        emit(DoorGroupsChanged(aggregate=f"door-group:{uuids[0]}", uuids=uuids))


def door_changed(door: Door) -> None:
    """Tell it of every group of a door."""
    groups_changed(door.groups.all())
