"""A student's adjustments: what they have, what they wait for, what they may take instead, with the places of now."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.catalogue.api import list_units
from cartable.engines.registration.api import (
    Campaign,
    access_campaign_to_choose,
    assignments,
    campaign_open_to,
    choices_of,
    phase_at,
)
from cartable.engines.registration.queries.places import offerings_with_places, waiting_of
from cartable.engines.registration.web.assignment.words import passed_said, places_said, waiting_status
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, InputRefused, NotFound
from cartable.ui.moments import say_moment

MOST_FOUND = 30


@require_safe
def my_adjustments(request: HttpRequest) -> HttpResponse:
    """The campaign under way for the reader."""
    require(request.user, "campaign.choose")
    campaign = campaign_open_to(person=request.user.person, at=system_clock())  # type: ignore[union-attr]
    if campaign is None or phase_at(campaign, system_clock()) != "adjustments":
        return render(request, "registration/assignment/closed.html", {"page_title": said("Adjustments")})
    return HttpResponseRedirect(reverse("registration:adjustments", args=[campaign.code]))


@require_safe
def adjustments(request: HttpRequest, code: str) -> HttpResponse:
    """What the reader has, and what they may change."""
    campaign = access_campaign_to_choose(request.user, code)
    return render(request, "registration/assignment/adjustments.html", _context(request, campaign, system_clock()))


@require_POST
def change(request: HttpRequest, code: str) -> HttpResponse:
    """What a button does: add, drop, swap, wait, leave the list."""
    now = system_clock()
    campaign = access_campaign_to_choose(request.user, code)
    try:
        full = _act(request, campaign, now)
    except InputRefused as refused:
        return _again(request, campaign, now, [str(fault.what) + " " + str(fault.mend) for fault in refused.faults])
    except Conflict as refused:
        return _again(request, campaign, now, [str(refused)], status=409)
    if full:
        return _again(request, campaign, now, [], full=full, status=409)
    query = request.POST.get("q", "")[:100]
    address = reverse("registration:adjustments", args=[code])
    return HttpResponseRedirect(f"{address}?{urlencode({'q': query})}" if query else address, status=303)


def _act(request: HttpRequest, campaign: Campaign, now: datetime) -> tuple[assignments.FullUnit, ...]:
    """Do it; the units that were full, if that is why nothing was done."""
    act, unit, replaces = (
        request.POST.get(name, "")[:40].strip().replace("\0", "") for name in ("act", "unit", "replaces")
    )
    person: Any = request.user.person  # type: ignore[union-attr]
    actor: Any = request.user
    if act == "leave":
        row = _my_waiting(person, campaign, unit)
        assignments.leave_waiting(waiting=row, actor=actor, now=now)
        messages.success(request, said("You don't wait for %(unit)s any more.") % {"unit": row.offering.unit.code})
    elif act == "wait":
        row = assignments.wait_for(
            campaign=campaign, person=person, unit_code=unit, replaces=replaces, actor=actor, now=now
        )
        messages.success(
            request, said("You wait for %(unit)s: you are told as soon as a place comes.") % {"unit": unit}
        )
    else:
        found = assignments.change_units(
            campaign=campaign,
            person=person,
            add=[unit] if act == "add" and unit else [],
            drop=[code for code in [unit if act == "drop" else replaces] if code],
            actor=actor,
            now=now,
            token=_token(request),
        )
        if not found.is_done:
            return found.full
        messages.success(request, _done_said(found))
    return ()


def _done_said(found: assignments.Changed) -> str:
    names = {"added": ", ".join(found.added), "dropped": ", ".join(found.dropped)}
    if found.added and found.dropped:
        return said("Done: you have %(added)s in the place of %(dropped)s.") % names
    return (said("Done: you have %(added)s.") if found.added else said("Done: %(dropped)s is given back.")) % names


def _token(request: HttpRequest) -> str:
    """The click's own name, which the form carries: sent twice, it counts once."""
    try:
        return str(UUID(request.POST.get("token", "")))
    except ValueError:
        return ""


def _my_waiting(person: Any, campaign: Campaign, uuid: str) -> assignments.Waiting:
    found = next((row for row in waiting_of(person, campaign) if str(row.uuid) == uuid), None)
    if found is None:
        raise NotFound(_("You don't wait for this unit."), _("Reload the page to see what you wait for."))
    return found


def _again(
    request: HttpRequest,
    campaign: Campaign,
    now: datetime,
    refusals: list[str],
    *,
    full: tuple[assignments.FullUnit, ...] = (),
    status: int = 422,
) -> HttpResponse:
    """The same page with what stands against the change; what was typed is kept."""
    context = _context(request, campaign, now)
    context |= {
        "refusals": refusals,
        "full": [
            {
                "unit": one.unit,
                "said": places_said(one.capacity, one.taken, one.waiting),
                "replaces": request.POST.get("replaces", "")[:40],
            }
            for one in full
        ],
    }
    return render(request, "registration/assignment/adjustments.html", context, status=status)


def _context(request: HttpRequest, campaign: Campaign, now: datetime) -> dict[str, Any]:
    person: Any = request.user.person  # type: ignore[union-attr]
    text = (request.POST.get("q") or request.GET.get("q", "")).strip().replace("\0", "")[:100]
    held = [choice.offering.unit for choice in choices_of(person=person, term=campaign.term)]
    waiting = waiting_of(person, campaign)
    closes = next((one.closes_at for one in campaign.phases.all() if one.kind == "adjustments"), None)
    is_open = phase_at(campaign, now) == "adjustments"
    waited = {row.offering_id for row in waiting if row.state == "waiting"}
    found = _found(campaign, text, {unit.pk for unit in held}) if text and is_open else []
    lead = said("Open until %(moment)s.") % {"moment": say_moment(closes)} if is_open and closes else ""
    return {
        "page_title": said("Change my units"),
        "lead": lead or said("Adjustments are closed: you can look, not change."),
        "crumbs": [(_("My result"), reverse("registration:my-result"))],
        "campaign": campaign,
        "is_open": is_open,
        "held": [{"unit": unit, "title": title_of(unit)} for unit in held],
        "credits": sum(unit.credits for unit in held),
        "waiting": [_waiting_row(row) for row in waiting if row.state == "waiting"],
        "ended": [_waiting_row(row) for row in waiting if row.state in ("served", "passed")],
        "text": text,
        "found": [_found_row(row, row.pk in waited) for row in found[:MOST_FOUND]],
        "has_more": len(found) > MOST_FOUND,
        "token": uuid4,
        "act_url": reverse("registration:adjust", args=[campaign.code]),
    }


def _found(campaign: Campaign, text: str, held: set[int]) -> list[Any]:
    units = list_units(term_code=campaign.term.code, text=text).values("pk")
    rows = offerings_with_places(campaign).filter(unit__in=units).exclude(unit__in=held)
    return list(rows[: MOST_FOUND + 1])


def _found_row(row: Any, is_waited: bool) -> dict[str, Any]:
    is_full = row.capacity is not None and (row.taken >= row.capacity or row.waiting_count > 0)
    return {
        "unit": row.unit,
        "title": title_of(row.unit),
        "places": places_said(row.capacity, row.taken, row.waiting_count),
        "kind": "no" if is_full else "ok",
        "is_full": is_full,
        "is_waited": is_waited,
    }


def _waiting_row(row: assignments.Waiting) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid),
        "unit": row.offering.unit,
        "title": title_of(row.offering.unit),
        "rank": row.rank,  # type: ignore[attr-defined]
        "replaces": row.replaces.unit.code if row.replaces else "",
        "status": waiting_status(row.state),
        "why": passed_said(row.detail) if row.state == "passed" else "",
    }
