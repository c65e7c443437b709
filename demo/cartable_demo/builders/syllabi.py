"""What the catalogue says of each unit this year and proposes for the next one, and what units want before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from cartable.engines.calendar import api as calendar
from cartable.engines.catalogue.api import versions
from cartable.engines.places import api as places
from cartable_demo.builders.catalogue import minutes_of
from cartable_demo.builders.people import Population
from cartable_demo.plan.campus import College
from cartable_demo.plan.chains import chains, tags_of
from cartable_demo.plan.semester import Semester
from cartable_demo.plan.syllabus import HOURS_A_CREDIT, syllabus_of
from cartable_demo.plan.teaching import GROUP_SIZE, SLOT
from cartable_demo.plan.units import PlannedUnit

#: One unit in so many has a version for the next year, in each of these states by turns.
CHANGED = 12
NEXT_STATES = ("proposed", "draft", "adopted", "proposed", "refused")


def build_syllabi(
    semester: Semester, colleges: list[College], population: Population, *, on: date, now: datetime
) -> None:
    """A version of each unit for the year under way, some for the next one, prerequisites and exclusions."""
    campuses = {campus.code: campus.pk for campus in places.list_campuses()}
    calendar.create_year(
        code=_next_code(semester), starts_on=semester.year_ends_on, ends_on=_a_year_after(semester.year_ends_on)
    )
    rows = [
        row
        for college, teachers in zip(colleges, population.teachers, strict=True)
        for row in _rows(college, teachers, campuses, semester, now)
    ]
    versions.write_versions(rows=rows, on=on)
    versions.set_prerequisites(rows=[row for college in colleges for row in _before(college)])
    versions.set_exclusions(rows=[row for college in colleges for row in _apart(college)])


def _next_code(semester: Semester) -> str:
    year = semester.year_ends_on.year
    return f"{year}-{year + 1}"


def _a_year_after(day: date) -> date:
    return day.replace(year=day.year + 1)


def _rows(
    college: College, teachers: list[int], campuses: dict[str, int], semester: Semester, now: datetime
) -> Iterator[versions.VersionRow]:
    minutes = minutes_of(college)
    shapes = _shapes(college)
    for number, unit in enumerate(college.units):
        content = _content(college, unit, minutes[unit.code], shapes.get(unit.code, ()), campuses)
        lead = college.staffing.in_charge.get(unit.code)
        author = teachers[lead if lead is not None else 0]
        yield versions.VersionRow(
            unit_code=college.mark + unit.code,
            year_code=semester.year_code,
            content=content,
            written_by_id=author,
            decided_by_id=teachers[(number + 1) % len(teachers)],
            decided_at=now,
        )
        if number % CHANGED == 0:
            state = NEXT_STATES[number // CHANGED % len(NEXT_STATES)]
            yield versions.VersionRow(
                unit_code=college.mark + unit.code,
                year_code=_next_code(semester),
                content=_next_content(content),
                state=state,
                written_by_id=author,
                decided_by_id=teachers[(number + 1) % len(teachers)] if state in ("adopted", "refused") else None,
                decided_at=now if state in ("adopted", "refused") else None,
            )


def _content(
    college: College,
    unit: PlannedUnit,
    minutes: dict[str, int],
    shapes: tuple[versions.ShapeDraft, ...],
    campuses: dict[str, int],
) -> versions.VersionContent:
    said = syllabus_of(unit, sum(minutes.values()))
    return versions.VersionContent(
        title_fr=unit.title_fr,
        title_en=unit.title_en,
        category=unit.category,
        credits=unit.credits,
        level=unit.level,
        language=said.language,
        campus_id=campuses[college.mark + unit.campus],
        lecture_minutes=minutes.get("cm", 0),
        tutorial_minutes=minutes.get("td", 0),
        lab_minutes=minutes.get("tp", 0),
        personal_minutes=said.personal_minutes,
        summary_fr=unit.summary_fr,
        summary_en=unit.summary_en,
        content_fr=said.content[0],
        content_en=said.content[1],
        assessment_fr=said.assessment[0],
        assessment_en=said.assessment[1],
        sustainability_fr=said.sustainability[0],
        sustainability_en=said.sustainability[1],
        ai_note_fr=said.ai_note[0],
        ai_note_en=said.ai_note[1],
        elements=tuple({"title_fr": fr, "title_en": en, "minutes": 0} for fr, en in said.elements),
        software=tuple({"name": name, "version": "", "note": ""} for name in said.software),
        equipment=({"name": said.equipment[0], "note": ""},) if said.equipment else (),
        tags=tuple(tags_of(unit)),
        shapes=shapes,
    )


def _next_content(content: versions.VersionContent) -> versions.VersionContent:
    """What its team would change: a session of project, counted in the work of one's own."""
    return replace(
        content,
        content_fr=f"{content.content_fr}\n- Mini-projet en équipe",
        content_en=f"{content.content_en}\n- Small project in teams",
        personal_minutes=content.personal_minutes + HOURS_A_CREDIT * 12,
    )


def _shapes(college: College) -> dict[str, tuple[versions.ShapeDraft, ...]]:
    found: dict[str, dict[str, versions.ShapeDraft]] = {}
    for planned in college.classes:
        time = planned.times[0]
        found.setdefault(planned.unit, {})[planned.kind] = versions.ShapeDraft(
            kind=planned.kind,
            minutes=time.length * SLOT,
            weeks_count=time.weeks.bit_count(),
            group_size=GROUP_SIZE[planned.kind],
        )
    return {code: tuple(kinds.values()) for code, kinds in found.items()}


def _before(college: College) -> Iterator[versions.PrerequisiteRow]:
    """Each level wants the one before; in languages that is counsel, since a test gives the place."""
    for code, wanted in chains(college.units).items():
        yield versions.PrerequisiteRow(college.mark + code, college.mark + wanted, advised=code.startswith("LE"))


def _apart(college: College) -> Iterator[versions.ExclusionRow]:
    """Of two neighbouring sports at their first level, one counts."""
    sports = [unit for unit in college.units if unit.code.startswith("SP") and unit.level == 1]
    for first, second in zip(sports[0::2], sports[1::2], strict=False):
        yield versions.ExclusionRow(
            college.mark + first.code,
            college.mark + second.code,
            "Une seule pratique sportive compte au premier niveau.",
            "Only one sport counts at the first level.",
        )
