"""Rooms: add, close, open again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.domain.sites import code_faults, taken
from cartable.engines.places.events import RoomClosed, RoomReopened, RoomsCreated
from cartable.engines.places.models import Room
from cartable.engines.places.types import RoomRow
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused

MOST_SEATS = 100_000
LONGEST_FEATURE = 40


def create_rooms(*, rows: Iterable[RoomRow]) -> list[Room]:
    """Add rooms, all or none, in the order given.

    Raises InputRefused with the faults of every row (counted from 1), PlaceTaken when a code is used already.
    """
    given = list(rows)
    faults = list(_faults(given))
    if faults:
        raise InputRefused(faults)
    rooms = [
        Room(
            code=row.code,
            building_id=row.building_id,
            capacity=row.capacity,
            title=row.title.strip(),
            kind=row.kind,
            features=sorted(set(row.features)),
            is_open=row.is_open,
        )
        for row in given
    ]
    with transaction.atomic():
        _insert(rooms)
        if rooms:
            emit(RoomsCreated(aggregate=f"room:{rooms[0].uuid}", uuids=[room.uuid for room in rooms]))
    return rooms


def close_room(*, room: Room, actor: Any, reason: str) -> Room:
    """Take a room out of use; the reason is told. Raises InputRefused without one."""
    return _set_open(room, False, actor, reason)


def reopen_room(*, room: Room, actor: Any, reason: str) -> Room:
    """Put a room back into use. Raises InputRefused without a reason."""
    return _set_open(room, True, actor, reason)


def _set_open(room: Room, is_open: bool, actor: Any, reason: str) -> Room:
    reason = reason.strip()
    if not reason:
        mend = _("Write why: those who planned to use the room will read it.")
        raise InputRefused(Fault("reason.missing", _("The reason is missing."), "reason", mend))
    with transaction.atomic(), because(actor=actor, reason=reason):
        room.is_open = is_open
        room.save(update_fields=["is_open"])
        event = RoomReopened if is_open else RoomClosed
        emit(event(aggregate=f"room:{room.uuid}", uuid=room.uuid, reason=reason))
    return room


def _insert(rooms: Sequence[Room]) -> None:
    try:
        with transaction.atomic():
            Room.objects.bulk_create(rooms, batch_size=2000)
    except IntegrityError as error:
        used = Room.objects.filter(code__in=[room.code for room in rooms]).order_by("code").first()
        if used is None:
            raise
        raise taken(used.code) from error


def _faults(rows: Sequence[RoomRow]) -> Iterator[Fault]:
    met: dict[str, int] = {}
    for number, row in enumerate(rows, start=1):
        yield from code_faults(row.code, number)
        if row.code in met:
            what = format_lazy(_("The code “{code}” is already given in row {row}."), code=row.code, row=met[row.code])
            yield Fault("code.twice", what, "code", _("Keep one of the two."), number)
        met.setdefault(row.code, number)
        yield from value_faults(row, number)


def value_faults(row: RoomRow, number: int | None = None) -> Iterator[Fault]:
    """All that is wrong in a room taken alone, besides its code."""
    if len(row.title.strip()) > 120:
        yield Fault("text.too_long", _("The title is too long."), "title", _("Keep to 120 characters."), number)
    if row.kind not in Room.Kind.values:
        what = format_lazy(_("“{kind}” is no kind of room."), kind=row.kind)
        mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(Room.Kind.values))
        yield Fault("room.kind", what, "kind", mend, number)
    if not 0 <= row.capacity <= MOST_SEATS:
        what = format_lazy(_("A room can't have {seats} seats."), seats=row.capacity)
        yield Fault("room.capacity", what, "capacity", _("Give a number from 0 to 100000."), number)
    for feature in row.features:
        if not feature.strip() or len(feature) > LONGEST_FEATURE:
            what = format_lazy(_("“{feature}” is no feature."), feature=feature[:60])
            yield Fault("room.feature", what, "features", _("Use a word of at most 40 characters."), number)
