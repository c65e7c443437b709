"""The courses of an imported problem become units, offered in its term with all their classes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import (
    OfferingDraft,
    OfferingTree,
    UnitRow,
    create_offering_tree,
    create_units,
    list_units,
)
from cartable.engines.timetable.domain.import_codes import category_of, choose_codes
from cartable.engines.timetable.types import CourseDraft, RequirementDraft, TermDraft


def create_courses(*, term: Term, draft: TermDraft) -> tuple[dict[str, int], dict[str, int]]:
    """Create them; returns offering ids by course reference and class ids by class reference."""
    codes = choose_codes(term.code, [course.reference for course in draft.courses], mark="", taken=_existing)
    requirements = {requirement.class_key: requirement for requirement in draft.requirements}
    create_units(
        rows=[
            _unit(code, course, requirements, draft.slot_minutes)
            for code, course in zip(codes, draft.courses, strict=True)
        ]
    )
    tree = create_offering_tree(
        term=term,
        offerings=[
            OfferingDraft(unit_code=code, configurations=course.configurations, reference=course.reference)
            for code, course in zip(codes, draft.courses, strict=True)
        ],
    )
    return _ids(tree, codes, draft.courses)


def _ids(
    tree: OfferingTree, codes: Sequence[str], courses: Sequence[CourseDraft]
) -> tuple[dict[str, int], dict[str, int]]:
    offerings = {course.reference: tree.offering_ids[code] for code, course in zip(codes, courses, strict=True)}
    return offerings, {key: class_id for (_code, key), class_id in tree.class_ids.items()}


def _existing(codes: Collection[str]) -> set[str]:
    return set(list_units().filter(code__in=codes).order_by().values_list("code", flat=True))


def _unit(code: str, course: CourseDraft, requirements: Mapping[str, RequirementDraft], slot_minutes: int) -> UnitRow:
    label = course.reference
    minutes = _minutes(course, requirements, slot_minutes)
    return UnitRow(
        code=code,
        title_fr=f"Unité {label}",
        title_en=f"Unit {label}",
        category=category_of(course.reference),
        lecture_minutes=minutes["cm"],
        tutorial_minutes=minutes["td"],
        lab_minutes=minutes["tp"],
    )


def _minutes(course: CourseDraft, requirements: Mapping[str, RequirementDraft], slot_minutes: int) -> dict[str, int]:
    """Minutes over the term of each kind, as the first class of each subpart of the first configuration would meet."""
    minutes = dict.fromkeys(("cm", "td", "tp"), 0)
    for configuration in course.configurations[:1]:
        for subpart in configuration.subparts:
            for first in subpart.classes[:1]:
                days, weeks, _start, length, _penalty = requirements[first.key].times[0]
                minutes[subpart.kind] += days.bit_count() * weeks.bit_count() * length * slot_minutes
    return minutes
