"""Reads of the catalogue of services."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Case, CharField, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.models import EntitlementRule, Holding, Service, ServiceLevel
from cartable.engines.people.api import populations
from cartable.kernel.languages import reader_language
from cartable.kernel.problems import NotFound
from cartable.kernel.search import Fold, matching
from cartable.kernel.search.matching import typed_words

TROUBLED = (Service.State.INTERRUPTED, Service.State.DEGRADED)
AUDIENCES = ("student", "teacher", "temporary", "staff", "hosted", "applicant", "alumnus")
"""For whom a service may be, in the words of the populations' language or the values of its ``affiliation``."""
_SUMMARIES = ("summary_fr", "summary_en", "audience_fr", "audience_en")
_WIDER = {
    "employee": ("teacher", "staff"),
    "affiliated": AUDIENCES,
    "faculty": ("teacher",),
    "affiliate": ("hosted",),
}


class NoSuchService(NotFound, ObjectDoesNotExist):
    """No service has this code."""

    code = "service.unknown"

    def __init__(self) -> None:
        super().__init__(_("No service has this code."), _("Look it up in the catalogue of services."))


class NoSuchLevel(NotFound, ObjectDoesNotExist):
    """The service has no level with this code."""

    code = "level.unknown"

    def __init__(self) -> None:
        super().__init__(_("This service has no such level."), _("Look it up on the service's page."))


def list_services() -> QuerySet[Service]:
    """All services with their owner and zone, by category in the catalogue's order, the closed last, then by title."""
    place = Case(
        *(When(category=category, then=Value(rank)) for rank, category in enumerate(Service.Category.values)),
        default=Value(99),
        output_field=IntegerField(),
    )
    rows = Service.objects.select_related("owner", "zone").annotate(shelf=place, sorted_title=Fold(_title_told()))
    return rows.order_by("shelf", _closed_last(), "sorted_title", "pk")


def listed_services() -> QuerySet[Service]:
    """Those of the public catalogue."""
    return list_services().filter(is_listed=True)


def kept_services(on: date) -> QuerySet[Service]:
    """All services, each with ``rules_count``: how many rules in force give it."""
    in_force = Q(rules__in=EntitlementRule.objects.valid_on(on).filter(state=EntitlementRule.State.ACTIVE))
    return list_services().annotate(rules_count=Count("rules", filter=in_force))


def services_with_text(rows: QuerySet[Service], text: str) -> QuerySet[Service]:
    """Those whose title, code, summary or audience, in either language, answers the text.

    Services that are closed come last, those named so before those that only speak of it, then the nearest.
    """
    found = matching(rows, _spaced("title_fr", "title_en", "code", *_SUMMARIES), text)
    if not typed_words(text):
        return found
    named = matching(Service.objects.all(), _spaced("title_fr", "title_en", "code"), text).order_by()
    told = Case(When(pk__in=named.values("pk"), then=Value(0)), default=Value(1))
    order = ("cartable_rank", "-cartable_closeness", "sorted_title", "pk")  # of ``matching``, which annotates them
    return found.order_by(_closed_last(), told, *order)


def get_service(code: str) -> Service:
    """The service with this code. Raises NoSuchService."""
    service = list_services().filter(code=code).first()
    if service is None:
        raise NoSuchService
    return service


def get_level(service: Service, code: str) -> ServiceLevel:
    """The service's level with this code. Raises NoSuchLevel."""
    level = service.levels.filter(code=code).first()
    if level is None:
        raise NoSuchLevel
    return level


def rules_in_force(service: Service, on: date) -> QuerySet[EntitlementRule]:
    """The rules that give the service on a day, the lowest level first."""
    rules = EntitlementRule.objects.valid_on(on).filter(service=service, state=EntitlementRule.State.ACTIVE)
    return rules.select_related("level", "pool", "door_group").order_by("level__rank", "code")


def services_for(audience: str, on: date) -> list[int]:
    """Ids of the services that a rule in force gives to some people of this kind. One query."""
    rules = EntitlementRule.objects.valid_on(on).filter(state=EntitlementRule.State.ACTIVE)
    found = rules.values_list("service_id", "population").order_by().distinct()
    return sorted({service for service, population in found if audience in audiences_of(population)})


def audiences_of(population: str) -> frozenset[str]:
    """The kinds of people that a rule speaks of; what it only leaves out (``not student``) isn't among them.

    A rule that names no kind (a group, a role) may give to anybody: it is of no audience.
    """
    try:
        return frozenset(_audiences(populations.parse(population)))
    except populations.RuleRefused:
        return frozenset()


def holding_states(person: Any, on: date) -> dict[int, str]:
    """The best state in which a person holds each service, by its id. One query."""
    best: dict[int, str] = {}
    order = Holding.State.values
    for service, state in Holding.objects.valid_on(on).filter(person=person).values_list("service_id", "state"):
        if service not in best or order.index(state) < order.index(best[service]):
            best[service] = state
    return best


def services_in_trouble(person: Any, on: date) -> QuerySet[Service]:
    """The services that a person holds and that are degraded or interrupted, the worst first."""
    held = Holding.objects.valid_on(on).filter(service=OuterRef("pk"), person=person, state__in=Holding.OPENING)
    worst = Case(When(state=Service.State.INTERRUPTED, then=Value(0)), default=Value(1))
    return list_services().filter(Exists(held), state__in=TROUBLED).order_by(worst, "state_since")


def _closed_last() -> Case:
    return Case(When(state=Service.State.CLOSED, then=Value(1)), default=Value(0))


def _spaced(*names: str) -> Concat:
    return Concat(*(piece for name in names for piece in (name, Value(" "))), output_field=CharField())


def _title_told() -> Any:
    """The title in the reader's language, to sort by."""
    if reader_language() == "fr":
        return "title_fr"
    return Coalesce(NullIf("title_en", Value("")), "title_fr")


def _audiences(rule: populations.Rule) -> Iterable[str]:
    """Words under a ``not`` don't count."""
    if type(rule).__name__ == "Not":
        return
    subject = getattr(rule, "subject", rule)
    name = getattr(subject, "name", "")
    if name == "affiliation":
        values = getattr(rule, "values", None) or (getattr(rule, "value", None),)
        names = [str(getattr(value, "value", "")) for value in values]
    else:
        names = [name]
    for one in names:
        yield from _WIDER.get(one, (one,) if one in AUDIENCES else ())
    for part in (*getattr(rule, "conditions", ()), getattr(rule, "condition", None)):
        if part is not None:
            yield from _audiences(part)
