"""My rights: what I hold, why, until when; what I asked for; what I lack and how to ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import lacking_of, position_in, rights_of
from cartable.engines.access.models import Grant
from cartable.engines.access.queries.in_charge import decides_on_rights, grants_of
from cartable.engines.access.web.markdown import render_markdown
from cartable.engines.access.web.rights.telling import ToldRights, tell_rights
from cartable.engines.access.web.rights.words import GRANT_STATES, say_last_day, status_of, what_of
from cartable.engines.people.api import affiliations_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.problems import NotAllowed
from cartable.kernel.search import holds_words
from cartable.ui.lists import Action
from cartable.ui.views import DetailPage

SHOWN_REQUESTS = 20


class MyRights(DetailPage):
    """One's own rights."""

    title = gettext_lazy("My rights")
    lead = gettext_lazy(
        "What is open to you, for which reason, and until when. Nobody holds a right without a reason in writing."
    )
    template_name = "access/rights/mine.html"

    def get_object(self) -> Any:
        """The reader."""
        return reader_of(self.request)

    def actions(self) -> list[Action]:
        """Ask; decide, for those who do."""
        found = [Action(_("What I lack"), reverse("access:my-lacking"), icon="search")]
        if decides_on_rights(self.request.user):
            found.append(Action(_("Desk of rights"), reverse("access:rights-desk"), icon="gavel"))
        return found

    def extra(self) -> dict[str, Any]:
        """The bands."""
        person, day = self.object, today()
        return {
            "told": rights_told(person, day, is_mine=True),
            "requests": [tell_request(grant) for grant in grants_of(person)[:SHOWN_REQUESTS]],
            "person": person,
            "is_mine": True,
        }


class MyLacking(DetailPage):
    """Services that I don't hold: which condition fails, and how to ask."""

    title = gettext_lazy("What I lack")
    lead = gettext_lazy("Services that aren't open to you: which condition fails, and how to ask for them.")
    template_name = "access/rights/lacking.html"

    def get_object(self) -> Any:
        """The reader."""
        return reader_of(self.request)

    def crumbs(self) -> list[tuple[Any, str]]:
        """My rights."""
        return [(_("My rights"), reverse("access:my-rights"))]

    def extra(self) -> dict[str, Any]:
        """Those that answer what is searched."""
        text = self.request.GET.get("q", "").strip()
        found = [one for one in lacking_of(self.object, on=today()) if answers(one.service, text)]
        return {"text": text, "lacking": [tell_lacking(one, self.object) for one in found]}


def reader_of(request: Any) -> Any:
    """The person who reads. Raises NotAllowed."""
    if not request.user.is_authenticated:
        raise NotAllowed("holding.view", _("Sign in first."))
    return request.user.person


def rights_told(person: Any, day: date, *, is_mine: bool) -> ToldRights:
    """What a person holds on a day, in bands."""
    held = rights_of(person, on=day)
    pools = {right.pool.pk: right.pool for right in held if right.state == "waiting" and right.pool}
    places = {key: place for key, pool in pools.items() if (place := position_in(pool, person)) is not None}
    return tell_rights(held, ties_on(person, day), on=day, person=person, places=places, is_mine=is_mine)


def ties_on(person: Any, day: date) -> list[Any]:
    """The affiliations of the person on a day."""
    ties = affiliations_of(person)
    return [tie for tie in ties if tie.valid_from <= day and (tie.valid_until is None or day < tie.valid_until)]


def answers(service: Any, text: str) -> bool:
    """Whether every word stands in the titles or summaries of the service, accents and case aside."""
    told = (service.title_fr, service.title_en, service.summary_fr, service.summary_en, service.code)
    return holds_words(" ".join(told), text)


def tell_request(grant: Grant) -> dict[str, Any]:
    """What was asked or given by name, with its state and what to do."""
    is_waiting = grant.state == Grant.State.REQUESTED
    return {
        "grant": grant,
        "title": what_of(grant),
        "state": status_of(GRANT_STATES, grant.state, fill=True),
        "last_day": say_last_day(grant.valid_until),
        "withdraw_url": reverse("access:withdraw-request", args=[grant.uuid]) if is_waiting else "",
    }


def tell_lacking(one: Any, person: Any) -> dict[str, Any]:
    """A service that is not held."""
    return {
        "title": title_of(one.service),
        "summary": title_of(one.service, "summary"),
        "failing": [say_failing(str(line)) for line in one.failing],
        "how_to_ask": render_markdown(one.how_to_ask),
        "ask_url": reverse("access:ask", args=[one.service.code]) if one.can_ask else "",
        "explain_url": reverse("access:right", args=[person.uuid, one.service.code]),
    }


def say_failing(line: str) -> str:
    """A condition that fails: “to be among: staff”; what bars a right is a sentence already."""
    return line if line.endswith(".") else _("To be among: %(people)s") % {"people": line}
