"""Groups of doors: who keeps them, their zone, which doors are in them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.doors.announcing import groups_changed
from cartable.engines.access.domain.doors.checks import reason_faults, refuse, slug_faults, taken, title_faults
from cartable.engines.access.models import Door, DoorGroup, GroupDoor, Zone
from cartable.engines.people.api import Structure
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault


def create_door_group(
    *,
    code: str,
    title_fr: str,
    title_en: str = "",
    structure: Structure,
    zone: Zone | None = None,
    actor: Any,
    reason: str,
) -> DoorGroup:
    """Add a group without doors yet, kept by ``structure``. Raises InputRefused, DoorTaken."""
    title_fr, title_en = title_fr.strip(), title_en.strip()
    refuse([*slug_faults(code), *title_faults(title_fr, title_en), *reason_faults(reason)])
    group = DoorGroup(code=code, title_fr=title_fr, title_en=title_en, structure=structure, zone=zone)
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            group.save(force_insert=True)
    except IntegrityError as error:
        raise taken(code) from error
    return group


def edit_door_group(
    *,
    group: DoorGroup,
    title_fr: str,
    title_en: str = "",
    structure: Structure,
    zone: Zone | None = None,
    actor: Any,
    reason: str,
) -> DoorGroup:
    """Correct a group. Raises InputRefused, also when its doors lie in groups of another zone, or of none."""
    title_fr, title_en = title_fr.strip(), title_en.strip()
    refuse([*title_faults(title_fr, title_en), *reason_faults(reason)])
    with transaction.atomic(), because(actor=actor, reason=reason):
        _take_turns()
        doors = list(Door.objects.filter(groups=group))
        refuse(_zone_faults(group, zone, doors, "zone"))
        group.title_fr, group.title_en, group.structure, group.zone = title_fr, title_en, structure, zone
        group.save(update_fields=["title_fr", "title_en", "structure", "zone"])
        groups_changed([group])
    return group


def set_group_doors(*, group: DoorGroup, doors: Collection[Door], actor: Any, reason: str) -> tuple[int, int]:
    """Make ``doors`` those of the group, and return how many came in and went out.

    Raises InputRefused without a reason, or when a door belongs to groups of another zone: a door of a restricted zone
    opens to those cleared for it only, so all its groups are of that zone.
    """
    refuse(reason_faults(reason))
    with transaction.atomic(), because(actor=actor, reason=reason):
        _take_turns()
        here = dict(group.memberships.values_list("door_id", "pk"))
        coming = [door for door in doors if door.pk not in here]
        leaving = [pk for door_id, pk in here.items() if door_id not in {door.pk for door in doors}]
        refuse(_zone_faults(group, group.zone, coming, "doors"))
        GroupDoor.objects.bulk_create(GroupDoor(group=group, door=door) for door in coming)
        GroupDoor.objects.filter(pk__in=leaving).delete()
        if coming or leaving:
            groups_changed([group])
    return len(coming), len(leaving)


def _zone_faults(group: DoorGroup, zone: Zone | None, doors: Collection[Door], where: str) -> list[Fault]:
    """Doors that another group opens under another zone, or under none."""
    elsewhere = GroupDoor.objects.filter(door__in=doors).exclude(group=group)
    other = Q(group__zone__isnull=False) if zone is None else ~Q(group__zone=zone) | Q(group__zone__isnull=True)
    elsewhere = elsewhere.filter(other)
    return [
        Fault(
            "door.other_zone",
            format_lazy(
                _("The door “{door}” is also in the group “{group}”, which isn't of the same zone."),
                door=row.door.code,
                group=row.group.code,
            ),
            where,
            _("All groups of a door are of one zone, or none: take it out of that group, or leave it out of this one."),
        )
        for row in elsewhere.select_related("door", "group").order_by("door__code", "group__code")[:20]
    ]


def _take_turns() -> None:
    """Two changes at once could each be right and both together open a zone."""
    list(DoorGroup.objects.select_for_update().order_by("pk").values_list("pk"))
