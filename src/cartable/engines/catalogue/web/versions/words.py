"""The words of versions on pages: fields, steps, values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.versions import ShapeDraft, VersionContent
from cartable.engines.catalogue.models import Competence, UnitVersion
from cartable.engines.catalogue.web.labels import CATEGORIES, KINDS, hours
from cartable.engines.places.api import Campus
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status

STATES: dict[str, tuple[str, str | Promise]] = {
    "draft": ("info", pgettext_lazy("version", "Draft")),
    "proposed": ("wait", pgettext_lazy("version", "Proposed")),
    "adopted": ("ok", pgettext_lazy("version", "Adopted")),
    "replaced": ("none", pgettext_lazy("version", "Replaced")),
    "refused": ("no", pgettext_lazy("version", "Refused")),
}
LANGUAGES: dict[str, Any] = {
    "fr": _("French"),
    "en": _("English"),
    "de": _("German"),
    "es": _("Spanish"),
    "it": _("Italian"),
    "pt": _("Portuguese"),
    "zh": _("Chinese"),
}
FIELDS: dict[str, Any] = {
    "title_fr": _("Title in French"),
    "title_en": _("Title in English"),
    "category": _("Category"),
    "credits": _("ECTS credits"),
    "level": _("Level"),
    "language": _("Teaching language"),
    "campus_id": _("Campus"),
    "in_autumn": _("Taught in autumn"),
    "in_spring": _("Taught in spring"),
    "lecture_minutes": _("Lectures"),
    "tutorial_minutes": _("Tutorials"),
    "lab_minutes": _("Labs"),
    "personal_minutes": _("Personal work"),
    "capacity": _("Places offered"),
    "summary_fr": _("Summary in French"),
    "summary_en": _("Summary in English"),
    "content_fr": _("Content in French"),
    "content_en": _("Content in English"),
    "assessment_fr": _("Assessment in French"),
    "assessment_en": _("Assessment in English"),
    "sustainability_fr": _("Sustainable development, in French"),
    "sustainability_en": _("Sustainable development, in English"),
    "ai_note_fr": _("Use of artificial intelligence, in French"),
    "ai_note_en": _("Use of artificial intelligence, in English"),
    "elements": _("Constituent elements"),
    "software": _("Software"),
    "equipment": _("Equipment"),
    "tags": _("Profiles"),
    "shapes": _("How classes are given"),
    "competences": _("Competences taught"),
}


def state_of(version: UnitVersion) -> Status:
    """Where the version is."""
    kind, text = STATES[version.state]
    return Status(kind, text)


def name_of(version: UnitVersion) -> str:
    """« 2026-2027, version 2 »."""
    return gettext("%(year)s, version %(number)d") % {"year": version.year.code, "number": version.number}


class Values:
    """The values of versions in words; campuses and competences are read once, for all the versions given."""

    def __init__(self, contents: Iterable[VersionContent]) -> None:
        said = list(contents)
        campuses = {content.campus_id for content in said if content.campus_id is not None}
        self._campuses = {row.pk: row.title for row in Campus.objects.filter(pk__in=campuses)} if campuses else {}
        taught = {pk for content in said for pk, _level in content.competences}
        rows = Competence.objects.filter(pk__in=taught).select_related("framework") if taught else ()
        self._framework: Mapping[int, Competence] = {row.pk: row for row in rows}

    def show(self, name: str, value: Any) -> str:
        """A field's value, "" when there is none."""
        if name in ("elements", "software", "equipment", "shapes", "competences"):
            return "\n".join(getattr(self, f"_{name}")(row) for row in value)
        if name == "tags":
            return ", ".join(value)
        if name.endswith("_minutes"):
            return hours(value)
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        words: dict[str, Any] = {"category": CATEGORIES, "language": LANGUAGES, "campus_id": self._campuses}
        return str(words.get(name, {}).get(value, "" if value is None else value))

    def _elements(self, row: Mapping[str, Any]) -> str:
        title = " / ".join(part for part in (row.get("title_fr", ""), row.get("title_en", "")) if part)
        return f"{title} ({hours(int(row['minutes']))})" if row.get("minutes") else title

    def _software(self, row: Mapping[str, Any]) -> str:
        return " ".join(part for part in (row.get("name", ""), row.get("version", "")) if part) + _note(row)

    def _equipment(self, row: Mapping[str, Any]) -> str:
        return str(row.get("name", "")) + _note(row)

    def _shapes(self, shape: ShapeDraft) -> str:
        return f"{shape.kind.upper()} – {say_shape(shape)}"

    def _competences(self, pair: tuple[int, int]) -> str:
        competence = self._framework[pair[0]]
        return f"{competence.code} {title_of(competence)} ({level_title(competence, pair[1])})"


def _note(row: Mapping[str, Any]) -> str:
    return f" – {row['note']}" if row.get("note") else ""


def say_shape(shape: ShapeDraft) -> str:
    """« 2 h, 1 fois par semaine, 14 semaines, groupes de 24, banc hydraulique »."""
    parts = [
        hours(shape.minutes),
        ngettext("once a week", "%(number)d times a week", shape.per_week) % {"number": shape.per_week},
        ngettext("%(number)d week", "%(number)d weeks", shape.weeks_count) % {"number": shape.weeks_count},
        gettext("groups of %(number)d") % {"number": shape.group_size},
        shape.room_needs,
    ]
    return ", ".join(part for part in parts if part)


def level_title(competence: Competence, level: int) -> str:
    """The title of a level in its framework, or its number."""
    for row in competence.framework.levels:
        if int(row["rank"]) == level:
            return str(_in_language(row) or level)
    return str(level)


def _in_language(row: Mapping[str, Any]) -> str:
    return title_of(SimpleNamespace(title_fr=row.get("title_fr", ""), title_en=row.get("title_en", "")))


def shape_remarks(content: VersionContent) -> list[str]:
    """Where the hours said and the sessions described don't come to the same."""
    said = {"cm": content.lecture_minutes, "td": content.tutorial_minutes, "tp": content.lab_minutes}
    return [
        gettext("%(kind)s: the sessions come to %(sessions)s, the hours say %(hours)s.")
        % {"kind": KINDS[shape.kind], "sessions": hours(shape.total_minutes), "hours": hours(said[shape.kind])}
        for shape in content.shapes
        if shape.kind in said and said[shape.kind] != shape.total_minutes
    ]
