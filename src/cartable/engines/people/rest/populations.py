"""Rules and whom they mean, for programs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Router
from ninja.pagination import paginate

from cartable.engines.people.api import Person, accept_rule, counted_people, list_people, populations
from cartable.engines.people.rest.population_shapes import CountOut, RuleIn, RuleOut, WordOut
from cartable.engines.people.rest.shapes import PersonOut, Rule
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Day, Pages

router = Router()


@router.get("/populations/words", response=list[WordOut])
@paginate(Pages)
def words(request: HttpRequest) -> Any:
    """The words that rules may use, by name."""
    require(request.user, "population.view")
    return populations.list_words()


@router.post("/populations/check", response=RuleOut)
def check(request: HttpRequest, body: RuleIn) -> Any:
    """Judge a rule: its faults with their places, or its canonical form and what it means in both languages."""
    require(request.user, "population.view")
    found = populations.check(body.rule)
    told: dict[str, Any] = {"is_sound": found.is_sound, "text": found.text}
    if found.rule is not None and found.is_sound:
        told |= {"french": populations.in_words(found.rule, "fr"), "english": populations.in_words(found.rule, "en")}
    told["faults"] = [fault.as_dict() for fault in found.faults]
    return told | {"advice": [fault.as_dict() for fault in found.advice]}


@router.get("/populations/count", response=CountOut)
def count(request: HttpRequest, rule: Rule, on: Day | None = None) -> Any:
    """How many people a rule means on a day (today unless told), among those whom you may count."""
    require(request.user, "population.view")
    return {"people": _meant(request, rule, on).count()}


@router.get("/populations/members", response=list[PersonOut])
@paginate(Pages)
def members(request: HttpRequest, rule: Rule, on: Day | None = None) -> Any:
    """Those whom a rule means on a day (today unless told) and whose names you may read, by name."""
    require(request.user, "population.export")
    return list_people(request.user).filter(pk__in=_meant(request, rule, on).order_by().values("pk"))


def _meant(request: HttpRequest, rule: str, on: Any) -> QuerySet[Person]:
    found = populations.population_query(accept_rule(rule), on or today())
    return found.filter(counted_people(request.user))
