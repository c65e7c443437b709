"""What some teams prepared for the coming term: in every state, some of it taken over into the timetable."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, time, timedelta

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue import api as catalogue
from cartable.engines.catalogue.api import preparation
from cartable.engines.people import api as people
from cartable.engines.timetable.api import asked
from cartable_demo.builders.people import Population
from cartable_demo.personas import persona
from cartable_demo.plan.asking import PlannedPreparation, plan_preparations
from cartable_demo.plan.campus import College
from cartable_demo.plan.teaching import GROUP_SIZE

#: What changed after the preparation was taken over: a morning.
LATER = (4, time(8), time(10), "impossible")
TAKEN_OVER = ("applied", "changed", "reopened")


def build_preparations(term: Term, college: College, population: Population, now: datetime) -> int:
    """The preparations of the first college; returns how many. Call it when the term's requirements are there."""
    leads = people.Person.objects.in_bulk(population.teachers[0])
    planned = list(plan_preparations(college))
    codes = [college.mark + one.unit for one in planned]
    units = {unit.code: unit for unit in catalogue.CourseUnit.objects.filter(code__in=codes)}
    busy: dict[int, set[int]] = defaultdict(set)
    rows = []
    for one in planned:
        lead = leads[population.teachers[0][one.lead]]
        row = _write(term, units[college.mark + one.unit], lead, one, busy)
        if one.state != "in_progress":
            preparation.hand_over(preparation=row, actor=_account(lead), now=now - timedelta(days=3))
        rows.append((one, row, lead))
    ready = [row.unit.code for one, row, _lead in rows if one.state in TAKEN_OVER]
    timetabler = people.find_account(persona("timetabler").username)
    asked.apply_preparations(term=term, actor=timetabler, now=now - timedelta(days=2), unit_codes=ready)
    for one, row, lead in rows:
        if one.state == "reopened":
            preparation.take_back(preparation=row, actor=_account(lead), reason="un groupe de plus")
        if one.state == "changed":
            _absent(term, lead, LATER, busy)
    return len(rows)


def _write(
    term: Term, unit: catalogue.CourseUnit, lead: people.Person, one: PlannedPreparation, busy: dict[int, set[int]]
) -> preparation.Preparation:
    actor = _account(lead)
    row = preparation.begin_preparation(unit=unit, term=term, actor=actor)
    for kind in {found.kind for found in row.kinds.all()} - one.kinds.keys():
        preparation.drop_kind(preparation=row, kind=kind, actor=actor)
    for kind, planned in one.kinds.items():
        draft = preparation.KindDraft(
            kind=kind,
            minutes=planned.minutes,
            per_week=1,
            weeks_count=planned.weeks,
            group_size=GROUP_SIZE[kind],
            groups_count=planned.groups,
        )
        preparation.set_kind(preparation=row, draft=draft, actor=actor)
    preparation.set_expected(preparation=row, expected=None, note=one.note, actor=actor)
    first = min(one.kinds)
    groups = one.kinds[first].groups
    preparation.set_teacher(preparation=row, person=lead, kind=first, groups_count=groups, actor=actor)
    for values in one.sentences:
        preparation.add_rule(preparation=row, values=values, actor=actor)
    _absent(term, lead, one.absence, busy)
    row.refresh_from_db()
    return row


def _absent(term: Term, lead: people.Person, absence: tuple[int, time, time, str], busy: dict[int, set[int]]) -> None:
    """Once a day for each person: a lead of several units says it once."""
    day, starts, ends, strength = absence
    if day not in busy[lead.pk]:
        busy[lead.pk].add(day)
        preparation.add_unavailability(
            person=lead, term=term, day=day, starts=starts, ends=ends, strength=strength, actor=_account(lead)
        )


def _account(person: people.Person) -> people.Account:
    account: people.Account = people.Account.objects.get(person=person)
    return account
