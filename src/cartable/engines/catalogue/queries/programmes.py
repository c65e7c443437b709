"""Reading programmes, regulations, and units as regulations count them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from cartable.engines.catalogue.models import (
    Competence,
    CourseUnit,
    Exclusion,
    Programme,
    Regulation,
    TaughtCompetence,
)
from cartable.engines.catalogue.regulations import Credit

IN_FORCE = Q(state=Regulation.State.ADOPTED)
UNIT_FACTS = ("code", "title_fr", "title_en", "category", "level", "credits", "language")


def list_programmes() -> QuerySet[Programme]:
    """Programmes by code, with their structure, ``entry_years`` (how many have a regulation in force) and
    ``last_year`` (the latest of these)."""
    adopted = Regulation.objects.filter(IN_FORCE, programme=OuterRef("pk")).order_by("-entry_year")
    return Programme.objects.select_related("structure").annotate(
        entry_years=Count("regulations", filter=Q(regulations__state=Regulation.State.ADOPTED)),
        last_year=Subquery(adopted.values("entry_year")[:1]),
    )


def regulations_of(programme: Programme, *, with_drafts: bool = False) -> QuerySet[Regulation]:
    """Its regulations, the latest entry year and version first; drafts on request."""
    found = Regulation.objects.filter(programme=programme).select_related("programme", "written_by", "adopted_by")
    return found if with_drafts else found.exclude(state=Regulation.State.DRAFT)


def find_regulation(*, programme: Programme, entry_year: int) -> Regulation | None:
    """The regulation in force for those who entered the programme that year: of the latest year up to it."""
    rows = Regulation.objects.filter(IN_FORCE, programme=programme, entry_year__lte=entry_year)
    return rows.order_by("-entry_year").first()


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """A unit as it counts if it is followed: ``credit`` is planned; ``is_taught`` is False once it was withdrawn."""

    credit: Credit
    is_taught: bool


def counted_units() -> dict[int, CountedUnit]:
    """All units by row id, in the order of their codes; two queries.

    Competences and their blocks by code, from the version in force. Internships count as such: regulations look for
    what an internship brought by its origin.
    """
    rows = CourseUnit.objects.order_by("code")
    facts = list(rows.values("id", *UNIT_FACTS, "version_id", "version__tags", "withdrawn_on"))
    taught = _taught(row["version_id"] for row in facts if row["version_id"])
    return {
        row["id"]: CountedUnit(_credit(row, taught.get(row["version_id"], set())), row["withdrawn_on"] is None)
        for row in facts
    }


def unit_codes() -> set[str]:
    """Codes of all units."""
    return set(CourseUnit.objects.values_list("code", flat=True))


def competence_codes() -> set[str]:
    """Codes of all competences and blocks."""
    return set(Competence.objects.values_list("code", flat=True))


def competence_titles(language: str) -> dict[str, str]:
    """Titles of competences by code, in that language when there is one."""
    rows = Competence.objects.values_list("code", "title_fr", "title_en")
    return {code: (english or french) if language == "en" else french for code, french, english in rows}


def excluded_pairs() -> list[tuple[str, str]]:
    """Codes of units of which nobody may hold both."""
    return list(Exclusion.objects.values_list("first__code", "second__code"))


def _taught(versions: Iterable[int]) -> dict[int, set[str]]:
    taught: dict[int, set[str]] = {}
    rows = TaughtCompetence.objects.filter(version__in=list(versions))
    for version, code, block in rows.values_list("version_id", "competence__code", "competence__block__code"):
        taught.setdefault(version, set()).update(one for one in (code, block) if one)
    return taught


def _credit(row: dict[str, Any], competences: set[str]) -> Credit:
    return Credit(
        unit=row["code"],
        title_fr=row["title_fr"],
        title_en=row["title_en"],
        category=row["category"],
        level=row["level"],
        credits=row["credits"],
        language=row["language"],
        tags=frozenset(row["version__tags"] or ()),
        origin="internship" if row["category"] == CourseUnit.Category.INTERNSHIP else "unit",
        state="planned",
        competences=frozenset(competences),
    )
