"""Addresses of the page, and what its forms do."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.registration.api import (
    Campaign,
    ListChangedElsewhere,
    access_campaign_to_choose,
    campaign_open_to,
)
from cartable.engines.registration.web.semester.acting import act_on
from cartable.engines.registration.web.semester.asked import ALL, AT_FIRST, USEFUL, Asked, asked_in_post, read_asked
from cartable.engines.registration.web.semester.composing import compose
from cartable.engines.registration.web.semester.conflict import compare
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, InputRefused


@require_safe
def my_semester(request: HttpRequest) -> HttpResponse:
    """The campaign under way for the reader, or why there is nothing to choose."""
    require(request.user, "campaign.choose")
    campaign = campaign_open_to(person=request.user.person, at=system_clock())  # type: ignore[union-attr]
    if campaign is None:
        return render(request, "registration/semester/none.html", {"page_title": gettext("Choose my semester")})
    return _show(request, campaign, read_asked(request.GET.dict()), system_clock())


@require_safe
def semester(request: HttpRequest, code: str) -> HttpResponse:
    """One campaign, also when it is over: then it is read only."""
    campaign = access_campaign_to_choose(request.user, code)
    return _show(request, campaign, read_asked(request.GET.dict()), system_clock())


@require_POST
def act(request: HttpRequest, code: str) -> HttpResponse:
    """What a button of the page does; then the page again, or the two versions when another tab was quicker."""
    now = system_clock()
    campaign = access_campaign_to_choose(request.user, code)
    asked = asked_in_post(request)
    try:
        said = act_on(request, campaign, now)
    except ListChangedElsewhere as refused:
        return _show_both(request, campaign, refused, asked)
    except InputRefused as refused:
        return _after(request, campaign, asked, refusals=[str(one) for one in refused.faults])
    except Conflict as refused:
        return _after(request, campaign, asked, refusals=[str(refused)])
    return _after(request, campaign, asked, said=said)


def is_partial(request: HttpRequest) -> bool:
    """Whether HTMX asks for what changes only."""
    return request.headers.get("HX-Request-Type") == "partial"


def _show(
    request: HttpRequest, campaign: Campaign, asked: Asked, now: datetime, *, said: str = "", refusals: Any = ()
) -> HttpResponse:
    context = compose(campaign, request.user.person, asked, now)  # type: ignore[union-attr]
    context |= {
        "page_title": gettext("Choose my semester"),
        "here": reverse("registration:semester", args=[campaign.code]),
        "act_url": reverse("registration:semester-act", args=[campaign.code]),
        "useful_query": asked.query(show=USEFUL, shown=AT_FIRST),
        "all_query": asked.query(show=ALL, shown=AT_FIRST),
        "all_url": reverse("registration:semester", args=[campaign.code]) + "?show=all",
        "more_query": asked.query(shown=asked.shown + 80),
        "chosen_label": pgettext("unit", "Chosen"),
        "said": said,
        "refusals": refusals,
        "is_fragment": is_partial(request),
    }
    template = "registration/semester/body.html" if is_partial(request) else "registration/semester/page.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request-Type"])
    return response


def _after(
    request: HttpRequest, campaign: Campaign, asked: Asked, *, said: str = "", refusals: Any = ()
) -> HttpResponse:
    if is_partial(request):
        return _show(request, campaign, asked, system_clock(), said=said, refusals=refusals)
    for refusal in refusals:
        messages.error(request, refusal)
    if said:
        messages.success(request, said)
    address = reverse("registration:semester", args=[campaign.code]) + asked.query()
    return HttpResponseRedirect(f"{address}#{_place(request)}", status=303)


def _place(request: HttpRequest) -> str:
    """Where the page is to be seen again: the unit acted on in the guide, else the student's semester."""
    parts = request.POST.get("act", "").split(":")
    if request.POST.get("back") == "guide" and len(parts) > 1:
        return quote(f"unit-{parts[1][:40]}")
    return "basket"


def _show_both(request: HttpRequest, campaign: Campaign, refused: ListChangedElsewhere, asked: Asked) -> HttpResponse:
    context = compare(refused, campaign) | {
        "page_title": gettext("Two versions of your choice"),
        "campaign": campaign,
        "problem": refused,
        "here": reverse("registration:semester", args=[campaign.code]),
        "act_url": reverse("registration:semester-act", args=[campaign.code]),
        "query": asked.query(),
        "is_fragment": is_partial(request),
    }
    template = "conflict_body.html" if is_partial(request) else "conflict.html"
    # HTMX shows what comes with 200 or 422; a browser is told what happened.
    status = 200 if is_partial(request) else 409
    return render(request, f"registration/semester/{template}", context, status=status)
