"""Campaigns for programs: the list, one with its phases and rule, its live board, its forecast."""

from typing import Any

from django.http import HttpRequest
from ninja import Path, Router
from ninja.pagination import paginate

from cartable.engines.registration.api import (
    access_campaign,
    access_campaign_to_choose,
    assignments,
    board_of,
    foresee,
    list_campaigns,
    offerings_with_places,
    with_figures,
)
from cartable.engines.registration.rest.campaign_shapes import (
    BoardOut,
    CampaignDetail,
    CampaignFigures,
    CampaignRuleIn,
    ForecastOut,
    board_out,
    forecast_out,
)
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.shapes import Code, Pages

router = Router()


@router.get("/campaigns", response=list[CampaignFigures])
@paginate(Pages)
def campaigns(request: HttpRequest) -> Any:
    """Campaigns of choice, the latest term first."""
    require(request.user, "campaign.view")
    return with_figures(list_campaigns())


@router.get("/campaigns/{code}", response=CampaignDetail)
def campaign(request: HttpRequest, code: Path[Code]) -> Any:
    """One campaign with its phases and the rule of its places, for those who follow campaigns and who is in it."""
    if is_allowed(request.user, "campaign.view"):
        return access_campaign(request.user, code)
    return access_campaign_to_choose(request.user, code)


@router.put("/campaigns/{code}/rule", response=CampaignDetail)
def state_rule(request: HttpRequest, code: Path[Code], body: CampaignRuleIn) -> Any:
    """State or change the rule by which places are given, and why. 409 once they are given."""
    require(request.user, "campaign.manage")
    found = access_campaign(request.user, code)
    assignments.state_rule(campaign=found, rule=body.rule, actor=request.user, reason=body.reason)
    return access_campaign(request.user, code)


@router.get("/campaigns/{code}/board", response=BoardOut)
def board(request: HttpRequest, code: Path[Code]) -> Any:
    """Who has chosen at this instant, by programme and by state of the list."""
    found = access_campaign(request.user, code)
    return board_out(board_of(found, today()), system_clock())


@router.get("/campaigns/{code}/forecast", response=ForecastOut)
def forecast(request: HttpRequest, code: Path[Code]) -> Any:
    """The numbers to expect in each unit of the term, with their range and how far such predictions fell before."""
    found = access_campaign(request.user, code)
    capacities = dict(offerings_with_places(found).values_list("unit__code", "capacity"))
    return forecast_out(foresee(found, today()), capacities)
