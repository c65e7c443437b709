"""The three campuses of Valbelle, their buildings and about 120 rooms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_TREES = "Noisetier Aulne Orme Tilleul Érable Charme Frêne Hêtre Merisier Cormier Sorbier Saule"
TREES = tuple(_TREES.split())


@dataclass(frozen=True, slots=True)
class Site:
    """A campus with its buildings, each ``(code, title)``."""

    code: str
    title: str
    town: str
    buildings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlannedRoom:
    """A room to build; ``kind`` is one of the room kinds of the places engine."""

    code: str
    title: str
    building: str
    campus: str
    kind: str
    capacity: int
    features: tuple[str, ...]


SITES = (
    Site("VAL", "Campus de Valbelle", "Valbelle", (("A", "Bâtiment A"), ("B", "Bâtiment B"), ("C", "Halle C"))),
    Site("MON", "Campus de Montclair", "Montclair", (("M", "Bâtiment M"), ("N", "Bâtiment N"))),
    Site("AUL", "Campus des Aulnes", "Les Aulnes", (("S", "Bâtiment S"), ("T", "Ateliers T"))),
)
#: Minutes on foot between buildings of one campus, and by bus between campuses.
WITHIN_CAMPUS = 5
BETWEEN_CAMPUSES = {("VAL", "MON"): 25, ("VAL", "AUL"): 20, ("MON", "AUL"): 35}

#: (campus, building, kind, capacities, features)
STOCK = (
    ("VAL", "A", "lecture", (350, 240, 160, 120, 90, 90, 80, 80), ("projector", "microphone")),
    ("VAL", "A", "classroom", (30,) * 10 + (36,) * 6 + (48,) * 4, ("projector",)),
    ("VAL", "B", "classroom", (30,) * 10 + (36,) * 6, ("projector",)),
    ("VAL", "B", "computer", (24,) * 12, ("projector", "computers")),
    ("VAL", "C", "laboratory", (20,) * 8, ("benches",)),
    ("MON", "M", "lecture", (200, 120, 80, 80), ("projector", "microphone")),
    ("MON", "M", "classroom", (30,) * 8 + (40,) * 4, ("projector",)),
    ("MON", "N", "computer", (24,) * 4, ("projector", "computers")),
    ("MON", "N", "laboratory", (20,) * 8, ("benches",)),
    ("AUL", "S", "lecture", (200, 120, 80, 80), ("projector", "microphone")),
    ("AUL", "S", "classroom", (30,) * 10 + (40,) * 6, ("projector",)),
    ("AUL", "S", "computer", (24,) * 5, ("projector", "computers")),
    ("AUL", "T", "workshop", (20,) * 5, ("benches",)),
)


def plan_rooms() -> Iterator[PlannedRoom]:
    """Every room; lecture theatres bear the names of trees, the others a letter, a floor and a number."""
    numbers: dict[str, int] = {}
    trees = iter(TREES * 4)
    for campus, building, kind, capacities, features in STOCK:
        for capacity in capacities:
            numbers[building] = numbers.get(building, 0) + 1
            floor, place = divmod(numbers[building] - 1, 14)
            code = f"{building}{floor}{place + 1:02d}"
            title = (
                f"Amphi {next(trees)}" if kind == "lecture" and capacity > 80 else f"{building} {floor}{place + 1:02d}"
            )
            yield PlannedRoom(code, title, building, campus, kind, capacity, features)


def building_travel() -> Iterator[tuple[str, str, int]]:
    """(building, building, minutes) for each pair."""
    where = [(code, site.code) for site in SITES for code, _ in site.buildings]
    for index, (first, first_campus) in enumerate(where):
        for second, second_campus in where[index + 1 :]:
            pair = (first_campus, second_campus)
            yield first, second, WITHIN_CAMPUS if first_campus == second_campus else BETWEEN_CAMPUSES[pair]
