"""The doors of the demo: which, in which groups, at which hours, given to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

CONTROLLER = ("valbelle", "Contrôle d'accès des trois campus", "http://127.0.0.1:8099")
WORKING, WITH_SATURDAY, EVERY_DAY = (1, 2, 3, 4, 5), (1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class PlannedHours:
    """Hours of a group."""

    days: tuple[int, ...]
    opens_at: time
    closes_at: time
    teaching_weeks_only: bool = False


@dataclass(frozen=True, slots=True)
class PlannedGroup:
    """A group: kept by a structure, opened to a population by a rule."""

    code: str
    title_fr: str
    title_en: str
    structure: str
    population: str
    reason: str
    hours: tuple[PlannedHours, ...] = ()
    zone: str = ""
    grace: int = 0


@dataclass(frozen=True, slots=True)
class PlannedDoor:
    """A door: of a building, perhaps of the room with this code, in groups."""

    code: str
    title_fr: str
    title_en: str
    building: str
    groups: tuple[str, ...]
    room: str = ""
    is_in_service: bool = True


GROUPS = (
    PlannedGroup("entrances", "Entrées des bâtiments", "Entrances of the buildings", "PAT",
                 "student or employee or hosted", "Règlement intérieur, article 12",
                 (PlannedHours(WITH_SATURDAY, time(6, 30), time(22)),), grace=7),
    PlannedGroup("computer-rooms", "Salles informatiques en libre accès", "Computer rooms in free access", "DSI",
                 "student or teacher", "Charte des salles informatiques",
                 (PlannedHours(WORKING, time(7, 30), time(21)),
                  PlannedHours((6,), time(8), time(13), teaching_weeks_only=True))),
    PlannedGroup("offices", "Bureaux et salles des personnels", "Offices and staff rooms", "PAT", "employee",
                 "Note de service sur les clés", (PlannedHours(EVERY_DAY, time(6), time(23)),), grace=15),
    PlannedGroup("workshops", "Ateliers et plateaux techniques", "Workshops", "MECA",
                 'student and member_of("MECA")', "Conseil du département",
                 (PlannedHours(WORKING, time(8), time(20), teaching_weeks_only=True),)),
    PlannedGroup("lsi", "Laboratoire des systèmes intelligents", "Intelligent Systems Laboratory", "LSI",
                 'member_of("LSI")', "Conseil de laboratoire", grace=30),
    PlannedGroup("hydrogen", "Bancs d'essai hydrogène", "Hydrogen test benches", "LEH", 'member_of("LEH")',
                 "Conseil de laboratoire", (PlannedHours(WORKING, time(7), time(20)),), zone="zrr-hydrogen"),
)  # fmt: skip


ENTRANCES = (
    ("NORD", "Entrée nord du bâtiment", "North entrance of building"),
    ("SUD", "Entrée sud du bâtiment", "South entrance of building"),
)


def plan_doors() -> list[PlannedDoor]:
    """Forty-one doors, of seven buildings."""
    doors = [
        PlannedDoor(
            f"{building}-{place}", f"{french} {building}", f"{english} {building}", building, _entrance(building)
        )
        for building in ("A", "B", "C", "M", "N", "S", "T")
        for place, french, english in ENTRANCES
    ]
    doors += [
        _room(f"B1{number:02d}", "B", "computer-rooms", "Salle informatique", "Computer room")
        for number in range(3, 11)
    ]
    doors += [
        _room(f"N0{number:02d}", "N", "computer-rooms", "Salle informatique", "Computer room") for number in range(1, 3)
    ]
    doors += [_room(f"T0{number:02d}", "T", "workshops", "Atelier", "Workshop") for number in range(1, 6)]
    doors += [_room(f"C0{number:02d}", "C", "lsi", "Laboratoire", "Laboratory") for number in range(1, 4)]
    doors += [_room(f"N0{number:02d}", "N", "hydrogen", "Banc d'essai", "Test bench") for number in range(5, 8)]
    doors += [
        PlannedDoor(f"{building}-SALLE-P", f"Salle des personnels {building}", f"Staff room {building}", building,
                    ("offices",), is_in_service=building != "S")
        for building in ("A", "B", "M", "S")
    ]  # fmt: skip
    doors += [
        PlannedDoor("A-REPRO", "Reprographie", "Print shop", "A", ("offices",)),
        PlannedDoor("T-QUAI", "Quai de livraison", "Loading dock", "T", ("offices", "workshops")),
    ]
    return doors


def _room(room: str, building: str, group: str, french: str, english: str) -> PlannedDoor:
    return PlannedDoor(f"P-{room}", f"{french} {room}", f"{english} {room}", building, (group,), room)


def _entrance(building: str) -> tuple[str, ...]:
    """The groups of a building's entrances; the laboratory in C enters at any hour."""
    return ("entrances", "lsi") if building == "C" else ("entrances",)
