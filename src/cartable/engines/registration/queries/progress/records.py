"""What a student has: credits acquired and under way, certified levels, decisions. Nine queries, however many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Literal

from cartable.engines.catalogue.api import programmes, regulations
from cartable.engines.people.api import Person
from cartable.engines.registration.models import Certification, Choice, Enrolment, Exemption, UnitResult

Credit = regulations.Credit
Units = Mapping[int, programmes.CountedUnit]
CEFR_ORDER = ("A1", "A2", "B1", "B2", "C1", "C2")
RESULTS_LATE = timedelta(days=120)
"""How long after the end of a term its choices still wait for results."""
State = Literal["acquired", "in_progress", "planned"]
ACQUIRED: State = "acquired"
UNDER_WAY: State = "in_progress"
PLANNED: State = "planned"


@dataclass(frozen=True)
class StudentRecord:
    """The facts by which a degree is judged, on a day.

    ``credits`` are acquired, under way (choices of the term of the day, or of one whose results are awaited), or
    planned (choices of a term to come); a unit counts once. ``exemptions`` are those of the enrolment's programme.
    ``units`` are those of the catalogue by row id, the same for all records that were read together.
    """

    person_id: int
    enrolment: Enrolment | None
    credits: tuple[Credit, ...] = ()
    facts: regulations.Facts = field(default_factory=lambda: regulations.Facts(languages={}, pix=None))
    exemptions: tuple[regulations.Exemption, ...] = ()
    units: Units = field(default_factory=dict, repr=False, compare=False)

    @property
    def acquired(self) -> int:
        """Credits acquired."""
        return sum(credit.credits for credit in self.credits if credit.state == ACQUIRED)

    @property
    def coming(self) -> int:
        """Credits under way or planned."""
        return sum(credit.credits for credit in self.credits if credit.state != ACQUIRED)

    def having(self, *more: Credit) -> StudentRecord:
        """The same record with more credits; a unit that is there already isn't counted twice."""
        there = {credit.unit for credit in self.credits if credit.unit}
        return replace(self, credits=(*self.credits, *(one for one in more if one.unit not in there)))

    def planning(self, codes: Iterable[str]) -> StudentRecord:
        """The same record as if these units were chosen too; codes of no unit are left out."""
        credits = self.unit_credits
        return self.having(*(credits[code] for code in codes if code in credits))

    @cached_property
    def unit_credits(self) -> dict[str, Credit]:
        """What each unit of the catalogue would bring, by code."""
        return {unit.credit.unit: unit.credit for unit in self.units.values()}


def student_record(*, person: Person, on: date) -> StudentRecord:
    """One student's record on a day."""
    return student_records(person_ids=[person.pk], on=on)[person.pk]


def student_records(
    *, person_ids: Iterable[int], on: date, programme_id: int | None = None
) -> dict[int, StudentRecord]:
    """The records of many people by row id; enrolments are those of ``programme_id`` when it is given."""
    ids = list(person_ids)
    units = programmes.counted_units()
    enrolments = _enrolments(ids, on, programme_id)
    credits = _credits(ids, on, units)
    facts = _facts(ids, on)
    exemptions = _exemptions(ids, enrolments)
    nothing = regulations.Facts(languages={}, pix=None)
    return {
        pk: StudentRecord(
            person_id=pk,
            enrolment=enrolments.get(pk),
            credits=tuple(credits.get(pk, ())),
            facts=facts.get(pk, nothing),
            exemptions=tuple(exemptions.get(pk, ())),
            units=units,
        )
        for pk in ids
    }


def _enrolments(ids: list[int], on: date, programme_id: int | None) -> dict[int, Enrolment]:
    rows = Enrolment.objects.valid_on(on).filter(person__in=ids).select_related("programme__structure")
    if programme_id is not None:
        rows = rows.filter(programme=programme_id)
    found = {row.person_id: row for row in rows.order_by("valid_from", "id")}
    wanted = {row.regulation_id for row in found.values()}
    model = Enrolment._meta.get_field("regulation").related_model
    kept = model._default_manager.in_bulk(wanted)
    for row in found.values():
        row.regulation = kept[row.regulation_id]
    return found


def _credits(ids: list[int], on: date, units: Units) -> dict[int, list[Credit]]:
    """Acquired first; then what is under way, for units neither acquired nor resulted in that term."""
    found: dict[int, list[Credit]] = defaultdict(list)
    acquired: dict[int, set[int]] = defaultdict(set)
    resulted: set[tuple[int, int, int]] = set()
    made: dict[tuple[object, ...], Credit] = {}
    columns = (
        *("person_id", "unit_id", "term_id", "is_acquired", "category", "level", "credits"),
        *("origin", "weeks", "weeks_abroad", "title_fr", "title_en"),
    )
    rows = UnitResult.objects.filter(person__in=ids).order_by("person_id", "decided_on", "id")
    for person, unit, term, passed, *told in rows.values_list(*columns).iterator(chunk_size=5000):
        resulted.add((person, unit, term))
        if not passed or (unit is not None and unit in acquired[person]):
            continue
        key = (unit, *told)
        if key not in made:
            made[key] = _acquired(units[unit].credit if unit in units else None, told)
        if unit is not None:
            acquired[person].add(unit)
        found[person].append(made[key])
    for person, unit, state in _chosen(ids, on, resulted):
        if unit in acquired[person]:
            continue
        acquired[person].add(unit)
        key = (unit, state)
        if key not in made:
            made[key] = replace(units[unit].credit, state=state)
        found[person].append(made[key])
    return found


def _acquired(unit: Credit | None, told: list[object]) -> Credit:
    category, level, credits, origin, weeks, weeks_abroad, title_fr, title_en = told
    return Credit(
        unit=unit.unit if unit else "",
        title_fr=str(title_fr) or (unit.title_fr if unit else ""),
        title_en=str(title_en) or (unit.title_en if unit else ""),
        category=str(category),
        level=int(level),  # type: ignore[call-overload]
        credits=int(credits),  # type: ignore[call-overload]
        language=unit.language if unit else "",
        tags=unit.tags if unit else frozenset(),
        origin=str(origin),
        state=ACQUIRED,
        weeks=int(weeks),  # type: ignore[call-overload]
        weeks_abroad=int(weeks_abroad),  # type: ignore[call-overload]
        competences=unit.competences if unit else frozenset(),
    )


def _chosen(ids: list[int], on: date, resulted: set[tuple[int, int, int]]) -> list[tuple[int, int, State]]:
    """(person, unit, state) of the choices that no result answers yet, the nearest term first."""
    rows = Choice.objects.filter(person__in=ids, term__starts_on__gt=on - 2 * RESULTS_LATE)
    columns = ("person_id", "offering__unit_id", "term_id", "term__starts_on", "term__weeks_count")
    found: list[tuple[int, int, State]] = []
    for person, unit, term, begins, weeks in rows.order_by("term__starts_on", "id").values_list(*columns):
        ends = begins + timedelta(weeks=weeks)
        if (person, unit, term) in resulted or on >= ends + RESULTS_LATE:
            continue
        found.append((person, unit, PLANNED if begins > on else UNDER_WAY))
    return found


def _facts(ids: list[int], on: date) -> dict[int, regulations.Facts]:
    languages: dict[int, dict[str, str]] = defaultdict(dict)
    pix: dict[int, int] = {}
    rows = Certification.objects.filter(person__in=ids, obtained_on__lte=on).exclude(valid_until__lte=on)
    for person, kind, code, level, points in rows.values_list("person_id", "kind", "code", "level", "points"):
        if kind == Certification.Kind.PIX:
            pix[person] = max(points or 0, pix.get(person, 0))
        elif kind == Certification.Kind.LANGUAGE and level in CEFR_ORDER:
            held = languages[person].get(code)
            if held is None or CEFR_ORDER.index(level) > CEFR_ORDER.index(held):
                languages[person][code] = level
    return {
        person: regulations.Facts(languages=dict(languages.get(person, {})), pix=pix.get(person))
        for person in {*languages, *pix}
    }


def _exemptions(ids: list[int], enrolments: Mapping[int, Enrolment]) -> dict[int, list[regulations.Exemption]]:
    found: dict[int, list[regulations.Exemption]] = defaultdict(list)
    rows = Exemption.objects.filter(person__in=ids, ended_at=None).order_by("decided_at", "id")
    for person, programme, node, kind, detail in rows.values_list(
        "person_id", "programme_id", "node", "kind", "detail"
    ):
        enrolment = enrolments.get(person)
        if enrolment is not None and enrolment.programme_id == programme:
            said: dict[str, Any] = {"kind": kind, "minimum": detail.get("minimum"), "unit": detail.get("unit")}
            found[person].append(regulations.Exemption(node=node, **said))
    return found


def candidate_credits(record: StudentRecord) -> list[Credit]:
    """What the student may still take: units that are taught, without those held, followed or planned."""
    there = {credit.unit for credit in record.credits}
    return [one.credit for one in record.units.values() if one.is_taught and one.credit.unit not in there]
