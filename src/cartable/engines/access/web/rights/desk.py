"""The desk of those who decide on rights: what waits, what ends, what is full."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.access.models import EntitlementRule, Service
from cartable.engines.access.queries.desk import ending_grants, last_refresh
from cartable.engines.access.queries.in_charge import (
    decides_on_rights,
    items_to_review,
    managed_services,
    waiting_clearances,
    waiting_requests,
)
from cartable.engines.access.queries.pools import full_pools
from cartable.engines.access.queries.rules_told import managed_rules, waiting_changes
from cartable.engines.access.web.rights.grant_forms import may_give_something
from cartable.engines.access.web.rights.holders_chart import holders_over_time
from cartable.engines.access.web.rights.pools import fullness
from cartable.engines.access.web.rights.words import say_last_day, title_with_doors, what_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotAllowed
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage

SHOWN = 6


class RightsDesk(DetailPage):
    """What waits for me, what ends, what is full."""

    title = _("Desk of rights")
    lead = _("What waits for a decision of yours, what ends soon, and which pools are full.")
    template_name = "access/rights/desk.html"

    def get_object(self) -> Any:
        """The reader, who decides on something."""
        if not decides_on_rights(self.request.user):
            raise NotAllowed("holding.view", _("Those who decide on rights may: services, clearances, reviews."))
        return self.request.user.person  # type: ignore[union-attr]

    def prepare(self) -> None:
        """What the reader is in charge of."""
        super().prepare()
        actor = self.request.user
        self.manages = is_allowed(actor, "entitlement.manage")
        self.secures = is_allowed(actor, "clearance.decide")
        self.gives = may_give_something(actor)

    def extra(self) -> dict[str, Any]:
        """The bands."""
        actor, day = self.request.user, today()
        return {
            "waiting": self._waiting(),
            "ending": [(row, what_of(row), say_last_day(row.valid_until)) for row in ending_grants(actor, day)[:SHOWN]]
            if self.gives
            else [],
            "pools": [(row, title_of(row), fullness(row)) for row in full_pools(actor, day)[:SHOWN]]
            if self.manages
            else [],
            "refreshed_at": last_refresh(actor) if self.manages else None,
            "manages": self.manages,
            "figures": self._figures() if self.manages else [],
            "places": self._places(),
            **self._curve(),
        }

    def _waiting(self) -> list[dict[str, Any]]:
        actor, day = self.request.user, today()
        found = []
        if self.gives:
            rows = waiting_requests(actor, day)
            lines = [
                (row.person.full_name, what_of(row), reverse("access:decide", args=[row.uuid])) for row in rows[:SHOWN]
            ]
            found.append(_pile(_("Requests for rights"), reverse("access:requests"), rows.count(), lines))
        if self.manages:
            held = waiting_changes(actor)
            lines = [
                (title_with_doors(row.rule.service, row.rule.door_group), say_leaving(row.leaving), url_of_change(row))
                for row in held[:SHOWN]
            ]
            found.append(_pile(_("Changes held back"), reverse("access:held-changes"), held.count(), lines))
        if self.secures:
            asked = waiting_clearances(actor)
            lines = [
                (row.person.full_name, title_of(row.zone), reverse("access:decide-clearance", args=[row.uuid]))
                for row in asked[:SHOWN]
            ]
            found.append(_pile(_("Clearances"), reverse("access:clearances"), asked.count(), lines))
        items = items_to_review(actor).select_related("review")
        number = items.count()
        reviews = {item.review.pk: item.review for item in items}
        lines = [(row.title, "", reverse("access:review", args=[row.uuid])) for row in list(reviews.values())[:SHOWN]]
        if number or self.manages:
            found.append(_pile(_("Reviews of rights"), reverse("access:reviews"), number, lines))
        return found

    def _figures(self) -> list[tuple[Any, str]]:
        rules = managed_rules(self.request.user)
        return [
            (_("Services"), say_number(managed_services(self.request.user).count())),
            (_("Rules in force"), say_number(rules.filter(state=EntitlementRule.State.ACTIVE).count())),
            (_("Rules to put in force"), say_number(rules.filter(state=EntitlementRule.State.DRAFT).count())),
        ]

    def _places(self) -> list[tuple[Any, str, str]]:
        """Where else to go."""
        found: list[tuple[Any, str, str]] = []
        if self.gives:
            found.append((_("Rights given by name"), reverse("access:grants"), "key-round"))
        if self.manages:
            found += [
                (_("Rules of rights"), reverse("access:rules"), "scroll-text"),
                (_("Delegations"), reverse("access:delegations"), "handshake"),
                (_("Pools of seats"), reverse("access:pools"), "ticket"),
                (_("Rights that exclude each other"), reverse("access:incompatibilities"), "scale"),
                (_("Reviews of rights"), reverse("access:reviews"), "list-checks"),
            ]
        if self.secures:
            found.append((_("Restricted zones"), reverse("access:zones"), "shield"))
        if is_allowed(self.request.user, "holding.view"):
            found.append((_("Rights of a person"), reverse("access:find-person"), "user"))
        return found

    def _curve(self) -> dict[str, Any]:
        """The holders of the service chosen, over the last months."""
        if not is_allowed(self.request.user, "holding.view"):
            return {}
        rows = Service.objects.exclude(state=Service.State.PLANNED).annotate(members=Sum("rules__members"))
        services = sorted(rows, key=lambda row: title_of(row).casefold())
        wanted = self.request.GET.get("service", "")
        largest = max(services, key=lambda row: row.members or 0, default=None)
        chosen = next((row for row in services if row.code == wanted), largest)
        return {
            "services": [(row.code, title_of(row)) for row in services],
            "chosen": chosen,
            "figure": holders_over_time(chosen, today()) if chosen else None,
        }


def _pile(title: Any, url: str, number: int, lines: list[tuple[Any, Any, str]]) -> dict[str, Any]:
    return {"title": title, "url": url, "number": number, "lines": lines, "more": number - len(lines)}


def say_leaving(number: int) -> str:
    """« 214 personnes le perdraient »."""
    said = ngettext("%(count)s person would lose it", "%(count)s people would lose it", number)
    return said % {"count": say_number(number)}


def url_of_change(row: Any) -> str:
    """Where it is decided."""
    return reverse("access:held-change", args=[row.uuid])
