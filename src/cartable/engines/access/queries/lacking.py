"""What one person lacks: which conditions fail in the rule they are nearest to, and how to ask."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from django.utils.translation import gettext

from cartable.engines.access.models import EntitlementRule, Holding, Service
from cartable.engines.access.queries.foreseeing import read
from cartable.engines.access.queries.holdings import rows_of
from cartable.engines.access.types import LackingRight
from cartable.engines.people.api import Person, populations
from cartable.kernel.languages import title_of


def lacking_of(person: Person, *, on: date, service: Service | None = None) -> list[LackingRight]:
    """The listed services (or the one given) that aren't open to the person on a day, by title.

    A constant number of queries, whatever the number of services and rules. Texts are in the active language.
    """
    rows = rows_of(person, on)
    held = {row.service_id for row in rows if row.is_opening}
    services = [one for one in _services(service) if one.pk not in held]
    rules = _rules([one.pk for one in services], on)
    trees = {rule.pk: tree for some in rules.values() for rule in some if (tree := read(rule.population)) is not None}
    why = populations.why_each(person, trees, on) if trees else {}
    barred: defaultdict[int, list[Holding]] = defaultdict(list)
    for row in rows:
        barred[row.service_id].append(row)
    told = []
    for one in services:
        codes = tuple(rule.code for rule in rules[one.pk])
        failing = tuple(_bars(row) for row in barred[one.pk])
        failing = failing or _nearest([why[rule.pk] for rule in rules[one.pk] if rule.pk in why])
        told.append(_lacking(one, failing, codes))
    return told


def _services(service: Service | None) -> list[Service]:
    if service is not None:
        return [service]
    return list(
        Service.objects.filter(is_listed=True).exclude(state=Service.State.CLOSED).select_related("owner", "zone")
    )


def _rules(services: list[int], on: date) -> defaultdict[int, list[EntitlementRule]]:
    found: defaultdict[int, list[EntitlementRule]] = defaultdict(list)
    in_force = EntitlementRule.objects.valid_on(on).filter(state=EntitlementRule.State.ACTIVE, service__in=services)
    for rule in in_force.order_by("code"):
        found[rule.service_id].append(rule)
    return found


def _nearest(why: list[populations.Explained]) -> tuple[str, ...]:
    """The fewest conditions that fail; the first rule by code when several are as near."""
    failing = [tuple(dict.fromkeys(part.words for part in one.failing())) for one in why]
    if any(not one for one in failing):
        return (gettext("The conditions are met: the right opens within a day."),)
    return min(failing, key=len, default=())


def _bars(row: Holding) -> str:
    """Why a right that is there opens nothing."""
    if row.state == Holding.State.WAITING:
        return gettext("All the seats are taken: the right waits for one to be free.")
    if row.state == Holding.State.NOT_CLEARED:
        return gettext("A clearance is needed for the restricted zone.")
    return gettext("Another right that is held excludes this one.")


def _lacking(service: Service, failing: tuple[str, ...], codes: tuple[str, ...]) -> LackingRight:
    asked = title_of(service, "how_to_ask")
    can_ask = service.can_be_asked and service.state != Service.State.CLOSED
    return LackingRight(service, failing, codes, asked, can_ask)
