"""What is wrong in what a version says: refused at once, or only when it is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.versions.rows import ShapeDraft, VersionContent
from cartable.engines.catalogue.models import CourseUnit
from cartable.kernel.problems import Fault

MOST_TITLE = 200
MOST_CREDITS = 60
MOST_MINUTES = 60_000
MOST_TEXT = 50_000
MOST_ROWS = 60
LEVELS = range(1, 7)
MINUTES = ("lecture_minutes", "tutorial_minutes", "lab_minutes", "personal_minutes")
KINDS = {"cm": "lecture_minutes", "td": "tutorial_minutes", "tp": "lab_minutes"}


def faults_of(content: VersionContent) -> list[Fault]:
    """Everything that can't be kept, each with the field it is in."""
    return [*_title(content), *_numbers(content), *_texts(content), *_shapes(content), *_lists(content)]


def lacking(content: Any) -> list[Fault]:
    """What a version must say before it is proposed; ``content`` is a version or what one says."""
    faults = []
    if not content.content_fr.strip():
        what = _("The content in French is empty.")
        faults.append(Fault("version.content", what, "content_fr", _("Say what the unit teaches.")))
    if not content.assessment_fr.strip():
        what = _("The assessment in French is empty.")
        faults.append(Fault("version.assessment", what, "assessment_fr", _("Say how students are assessed.")))
    if not (content.in_autumn or content.in_spring):
        what = _("The unit is taught in no semester.")
        faults.append(Fault("version.semesters", what, "in_autumn", _("Choose autumn, spring or both.")))
    if content.category != "st" and not any(getattr(content, name) for name in MINUTES):
        what = _("The unit has no hour of work.")
        faults.append(Fault("version.hours", what, "lecture_minutes", _("Give the hours of at least one kind.")))
    return faults


def _title(content: VersionContent) -> Iterator[Fault]:
    mend = _("Give 1 to 200 characters.")
    if not content.title_fr.strip():
        yield Fault("version.title", _("The title in French is missing."), "title_fr", mend)
    for name in ("title_fr", "title_en"):
        if len(getattr(content, name)) > MOST_TITLE:
            yield Fault("version.title_long", _("The title is too long."), name, mend)
    if content.category not in CourseUnit.Category.values:
        what = format_lazy(_("The category “{name}” doesn't exist."), name=content.category)
        mend = format_lazy(_("Choose one of: {known}."), known=", ".join(CourseUnit.Category.values))
        yield Fault("version.category", what, "category", mend)
    if not (len(content.language) == 2 and content.language.isascii() and content.language.isalpha()):
        what = format_lazy(_("“{name}” is no code of a language."), name=content.language)
        yield Fault("version.language", what, "language", _("Give two letters, such as fr or en."))


def _numbers(content: VersionContent) -> Iterator[Fault]:
    if not 0 <= content.credits <= MOST_CREDITS:
        yield Fault("version.credits", _("The credits are out of range."), "credits", _("Give 0 to 60."))
    if content.level not in LEVELS:
        yield Fault("version.level", _("The level is out of range."), "level", _("Give 1 (first year) to 6."))
    for name in MINUTES:
        if not 0 <= getattr(content, name) <= MOST_MINUTES:
            yield Fault("version.minutes", _("The hours are out of range."), name, _("Give 0 to 1000 hours."))
    if content.capacity is not None and not 0 <= content.capacity <= 100_000:
        mend = _("Give 0 or more, or leave it empty: the places of the groups then decide.")
        yield Fault("version.capacity", _("The number of places is out of range."), "capacity", mend)


def _texts(content: VersionContent) -> Iterator[Fault]:
    for name in VersionContent.__slots__:
        value = getattr(content, name)
        if isinstance(value, str) and (len(value) > MOST_TEXT or "\0" in value):
            yield Fault("version.text", _("The text is too long."), name, _("Keep to 50,000 characters."))


def _shapes(content: VersionContent) -> Iterator[Fault]:
    seen: set[str] = set()
    for shape in content.shapes:
        if shape.kind not in KINDS:
            what = format_lazy(_("“{kind}” is no kind of class."), kind=shape.kind)
            yield Fault("shape.kind", what, "shapes", _("Choose cm, td or tp."))
        elif shape.kind in seen:
            what = format_lazy(_("The kind {kind} is given twice."), kind=shape.kind.upper())
            yield Fault("shape.twice", what, "shapes", _("Give each kind once."))
        seen.add(shape.kind)
        if not _is_possible(shape):
            what = format_lazy(_("The sessions of {kind} are impossible."), kind=shape.kind.upper())
            mend = _("Give 5 to 600 minutes, 1 to 20 sessions a week, 1 to 60 weeks and groups of 1 to 2000.")
            yield Fault("shape.numbers", what, f"shape_{shape.kind}", mend)


def _is_possible(shape: ShapeDraft) -> bool:
    return (
        5 <= shape.minutes <= 600
        and 1 <= shape.per_week <= 20
        and 1 <= shape.weeks_count <= 60
        and 1 <= shape.group_size <= 2000
        and len(shape.room_needs) <= 200
    )


def _lists(content: VersionContent) -> Iterator[Fault]:
    for name in ("elements", "software", "equipment", "tags", "competences"):
        if len(getattr(content, name)) > MOST_ROWS:
            yield Fault("version.rows", _("There are too many rows."), name, _("Keep to 60 rows."))
    for element in content.elements:
        if not str(element.get("title_fr", "")).strip():
            mend = _("Give its title in French, or empty the row.")
            yield Fault("element.title", _("An element has no title in French."), "elements", mend)
    for name in ("software", "equipment"):
        if any(not str(row.get("name", "")).strip() for row in getattr(content, name)):
            yield Fault("row.name", _("A row has no name."), name, _("Give its name, or empty the row."))
    ids = [competence for competence, _level in content.competences]
    if len(ids) != len(set(ids)):
        what = _("A competence is given twice.")
        yield Fault("competence.twice", what, "competences", _("Keep the highest level and remove the other."))
