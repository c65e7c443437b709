"""A student's result: each unit wished, got or waited for, and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.registration.api import assignments
from cartable.engines.registration.queries.places import results_of_student, waiting_of
from cartable.engines.registration.web.assignment.words import KINDS, outcome_status, waiting_status
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound


@require_safe
def my_result(request: HttpRequest) -> HttpResponse:
    """The reader's latest assignment."""
    require(request.user, "choice.view_own")
    person = request.user.person  # type: ignore[union-attr]
    lines = list(results_of_student(person))
    if not lines:
        return render(request, "registration/assignment/no_result.html", {"page_title": said("My result")})
    campaign = lines[0].run.campaign
    mine = [line for line in lines if line.run.campaign_id == campaign.pk]
    waiting = {row.offering_id: row for row in waiting_of(person, campaign)}
    explained = assignments.explain_lines(mine)
    context = {
        "page_title": said("My result"),
        "lead": title_of(campaign),
        "campaign": campaign,
        "rule": assignments.rule_text(mine[0].run.rule),
        "seed": mine[0].run.seed,
        "rows": [_row(line, why, waiting.get(line.offering_id)) for line, why in zip(mine, explained, strict=True)],
        "adjustments_url": reverse("registration:adjustments", args=[campaign.code]) if _are_open(campaign) else "",
    }
    return render(request, "registration/assignment/result.html", context)


@require_safe
def why(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Why the reader has a unit or not, and how to check it."""
    require(request.user, "choice.view_own")
    person = request.user.person  # type: ignore[union-attr]
    found = results_of_student(person).filter(run__campaign__code=code, offering__unit__code=unit)
    line = found.first()
    if line is None:
        raise NotFound(_("You didn't wish this unit in this campaign."), _("Look at it from your result."))
    explained = assignments.explain_line(line)
    context = {
        "page_title": format_lazy(_("Why: {unit}"), unit=explained.unit),
        "lead": title_of(line.offering.unit),
        "crumbs": [(_("My result"), reverse("registration:my-result"))],
        "why": explained,
        "status": outcome_status(line.outcome),
        "has_last": any(one.last for one in explained.criteria),
        "seed": line.run.seed,
        "rule": assignments.rule_text(line.run.rule),
    }
    return render(request, "registration/assignment/why.html", context)


def _row(line: assignments.AssignmentLine, why: assignments.Explanation, waiting: Any) -> dict[str, Any]:
    status = outcome_status(line.outcome)
    if waiting is not None and waiting.state != "waiting":
        status = waiting_status(waiting.state)
    return {
        "unit": line.offering.unit,
        "title": title_of(line.offering.unit),
        "kind": KINDS.get(line.priority[0], ""),
        "status": status,
        "rank": waiting.rank if waiting is not None and waiting.state == "waiting" else None,
        "replaces": waiting.replaces.unit.code if waiting is not None and waiting.replaces else "",
        "headline": why.headline,
        "why_url": reverse("registration:why", args=[line.run.campaign.code, line.offering.unit.code]),
    }


def _are_open(campaign: Any) -> bool:
    now = system_clock()
    return campaign.cancelled_at is None and any(
        phase.kind == "adjustments" and phase.opens_at <= now < phase.closes_at for phase in campaign.phases.all()
    )
