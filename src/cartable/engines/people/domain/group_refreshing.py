"""Memberships that follow rules: computed for a whole group, or for those whom a change concerns."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.facts import tell_facts_changed
from cartable.engines.people.domain.group_rules import facts_of, in_order, list_rule_groups, read_rule
from cartable.engines.people.models import Group, GroupMembership, Person
from cartable.engines.people.populations import Rule, RuleRefused, population_query, rules_met
from cartable.kernel.audit import because

log = logging.getLogger(__name__)
ONE_BY_ONE = 40
"""Up to so many people are judged one by one, from their own rows; more by one statement a group."""

# Who meets the rule is computed once; the four writes touch different rows. A membership that would end on the day it
# began held nobody for a day: it goes. One that ended that very day opens again.
REFRESH = """
WITH wanted (id) AS ({population}), ended AS (
  UPDATE people_groupmembership SET valid_until = %s
  WHERE group_id = %s AND valid_from < %s AND (valid_until IS NULL OR valid_until > %s) {among}
    AND NOT EXISTS (SELECT 1 FROM wanted WHERE wanted.id = person_id) RETURNING person_id
), removed AS (
  DELETE FROM people_groupmembership WHERE group_id = %s AND valid_from = %s {among}
    AND NOT EXISTS (SELECT 1 FROM wanted WHERE wanted.id = person_id) RETURNING person_id
), opened_again AS (
  UPDATE people_groupmembership SET valid_until = NULL
  WHERE group_id = %s AND valid_from <= %s AND valid_until >= %s {among}
    AND EXISTS (SELECT 1 FROM wanted WHERE wanted.id = person_id)
    AND NOT EXISTS (SELECT 1 FROM people_groupmembership later WHERE later.group_id = people_groupmembership.group_id
      AND later.person_id = people_groupmembership.person_id AND later.valid_from >= people_groupmembership.valid_until)
  RETURNING person_id
), opened AS (
  INSERT INTO people_groupmembership (group_id, person_id, valid_from, valid_until)
  SELECT %s, wanted.id, %s, NULL FROM wanted WHERE NOT EXISTS (
    SELECT 1 FROM people_groupmembership held WHERE held.group_id = %s AND held.person_id = wanted.id
      AND held.valid_from <= %s AND (held.valid_until IS NULL OR held.valid_until >= %s)
  ) RETURNING person_id
)
SELECT 'in', person_id FROM opened UNION ALL SELECT 'in', person_id FROM opened_again
UNION ALL SELECT 'out', person_id FROM ended UNION ALL SELECT 'out', person_id FROM removed
"""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """Who came in and who went out, by id."""

    entered: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()

    @property
    def changed(self) -> frozenset[int]:
        """Everyone concerned."""
        return self.entered | self.left


def refresh_group(group: Group, on: date, *, actor: Any = "people") -> Refreshed:
    """Make the memberships of a group follow its rule on a day: one statement whatever the number of people.

    A group kept by hand, or whose rule no engine can read any more, stays as it is. Tells ``person.facts_changed``.
    """
    rule = read_rule(group.rule) if group.rule else None
    if rule is None:
        return Refreshed()
    with transaction.atomic(), because(actor=actor, reason=_("The group follows its rule")):
        _take_turn(group)
        # What was written ahead, by hand, before the group had a rule: a rule says nothing of days to come.
        GroupMembership.objects.filter(group=group, valid_from__gt=on).delete()
        found = _write(group, rule, on, None)
        Group.objects.filter(pk=group.pk).update(refreshed_on=on)
        tell_facts_changed(person_ids=found.changed, facts=["group"])
    group.refreshed_on = on
    return found


def refresh_groups_of(person_ids: Collection[int], on: date, *, facts: Collection[str] | None = None) -> set[int]:
    """Make the groups by rule follow a change of these people; returns the ids of those who changed group.

    ``facts`` names what changed (``populations.Fact``), so that other rules aren't judged; None: anything. Groups that
    read groups follow in order. A group that was never computed waits for the night.
    """
    read = None if facts is None else set(facts)
    changed: set[int] = set()
    ids = sorted(set(person_ids))
    if not ids:
        return changed
    for layer in in_order(group for group in list_rule_groups() if group.refreshed_on):
        concerned = [group for group in layer if read is None or facts_of(group.rule) & read]
        if not concerned:
            continue
        moved = _refresh_few(concerned, ids, on) if len(ids) <= ONE_BY_ONE else _refresh_many(concerned, ids, on)
        changed |= moved
        if moved and read is not None:
            read.add("group")
    return changed


def refresh_all_groups(on: date, *, only_stale: bool = False) -> int:
    """Compute every group by rule again, those that others read first; returns how many people moved.

    ``only_stale``: those not computed on that day yet. One group that fails is told in the log and leaves the others.
    """
    moved = 0
    for layer in in_order(list_rule_groups()):
        for group in layer:
            if only_stale and group.refreshed_on == on:
                continue
            try:
                moved += len(refresh_group(group, on).changed)
            except RuleRefused as refusal:
                log.warning("group %s stays as it is: %s", group.code, refusal)
    return moved


def refresh_groups_reading(fact: str, on: date) -> int:
    """Compute the groups whose rules read a kind of facts, when it changed for people unknown; how many moved."""
    moved = 0
    for group in (group for layer in in_order(list_rule_groups()) for group in layer if fact in facts_of(group.rule)):
        try:
            moved += len(refresh_group(group, on).changed)
        except RuleRefused as refusal:
            log.warning("group %s stays as it is: %s", group.code, refusal)
    return moved


def _refresh_few(groups: list[Group], ids: list[int], on: date) -> set[int]:
    """Judge each person from their own rows, and write only where something changes."""
    rules = {group.pk: rule for group in groups if (rule := read_rule(group.rule)) is not None}
    by_id = {group.pk: group for group in groups}
    changed: set[int] = set()
    for person in Person.objects.filter(pk__in=ids):
        try:
            met = rules_met(person, rules, on)
        except RuleRefused:  # a word that no engine has any more: the others are judged group by group
            return changed | _refresh_many(groups, ids, on)
        held = set(
            GroupMembership.objects.valid_on(on).filter(person=person, group__in=rules).values_list("group", flat=True)
        )
        for key in sorted(met ^ held):
            changed |= _refresh_some(by_id[key], [person.pk], on)
    return changed


def _refresh_many(groups: list[Group], ids: list[int], on: date) -> set[int]:
    changed: set[int] = set()
    for group in groups:
        try:
            changed |= _refresh_some(group, ids, on)
        except RuleRefused as refusal:
            log.warning("group %s stays as it is: %s", group.code, refusal)
    return changed


def _refresh_some(group: Group, ids: list[int], on: date) -> frozenset[int]:
    rule = read_rule(group.rule)
    if rule is None:
        return frozenset()
    with transaction.atomic(), because(actor="people", reason=_("The group follows its rule")):
        _take_turn(group)
        found = _write(group, rule, on, ids)
        tell_facts_changed(person_ids=found.changed, facts=["group"])
    return found.changed


def _take_turn(group: Group) -> None:
    """Two computations of one group wait for each other: each sees what the other wrote."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [0x67726F75, group.pk % (1 << 31)])


def _write(group: Group, rule: Rule, on: date, ids: list[int] | None) -> Refreshed:
    people = population_query(rule, on).filter(merged_into__isnull=True).order_by().values("pk")
    people = people if ids is None else people.filter(pk__in=ids)
    population, parameters = people.query.sql_with_params()
    among, only = ("", []) if ids is None else ("AND person_id = ANY(%s)", [ids])
    statement = REFRESH.format(population=population, among=among)
    given = [
        *parameters,
        *(on, group.pk, on, on, *only),
        *(group.pk, on, *only),
        *(group.pk, on, on, *only),
        *(group.pk, on, group.pk, on, on),
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    entered = frozenset(person for side, person in rows if side == "in")
    return Refreshed(entered, frozenset(person for side, person in rows if side == "out"))
