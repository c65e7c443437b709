"""What a version of a unit says, as plain values: handed in by pages, imports and the demo."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

FACTS = (
    "title_fr",
    "title_en",
    "category",
    "credits",
    "level",
    "language",
    "campus_id",
    "in_autumn",
    "in_spring",
    "lecture_minutes",
    "tutorial_minutes",
    "lab_minutes",
    "personal_minutes",
    "capacity",
    "summary_fr",
    "summary_en",
)
"""What a version says that is copied onto the unit when it comes into force."""
TEXTS = (
    "content_fr",
    "content_en",
    "assessment_fr",
    "assessment_en",
    "sustainability_fr",
    "sustainability_en",
    "ai_note_fr",
    "ai_note_en",
)
LISTS = ("elements", "software", "equipment", "tags")
SAID = (*FACTS, *TEXTS, *LISTS)
"""Every column of a version that says something of the unit."""


@dataclass(frozen=True, slots=True)
class ShapeDraft:
    """How one kind of class (``cm``, ``td``, ``tp``) is given: ``per_week`` sessions of ``minutes`` in each of
    ``weeks_count`` weeks, at most ``group_size`` students in a class, ``room_needs`` in words.
    """

    kind: str
    minutes: int
    per_week: int = 1
    weeks_count: int = 14
    group_size: int = 24
    room_needs: str = ""

    @property
    def total_minutes(self) -> int:
        """What a student attends over the term."""
        return self.minutes * self.per_week * self.weeks_count


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionContent:
    """All that a version says. Hours are minutes over the term, credits ECTS, ``level`` 1 to 6.

    ``elements``: ``[{"title_fr", "title_en", "minutes"}]``; ``software``: ``[{"name", "version", "note"}]``;
    ``equipment``: ``[{"name", "note"}]``; ``competences``: (id of a competence, level).
    """

    title_fr: str
    title_en: str = ""
    category: str = "cs"
    credits: int = 6
    level: int = 1
    language: str = "fr"
    campus_id: int | None = None
    in_autumn: bool = True
    in_spring: bool = True
    lecture_minutes: int = 0
    tutorial_minutes: int = 0
    lab_minutes: int = 0
    personal_minutes: int = 0
    capacity: int | None = None
    summary_fr: str = ""
    summary_en: str = ""
    content_fr: str = ""
    content_en: str = ""
    assessment_fr: str = ""
    assessment_en: str = ""
    sustainability_fr: str = ""
    sustainability_en: str = ""
    ai_note_fr: str = ""
    ai_note_en: str = ""
    elements: tuple[dict[str, Any], ...] = ()
    software: tuple[dict[str, Any], ...] = ()
    equipment: tuple[dict[str, Any], ...] = ()
    tags: tuple[str, ...] = ()
    shapes: tuple[ShapeDraft, ...] = ()
    competences: tuple[tuple[int, int], ...] = ()

    def columns(self) -> dict[str, Any]:
        """The values of a version's own columns; lists as JSON holds them."""
        kept = {name: getattr(self, name) for name in (*FACTS, *TEXTS)}
        return kept | {name: list(getattr(self, name)) for name in LISTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A version to write at once, with its place in the circuit (demo, imports)."""

    unit_code: str
    year_code: str
    content: VersionContent
    state: str = "adopted"
    written_by_id: int | None = None
    decided_by_id: int | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PrerequisiteRow:
    """``wanted_code`` before ``unit_code``. Of one ``alternative`` one unit suffices; ``advised`` is counsel."""

    unit_code: str
    wanted_code: str
    alternative: int = 1
    advised: bool = False


@dataclass(frozen=True, slots=True)
class ExclusionRow:
    """Two units of which nobody may hold both, and why."""

    first_code: str
    second_code: str
    reason_fr: str
    reason_en: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows a bulk writing made, by kind."""

    versions: int = 0
    units: int = 0
    shapes: int = 0
    competences: int = 0
    ids: dict[tuple[str, str], int] = field(default_factory=dict)
