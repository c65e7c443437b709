"""Derogations for programs: asked by the student, decided or withdrawn."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.registration.api import (
    access_campaign_to_choose,
    access_derogation,
    ask_derogation,
    decide_derogation,
    derogations_to_decide,
    withdraw_derogation,
)
from cartable.engines.registration.rest.advice_shapes import DerogationDecisionIn, DerogationIn, DerogationOut
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotAllowed
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/derogations", response=list[DerogationOut])
@paginate(Pages)
def derogations(request: HttpRequest) -> Any:
    """Those of the students whom you advise and of the programmes that you answer for, the latest first."""
    require(request.user, "advice.give")
    return derogations_to_decide(request.user)


@router.get("/derogations/{uuid}", response=DerogationOut)
def derogation(request: HttpRequest, uuid: UUID) -> Any:
    """One, for its student and those who advise them or decide."""
    return access_derogation(request.user, uuid)


@router.post("/campaigns/{code}/derogations", response={201: DerogationOut})
def ask(request: HttpRequest, code: Path[Code], body: DerogationIn) -> Any:
    """Ask to be let through a rule of choice. 409 when you asked already."""
    asked = ask_derogation(
        campaign=access_campaign_to_choose(request.user, code),
        person=request.user.person,  # type: ignore[union-attr]
        rule=body.rule,
        unit_code=body.unit,
        reason=body.reason,
        actor=request.user,
        now=system_clock(),
    )
    return 201, asked


@router.post("/derogations/{uuid}/decide", response=DerogationOut)
def decide(request: HttpRequest, uuid: UUID, body: DerogationDecisionIn) -> Any:
    """Grant or refuse it, with a reason that the student reads. 409 when it waits no more."""
    found = access_derogation(request.user, uuid)
    require(request.user, "derogation.decide", found)
    return decide_derogation(
        derogation=found, granted=body.granted, reason=body.reason, actor=request.user, now=system_clock()
    )


@router.post("/derogations/{uuid}/withdraw", response=DerogationOut)
def withdraw(request: HttpRequest, uuid: UUID) -> Any:
    """The student asks no more. 409 when it waits no more."""
    found = access_derogation(request.user, uuid)
    if found.person_id != request.user.person_id:  # type: ignore[union-attr]
        raise NotAllowed("derogation.withdraw", _("A request is withdrawn by who made it."))
    return withdraw_derogation(derogation=found, actor=request.user, now=system_clock())
