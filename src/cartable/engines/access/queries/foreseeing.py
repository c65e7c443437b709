"""Until when a right lasts if nothing changes, all that is dated about the person taken in.

Rules are judged on the days when an affiliation, a role or a membership begins or ends. What depends on the day itself
(an age, “ends within 30 days”) isn't foreseen between those days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from cartable.engines.access.models import Clearance, EntitlementRule, Holding
from cartable.engines.people.api import Person, populations

Ends = dict[int, date]
"""First day when each rule no longer gives anything to the person."""


def foreseen_ends(person: Person, rules: Iterable[EntitlementRule], *, on: date) -> Ends:
    """The first day when each rule stops being true of the person; rules that go on are absent."""
    known = {rule.pk: rule for rule in rules}
    trees = {number: tree for number, rule in known.items() if (tree := read(rule.population)) is not None}
    ends: Ends = {rule.pk: rule.valid_until for rule in known.values() if rule.valid_until is not None}
    days = populations.days_of_change(person, on) if trees else []
    met = populations.met_on_days(person, trees, days) if days else {}
    for number in trees:
        lost = next((day for day in days if number not in met[day]), None)
        if lost is not None:
            ends[number] = min(lost, ends.get(number, lost))
    return ends


@lru_cache(maxsize=4096)
def read(population: str) -> populations.Rule | None:
    """The tree of a rule; None when it can't be read, and nothing is foreseen of it. Looked into once a process."""
    try:
        tree = populations.parse(population)
        populations.compile_rule(tree, date(2000, 1, 1))
    except populations.RuleRefused:
        return None
    return tree


def clearance_ends(person: Person, rows: Collection[Holding], *, on: date) -> dict[int, date]:
    """The first day without clearance, for each zone that the rows depend on. One query, if there is any."""
    zones = {zone for row in rows for zone in zones_of(row)}
    if not zones:
        return {}
    held = Clearance.objects.filter(
        person=person, zone__in=zones, state=Clearance.State.GRANTED, valid_from__lte=on, valid_until__gt=on
    )
    ends = held.order_by("valid_until").values_list("zone_id", "valid_until")
    return {zone: end for zone, end in ends if end is not None}


def zones_of(row: Holding) -> set[int]:
    """The zones of a row: the service's, that of its doors."""
    zones = {row.service.zone_id, row.door_group.zone_id if row.door_group else None}
    return {zone for zone in zones if zone is not None}


def end_of(row: Holding, ends: Ends, cleared: dict[int, date]) -> date | None:
    """The first day without this row, written or foreseen; None when nothing tells."""
    end = row.valid_until or (ends.get(row.rule_id) if row.rule_id is not None else None)
    known = [day for day in (end, *(cleared.get(zone) for zone in zones_of(row))) if day is not None]
    return min(known, default=None)
