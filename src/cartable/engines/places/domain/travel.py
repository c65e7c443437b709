"""Minutes from one place to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Manager
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.events import TravelTimesChanged
from cartable.engines.places.models import BuildingTravel, RoomTravel
from cartable.engines.places.types import TravelRow
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault, InputRefused

LONGEST = 24 * 60
BATCH = 5000


def set_room_travel(*, rows: Iterable[TravelRow]) -> int:
    """Set minutes between rooms, replacing what was known of the same pairs, and return how many pairs were set.

    They go before what the rooms' buildings say, 0 included. Raises InputRefused for a room with itself, for minutes
    outside 0 to 1440, and for one pair given twice with different minutes (faults count rows from 1).
    """
    return _set(RoomTravel, rows)


def set_building_travel(*, rows: Iterable[TravelRow]) -> int:
    """Set minutes between buildings; as ``set_room_travel``."""
    return _set(BuildingTravel, rows)


def _set(model: type[RoomTravel] | type[BuildingTravel], rows: Iterable[TravelRow]) -> int:
    pairs = _pairs(list(rows))
    with transaction.atomic():
        manager: Manager[Any] = model._default_manager
        manager.bulk_create(
            [model(origin_id=low, destination_id=high, minutes=minutes) for (low, high), minutes in pairs.items()],
            update_conflicts=True,
            unique_fields=["origin", "destination"],
            update_fields=["minutes"],
            batch_size=BATCH,
        )
        if pairs:
            emit(TravelTimesChanged(aggregate="travel", rows=len(pairs)))
    return len(pairs)


def _pairs(rows: Sequence[TravelRow]) -> dict[tuple[int, int], int]:
    """Minutes by pair, lower id first. Raises InputRefused."""
    pairs: dict[tuple[int, int], int] = {}
    faults = []
    for number, row in enumerate(rows, start=1):
        pair = (min(row.origin_id, row.destination_id), max(row.origin_id, row.destination_id))
        if pair[0] == pair[1]:
            what = _("A place is at no distance from itself.")
            faults.append(Fault("travel.same", what, "destination", _("Remove the row."), number))
        if not 0 <= row.minutes <= LONGEST:
            what = format_lazy(_("{minutes} is no travel time."), minutes=row.minutes)
            faults.append(Fault("travel.minutes", what, "minutes", _("Give minutes from 0 to 1440."), number))
        if pairs.setdefault(pair, row.minutes) != row.minutes:
            what = format_lazy(_("These two places were given {minutes} minutes before."), minutes=pairs[pair])
            faults.append(Fault("travel.twice", what, "minutes", _("Keep one of the two rows."), number))
    if faults:
        raise InputRefused(faults)
    return pairs
