"""Reads of the places engine."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.models import Building, BuildingTravel, Campus, Room, RoomTravel
from cartable.engines.places.models.room import room_text
from cartable.kernel.audit import history_of
from cartable.kernel.problems import NotFound
from cartable.kernel.search import matching


class NoSuchRoom(NotFound, ObjectDoesNotExist):
    """No room has this code."""

    code = "room.unknown"

    def __init__(self) -> None:
        super().__init__(_("No room has this code."), _("Look it up in the list of rooms."))


class NoSuchCampus(NotFound, ObjectDoesNotExist):
    """No campus has this code."""

    code = "campus.unknown"

    def __init__(self) -> None:
        super().__init__(_("No campus has this code."), _("Look it up in the list of rooms."))


class NoSuchBuilding(NotFound, ObjectDoesNotExist):
    """No building has this code."""

    code = "building.unknown"

    def __init__(self) -> None:
        super().__init__(_("No building has this code."), _("Look it up on its campus's page."))


def list_rooms() -> QuerySet[Room]:
    """All rooms with their building and campus, by code."""
    return Room.objects.select_related("building__campus")


def narrowed(
    rooms: QuerySet[Room],
    *,
    campus: str | None = None,
    building: str | None = None,
    kind: str | None = None,
    min_capacity: int = 0,
) -> QuerySet[Room]:
    """Those of a campus, of a building (by code), of a kind, with at least so many seats."""
    if campus:
        rooms = rooms.filter(building__campus__code=campus)
    if building:
        rooms = rooms.filter(building__code=building)
    if kind:
        rooms = rooms.filter(kind=kind)
    return rooms.filter(capacity__gte=min_capacity) if min_capacity else rooms


def get_room(code: str) -> Room:
    """The room with this code. Raises NoSuchRoom."""
    room = list_rooms().filter(code=code).first()
    if room is None:
        raise NoSuchRoom
    return room


def why_closed(room: Room) -> str:
    """The reason last given for closing the room; empty when it is open or was closed before reasons were kept."""
    if room.is_open:
        return ""
    closings = [change for change in history_of(room) if change.after.get("is_open") is False and change.before]
    return closings[-1].reason if closings else ""


def nearby(room: Room, limit: int = 6) -> list[Room]:
    """Open rooms of the same building and kind, the nearest in size first: those that could stand in for it."""
    others = list_rooms().filter(building=room.building_id, kind=room.kind, is_open=True).exclude(pk=room.pk)
    return list(others.annotate(gap=Abs(F("capacity") - room.capacity)).order_by("gap", "code")[:limit])


def rooms_with_text(rooms: QuerySet[Room], text: str) -> QuerySet[Room]:
    """Those whose code or title answers the text, the nearest first."""
    return matching(rooms, room_text(), text)


def list_campuses() -> QuerySet[Campus]:
    """All campuses, each with ``rooms_count`` and ``seats`` (of open rooms)."""
    rooms = Q(buildings__rooms__is_open=True)
    return Campus.objects.annotate(
        rooms_count=Count("buildings__rooms", filter=rooms),
        seats=Sum("buildings__rooms__capacity", filter=rooms, default=0),
    )


def get_campus(code: str) -> Campus:
    """The campus with this code, its buildings prefetched with ``rooms_count`` and ``seats``. Raises NoSuchCampus."""
    buildings = list_buildings().order_by("code")
    campus = Campus.objects.filter(code=code).prefetch_related(Prefetch("buildings", queryset=buildings)).first()
    if campus is None:
        raise NoSuchCampus
    return campus


def list_buildings() -> QuerySet[Building]:
    """All buildings with their campus, each with ``rooms_count`` and ``seats`` (of open rooms)."""
    rooms = Q(rooms__is_open=True)
    return Building.objects.select_related("campus").annotate(
        rooms_count=Count("rooms", filter=rooms), seats=Sum("rooms__capacity", filter=rooms, default=0)
    )


def get_building(code: str) -> Building:
    """The building with this code. Raises NoSuchBuilding."""
    building = list_buildings().filter(code=code).first()
    if building is None:
        raise NoSuchBuilding
    return building


def list_building_travel() -> QuerySet[BuildingTravel]:
    """What is known between buildings, with both, by their codes; pairs at no distance are left out."""
    rows = BuildingTravel.objects.select_related("origin", "destination").filter(minutes__gt=0)
    return rows.order_by("origin__code", "destination__code")


def building_minutes(building_ids: Collection[int] | None = None) -> dict[tuple[int, int], int]:
    """Minutes between buildings (all, or those given), lower id first; pairs at no distance are omitted."""
    rows = BuildingTravel.objects.filter(minutes__gt=0)
    if building_ids is not None:
        rows = rows.filter(origin__in=building_ids, destination__in=building_ids)
    return {(low, high): minutes for low, high, minutes in rows.values_list("origin", "destination", "minutes")}


def minutes_from_building(building: Building) -> list[tuple[int, Building]]:
    """Minutes to the other buildings of which something is said, the nearest first. Two queries."""
    minutes = {
        next(iter(set(pair) - {building.pk})): time for pair, time in building_minutes().items() if building.pk in pair
    }
    others = [(minutes[row.pk], row) for row in list_buildings() if row.pk in minutes]
    return sorted(others, key=lambda way: (way[0], way[1].code))


def minutes_from_room(room: Room) -> list[tuple[int, Room]]:
    """Minutes to every other open room, by the rule of ``travel_minutes``, the nearest first. Three queries."""
    apart = {
        next(iter(set(pair) - {room.building_id})): time
        for pair, time in building_minutes().items()
        if room.building_id in pair
    }
    said: dict[int, int] = {}
    for low, high, minutes in RoomTravel.objects.filter(Q(origin=room) | Q(destination=room)).values_list(
        "origin", "destination", "minutes"
    ):
        said[high if low == room.pk else low] = minutes
    others = list_rooms().filter(is_open=True).exclude(pk=room.pk)
    ways = [(said.get(other.pk, apart.get(other.building_id, 0)), other) for other in others]
    return sorted(ways, key=lambda way: (way[0], way[1].code))


def travel_minutes(*, room_ids: Collection[int]) -> dict[tuple[int, int], int]:
    """Minutes between each two of these rooms: lower id first, pairs at no distance omitted.

    What is said of two rooms goes before what is said of their buildings; rooms of one building are at no distance
    unless said otherwise, as are buildings of which nothing is said. Three queries.
    """
    homes = dict(Room.objects.filter(pk__in=room_ids).values_list("pk", "building_id"))
    apart = building_minutes(set(homes.values()))
    found = {}
    for low, high in combinations(sorted(homes), 2):
        one, other = homes[low], homes[high]
        minutes = apart.get((one, other) if one < other else (other, one), 0)
        if minutes:
            found[low, high] = minutes
    said = RoomTravel.objects.filter(origin__in=room_ids, destination__in=room_ids)
    for low, high, minutes in said.values_list("origin", "destination", "minutes"):
        found[low, high] = minutes
    return {pair: minutes for pair, minutes in found.items() if minutes}
