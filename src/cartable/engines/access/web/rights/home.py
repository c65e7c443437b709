"""What the home page, and a person's page, say of rights."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.access.models import Grant
from cartable.engines.access.queries.in_charge import (
    decides_on_rights,
    grants_of,
    items_to_review,
    waiting_clearances,
    waiting_requests,
)
from cartable.engines.access.queries.rules_told import waiting_changes
from cartable.engines.access.web.rights.grant_forms import may_give_something
from cartable.engines.access.web.rights.mine import rights_told, tell_request
from cartable.engines.access.web.rights.words import SOON
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import HomeCard
from cartable.ui.moments import say_number

SHOWN = 4


def my_rights_card(request: HttpRequest) -> HomeCard | None:
    """Rights that end soon, and what was decided lately; nothing when there is neither."""
    if not request.user.is_authenticated:
        return None
    person = request.user.person
    told = rights_told(person, today(), is_mine=True)
    asked = grants_of(person).filter(state__in=(Grant.State.REQUESTED, Grant.State.REFUSED, Grant.State.GRANTED))
    decided = asked.filter(requested_at__isnull=False, decided_at__gte=system_clock() - SOON)
    waiting = [tell_request(grant) for grant in asked.filter(state=Grant.State.REQUESTED)[:SHOWN]]
    lately = [tell_request(grant) for grant in decided[:SHOWN]]
    if not (told.ending or waiting or lately):
        return None
    context: dict[str, Any] = {
        "ending": told.ending[:SHOWN],
        "requests": [one | {"withdraw_url": ""} for one in (*waiting, *lately)],
        "link_url": reverse("access:my-rights"),
        "link_label": _("See my rights"),
    }
    if told.ending:
        number = len(told.ending)
        said = ngettext("%(count)s right ends soon.", "%(count)s rights end soon.", number)
        context["note"] = said % {"count": say_number(number)}
    return HomeCard(_("My rights"), "access/rights/home/mine.html", context, order=14)


def desk_card(request: HttpRequest) -> HomeCard | None:
    """How much waits for a decision; nothing when nothing does."""
    actor = request.user
    if not decides_on_rights(actor):
        return None
    piles = [
        (_("Requests for rights"), "access:requests", waiting_requests(actor, today()) if _gives(actor) else None),
        (_("Changes held back"), "access:held-changes", waiting_changes(actor) if _manages(actor) else None),
        (
            _("Clearances"),
            "access:clearances",
            waiting_clearances(actor) if is_allowed(actor, "clearance.decide") else None,
        ),
        (_("Reviews of rights"), "access:reviews", items_to_review(actor)),
    ]
    lines = [(title, reverse(name), rows.count()) for title, name, rows in piles if rows is not None]
    lines = [line for line in lines if line[2]]
    if not lines:
        return None
    context = {"lines": lines, "link_url": reverse("access:rights-desk"), "link_label": _("Open the desk")}
    return HomeCard(_("Rights to decide on"), "access/rights/home/desk.html", context, order=12)


def person_panel(request: HttpRequest, person: Any) -> HomeCard | None:
    """The way from a person's page to their rights."""
    if not is_allowed(request.user, "holding.view", person):
        return None
    is_mine = person.pk == getattr(request.user, "person_id", None)
    url = reverse("access:my-rights") if is_mine else reverse("access:person-rights", args=[person.uuid])
    told = rights_told(person, today(), is_mine=is_mine)
    context = {"told": told, "url": url, "is_mine": is_mine}
    return HomeCard(_("Services and rights"), "access/rights/home/panel.html", context, order=30)


def _gives(actor: Any) -> bool:
    return may_give_something(actor)


def _manages(actor: Any) -> bool:
    return is_allowed(actor, "entitlement.manage")
