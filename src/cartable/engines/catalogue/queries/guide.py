"""What the public guide reads: units in force, what they teach, what comes next year. Nothing that isn't public."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.guide.wanted import titles_of_tags
from cartable.engines.catalogue.models import (
    Competence,
    CourseUnit,
    Exclusion,
    Prerequisite,
    Programme,
    Regulation,
    TaughtCompetence,
    UnitVersion,
)

FACTS = [
    "id",
    "code",
    "title_fr",
    "title_en",
    "summary_fr",
    "summary_en",
    "category",
    "credits",
    "level",
    "language",
    "in_autumn",
    "in_spring",
    "lecture_minutes",
    "tutorial_minutes",
    "lab_minutes",
    "personal_minutes",
    "capacity",
]
TIED = {
    "campus": "campus__code",
    "campus_title": "campus__title",
    "structure": "structure__code",
    "structure_fr": "structure__title_fr",
    "structure_en": "structure__title_en",
    "tags": "version__tags",
}
PERSON = ("usage_given_name", "given_name", "usage_family_name", "family_name", "is_protected")


@dataclass(frozen=True, slots=True)
class TaughtLabel:
    """A competence as the guide names it."""

    id: int
    code: str
    title_fr: str
    title_en: str
    block_fr: str
    block_en: str
    framework_fr: str
    framework_en: str
    levels: tuple[Mapping[str, Any], ...]


def units_in_force(on: date) -> QuerySet[CourseUnit]:
    """The units that the public sees: not withdrawn, and with a version in force unless they never had any version."""
    drafted = UnitVersion.objects.filter(unit=OuterRef("pk"))
    taught = Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=on)
    return CourseUnit.objects.filter(taught).filter(Q(version__isnull=False) | ~Exists(drafted))


def guide_units(on: date, *, with_text: bool = False) -> list[GuideUnit]:
    """Every unit in force by code, in four queries. ``with_text`` brings their contents, for search."""
    fields = [*FACTS, *TIED.values(), "version_id", *(f"in_charge__{name}" for name in PERSON)]
    if with_text:
        fields += ["version__content_fr", "version__content_en"]
    rows = list(units_in_force(on).order_by("code").values(*fields))
    before, advised = _before(Prerequisite.objects.values_list("unit_id", "alternative", "wanted__code", "advised"))
    excluded = _excluded()
    taught: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for version, competence, level in TaughtCompetence.objects.filter(version__in_force_of__isnull=False).values_list(
        "version_id", "competence_id", "level"
    ):
        taught[version].append((competence, level))
    return [_unit(row, before, advised, excluded, taught) for row in rows]


def _unit(row: dict[str, Any], before: Any, advised: Any, excluded: Any, taught: Any) -> GuideUnit:
    facts = {name: row[name] for name in FACTS} | {name: row[path] or "" for name, path in TIED.items()}
    facts["tags"] = tuple(sorted(str(tag) for tag in row["version__tags"] or ()))
    return GuideUnit(
        **facts,
        lead=_lead(row),
        before=before.get(row["id"], ()),
        advised=advised.get(row["id"], ()),
        exclusions=frozenset(excluded.get(row["id"], ())),
        competences=tuple(sorted(taught.get(row["version_id"], ()))),
        content=f"{row.get('version__content_fr') or ''} {row.get('version__content_en') or ''}".strip(),
    )


def _lead(row: Mapping[str, Any]) -> str:
    """The name of who is in charge; nothing of a protected person."""
    person = {name: row[f"in_charge__{name}"] for name in PERSON}
    if person["is_protected"] is not False:
        return ""
    given = person["usage_given_name"] or person["given_name"]
    return f"{given} {person['usage_family_name'] or person['family_name']}".strip()


Before = dict[int, tuple[frozenset[str], ...]]


def _before(rows: Iterable[tuple[int, int, str, bool]]) -> tuple[Before, Before]:
    found: dict[bool, dict[int, dict[int, set[str]]]] = {False: {}, True: {}}
    for unit, alternative, code, is_advised in rows:
        found[is_advised].setdefault(unit, {}).setdefault(alternative, set()).add(code)
    binding, advised = (
        {unit: tuple(frozenset(sets[key]) for key in sorted(sets)) for unit, sets in found[kind].items()}
        for kind in (False, True)
    )
    return binding, advised


def _excluded() -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for first, second, first_code, second_code in Exclusion.objects.values_list(
        "first_id", "second_id", "first__code", "second__code"
    ):
        found[first].add(second_code)
        found[second].add(first_code)
    return found


def taught_labels() -> dict[int, TaughtLabel]:
    """The competences that units in force teach, by id, in the order of their frameworks. One query."""
    rows = (
        Competence.objects.filter(taught_by__version__in_force_of__isnull=False)
        .select_related("framework", "block")
        .order_by("framework__code", "block__rank", "rank", "code")
        .distinct()
    )
    return {
        row.pk: TaughtLabel(
            row.pk,
            row.code,
            row.title_fr,
            row.title_en,
            row.block.title_fr if row.block else "",
            row.block.title_en if row.block else "",
            row.framework.title_fr,
            row.framework.title_en,
            tuple(level for level in row.framework.levels if isinstance(level, dict)),
        )
        for row in rows
    }


def find_unit(code: str) -> CourseUnit | None:
    """The unit of a code with the version in force, whether the public sees it or not."""
    return CourseUnit.objects.select_related("version", "version__year").filter(code=code).first()


def is_in_force(unit: CourseUnit, on: date) -> bool:
    """Whether the public sees it."""
    return units_in_force(on).filter(pk=unit.pk).exists()


def exclusions_of(unit: CourseUnit) -> dict[str, tuple[str, str]]:
    """Why each unit can't be held beside this one, in both languages, by code."""
    pairs = Exclusion.objects.filter(Q(first=unit) | Q(second=unit)).select_related("first", "second")
    return {
        (pair.second if pair.first_id == unit.pk else pair.first).code: (pair.reason_fr, pair.reason_en)
        for pair in pairs
    }


def adopted_for(year_id: int) -> QuerySet[UnitVersion]:
    """The versions adopted for a year, by unit, with the version of the unit that is in force now."""
    return (
        UnitVersion.objects.filter(year_id=year_id, state=UnitVersion.State.ADOPTED)
        .select_related("unit", "unit__version", "campus")
        .order_by("unit__code")
    )


def withdrawn_between(start: date, end: date) -> QuerySet[CourseUnit]:
    """The units that the public sees until a day of the period: from ``start`` (kept) to ``end`` (kept)."""
    return CourseUnit.objects.filter(withdrawn_on__gt=start, withdrawn_on__lte=end).order_by("code")


def list_programmes(on: date | None = None) -> QuerySet[Programme]:
    """The programmes, by kind and code; ``on``: those that one may enter on the day."""
    found = Programme.objects.select_related("structure").order_by("kind", "code")
    return found if on is None else found.exclude(valid_until__lte=on)


def find_programme(code: str) -> Programme | None:
    """The programme of a code."""
    return list_programmes().filter(code=code).first()


def regulation_in_force(programme: Programme, year: int) -> Regulation | None:
    """The regulation adopted for who enters in a year: that of the latest entry year up to it."""
    adopted = programme.regulations.filter(state=Regulation.State.ADOPTED, entry_year__lte=year)
    return adopted.order_by("-entry_year", "-number").first()


def tag_titles() -> dict[str, tuple[str, str]]:
    """How the regulations in force call each profile tag, in French and English. One query."""
    adopted = Regulation.objects.filter(state=Regulation.State.ADOPTED).order_by("-entry_year", "programme__code")
    return titles_of_tags(adopted.values_list("tree", flat=True))


def codes_of_structure(structure_id: int) -> frozenset[str]:
    """The codes of the units of a structure, and of those one and two steps below it. One query."""
    here = Q(structure=structure_id) | Q(structure__parent=structure_id) | Q(structure__parent__parent=structure_id)
    return frozenset(CourseUnit.objects.filter(here).values_list("code", flat=True))


def texts_of(unit_ids: Iterable[int]) -> dict[int, UnitVersion]:
    """The versions in force of some units, by unit. One query."""
    rows = UnitVersion.objects.filter(in_force_of__in=list(unit_ids)).select_related("year")
    return {row.unit_id: row for row in rows}
