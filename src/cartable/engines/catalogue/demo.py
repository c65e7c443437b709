"""Builders of the catalogue, for the demo and for every test."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

from cartable.engines.calendar.api import AcademicYear, Term
from cartable.engines.catalogue.api import (
    ClassDraft,
    ConfigurationDraft,
    CourseClass,
    CourseUnit,
    Offering,
    OfferingDraft,
    SubpartDraft,
    UnitRow,
    create_offering_tree,
    create_units,
    regulations,
    versions,
)
from cartable.engines.catalogue.models import Programme, Regulation, UnitVersion
from cartable.engines.people.demo import make_structure

_numbers = count(1)


def make_unit(
    code: str = "", *, category: str = "cs", credits: int = 6, title_fr: str = "", title_en: str = ""
) -> CourseUnit:
    """A unit; each call another one unless its code is given."""
    code = code or f"UE{next(_numbers)}"
    row = UnitRow(
        code=code,
        title_fr=title_fr or f"Unité {code}",
        title_en=title_en or f"Unit {code}",
        category=category,
        credits=credits,
    )
    return create_units(rows=[row])[0]


def make_offering(
    term: Term, unit: CourseUnit | None = None, *, reference: str = "", **classes: int | list[int | None]
) -> Offering:
    """An offering of one configuration: ``make_offering(term, cm=1, td=[24, 24])`` gives a number of classes without
    limit, or the seats of each class; kinds are ``cm``, ``td``, ``tp``.
    """
    taught = unit or make_unit()
    subparts = tuple(
        SubpartDraft(
            kind,
            tuple(
                ClassDraft(key=f"{kind}{number}", seats=seats)
                for number, seats in enumerate([None] * wanted if isinstance(wanted, int) else wanted, start=1)
            ),
        )
        for kind, wanted in (classes or {"cm": 1}).items()
    )
    draft = OfferingDraft(taught.code, (ConfigurationDraft(subparts),), reference)
    tree = create_offering_tree(term=term, offerings=[draft])
    return Offering.objects.select_related("unit", "term").get(pk=tree.offering_ids[taught.code])


def classes_of(offering: Offering) -> list[CourseClass]:
    """Its classes, subpart by subpart, by number."""
    return list(offering.classes.select_related("subpart", "offering__unit").order_by("subpart__rank", "number"))


def make_version(unit: CourseUnit, year: AcademicYear, *, state: str = "adopted", **said: Any) -> UnitVersion:
    """A version of the unit for a year, in force when adopted and the year is under way on its tenth day."""
    facts = {name: getattr(unit, name) for name in ("title_fr", "title_en", "category", "credits")}
    content = versions.VersionContent(**(facts | said))
    row = versions.VersionRow(unit_code=unit.code, year_code=year.code, content=content, state=state)
    written = versions.write_versions(rows=[row], on=year.starts_on + timedelta(days=10))
    unit.refresh_from_db()
    return UnitVersion.objects.get(pk=written.ids[unit.code, year.code])


def make_programme(
    code: str = "",
    *,
    title_fr: str = "",
    title_en: str = "",
    kind: str = "engineer",
    structure: Any = None,
    terms_count: int = 6,
    leads_to: Iterable[Programme] = (),
) -> Programme:
    """A programme; each call another one unless its code is given."""
    code = code or f"PROG{next(_numbers)}"
    programme = Programme.objects.create(
        code=code,
        title_fr=title_fr or f"Formation {code}",
        title_en=title_en or f"Programme {code}",
        kind=kind,
        structure=structure or make_structure(),
        terms_count=terms_count,
    )
    programme.leads_to.set(leads_to)
    return programme


def make_regulation(
    programme: Programme | None = None,
    *,
    tree: object = None,
    entry_year: int = 2026,
    number: int = 1,
    state: str = "adopted",
    adopted_on: date | None = None,
    written_by: Any = None,
    adopted_by: Any = None,
    text_fr: str = "",
    text_en: str = "",
    credits_min: int = 24,
    credits_max: int = 36,
) -> Regulation:
    """A regulation, adopted unless ``state`` says otherwise, without asking whether the catalogue's units can meet it;
    by default it asks 12 credits in all. Raises InputRefused for a tree that can't be read."""
    asked = {"kind": "total", "key": "total", "minimum": 12} if tree is None else tree
    return Regulation.objects.create(
        programme=programme or make_programme(),
        entry_year=entry_year,
        number=number,
        state=state,
        tree=regulations.write(regulations.parse(asked, draft=state == "draft")),
        text_fr=text_fr,
        text_en=text_en,
        credits_min=credits_min,
        credits_max=credits_max,
        written_by=written_by,
        adopted_by=adopted_by,
        adopted_on=None if state == "draft" else adopted_on or date(entry_year, 6, 15),
    )
