"""The rules that give services, for programs: read, said in words, and what a change of theirs would do."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.access.api import access_rule, access_service, preview_rule
from cartable.engines.access.queries.rules_told import counts_by_state, managed_rules
from cartable.engines.access.rest.rule_shapes import (
    ChangePreviewOut,
    EntitlementRuleDetail,
    EntitlementRuleOut,
    EntitlementState,
    NewRuleIn,
    RuleChangeIn,
    RuleCode,
)
from cartable.engines.access.rest.service_shapes import ServiceCode
from cartable.engines.people.api import accept_rule, populations
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/entitlement-rules", response=list[EntitlementRuleOut])
@paginate(Pages)
def rules(request: HttpRequest, service: ServiceCode | None = None, state: EntitlementState | None = None) -> Any:
    """The rules of the services that you manage, by service and code."""
    require(request.user, "entitlement.manage")
    rows = managed_rules(request.user).order_by("service__code", "code")
    if service:
        rows = rows.filter(service__code=service)
    return rows.filter(state=state) if state else rows


@router.post("/entitlement-rules/preview", response=ChangePreviewOut)
def preview_new(request: HttpRequest, body: NewRuleIn) -> Any:
    """Whom a rule that isn't written yet would give the service, on a day."""
    require(request.user, "entitlement.manage", access_service(request.user, body.service))
    return _previewed(request, None, body)


@router.get("/entitlement-rules/{code}", response=EntitlementRuleDetail)
def one_rule(request: HttpRequest, code: Path[RuleCode]) -> Any:
    """One rule, in words in both languages."""
    rule = access_rule(request.user, code)
    rule.words = _words(rule.population)  # type: ignore[attr-defined]
    for state, number in counts_by_state(rule, today()).items():
        setattr(rule, state, number)
    return rule


@router.post("/entitlement-rules/{code}/preview", response=ChangePreviewOut)
def preview_change(request: HttpRequest, code: Path[RuleCode], body: RuleChangeIn) -> Any:
    """Who would gain and who would lose the service if the rule had this population, on a day. Nothing is written."""
    return _previewed(request, access_rule(request.user, code), body)


def _previewed(request: HttpRequest, rule: Any, body: RuleChangeIn) -> dict[str, Any]:
    text = accept_rule(body.population, where="population")
    told = preview_rule(rule=rule, population=text, on=body.on or today(), actor=request.user)
    names = ("holders", "stays", "enters", "leaves", "asks_twice", "first_entering", "first_leaving")
    return {"population": text, "words": _words(text), **{name: getattr(told, name) for name in names}}


def _words(text: str) -> dict[str, str]:
    return {language: populations.all_in_words([text], language)[text] for language in ("fr", "en")}
