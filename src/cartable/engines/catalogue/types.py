"""What other engines hand to the catalogue: descriptions with codes and row ids, no model."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORIES: dict[str, str | Promise] = {
    "cs": _("Scientific knowledge"),
    "tm": _("Techniques and methods"),
    "ec": _("Expression and communication"),
    "me": _("Management"),
    "ht": _("Humanities"),
    "st": _("Internship"),
}
"""What each kind of knowledge is called (``CourseUnit.Category``)."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A course unit to create. Hours are given in minutes over the term, ``credits`` in ECTS.

    ``category`` is one of ``cs``, ``tm``, ``ec``, ``me``, ``ht``, ``st`` (see ``CourseUnit.Category``).
    """

    code: str
    title_fr: str
    title_en: str = ""
    category: str = "cs"
    credits: int = 6
    lecture_minutes: int = 0
    tutorial_minutes: int = 0
    lab_minutes: int = 0
    summary_fr: str = ""
    summary_en: str = ""
    structure_id: int | None = None
    in_charge_id: int | None = None
    level: int = 1
    language: str = "fr"
    campus_id: int | None = None
    in_autumn: bool = True
    in_spring: bool = True
    personal_minutes: int = 0
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class ClassDraft:
    """A class to create. ``key`` names it inside its offering; ``parent`` is another class's key.

    ``seats`` None means no limit.
    """

    key: str
    seats: int | None = None
    needs_room: bool = True
    parent: str | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class SubpartDraft:
    """Parallel classes of one kind: ``cm``, ``td`` or ``tp``."""

    kind: str
    classes: tuple[ClassDraft, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class ConfigurationDraft:
    """One way of following the offering."""

    subparts: tuple[SubpartDraft, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class OfferingDraft:
    """A unit (by its code) to be taught in a term, with all its classes."""

    unit_code: str
    configurations: tuple[ConfigurationDraft, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class OfferingTree:
    """What was created: offering ids by unit code, class ids by (unit code, class key)."""

    offering_ids: dict[str, int]
    class_ids: dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class TeacherRow:
    """A person teaching a class, by row ids."""

    class_id: int
    person_id: int


def group_name(kind: str, number: int) -> str:
    """A class among those of its unit: « TD 3 »."""
    return f"{kind.upper()} {number}"


def class_name(unit_code: str, kind: str, number: int) -> str:
    """A class among all: « MA11 TD 3 »."""
    return f"{unit_code} {group_name(kind, number)}"


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """What a timetable needs to name a class: its unit, its kind and its number among the parallel classes."""

    class_id: int
    uuid: str
    unit_code: str
    unit_title_fr: str
    unit_title_en: str
    category: str
    kind: str
    number: int
    seats: int | None
    reference: str

    @property
    def label(self) -> str:
        """Short name, such as ``MA11 TD 3``."""
        return class_name(self.unit_code, self.kind, self.number)


@dataclass(frozen=True, slots=True)
class UnitCard:
    """What rules of choice and degrees read of a unit in force; other units by code.

    ``prerequisites``: of each set one unit is wanted before; ``advised`` likewise, as counsel. ``exclusions``: units
    that can't be held beside. ``tags``: profile tags of the version in force.
    """

    id: int
    code: str
    title_fr: str
    title_en: str
    category: str
    level: int
    credits: int
    language: str
    campus: str
    in_autumn: bool
    in_spring: bool
    tags: frozenset[str] = frozenset()
    prerequisites: tuple[frozenset[str], ...] = ()
    advised: tuple[frozenset[str], ...] = ()
    exclusions: frozenset[str] = frozenset()
