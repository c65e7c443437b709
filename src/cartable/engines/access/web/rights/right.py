"""One service for one person: why, or why not, condition by condition; and what was held before."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.access.api import access_service, lacking_of, rights_of
from cartable.engines.access.models import EntitlementRule, Holding
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.web.rights.chains import Judged, explain_all
from cartable.engines.access.web.rights.days import DayForm, day_or_today
from cartable.engines.access.web.rights.mine import tell_lacking, ties_on
from cartable.engines.access.web.rights.sayings import Sayings
from cartable.engines.access.web.rights.telling import tell_right
from cartable.engines.access.web.rights.words import HOLDING_STATES, say_last_day, status_of, title_with_doors
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.moments import say_day
from cartable.ui.views import DetailPage

SHOWN_PAST = 50


class RightPage(DetailPage):
    """Why a person has a service or hasn't, on a day."""

    template_name = "access/rights/right.html"

    def get_object(self) -> Any:
        """The person."""
        return person_for_rights(self.request.user, self.kwargs["uuid"])

    def prepare(self) -> None:
        """The service and the day."""
        super().prepare()
        self.service = access_service(self.request.user, self.kwargs["code"])
        self.day = day_or_today(self.request)
        self.is_mine = self.request.user.person == self.object  # type: ignore[union-attr]

    def page_title(self) -> Any:
        """The service."""
        return title_of(self.service)

    def lead_text(self) -> Any:
        """Whose, when."""
        said = {"name": self.object.full_name, "day": say_day(self.day, "full")}
        if self.is_mine and self.day == today():
            return _("Why it is open to you or not, condition by condition.")
        return _("%(name)s, on %(day)s: why it is open or not, condition by condition.") % said

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rights of the person."""
        if self.is_mine:
            return [(_("My rights"), reverse("access:my-rights"))]
        url = reverse("access:person-rights", args=[self.object.uuid])
        return [(_("Rights of %(name)s") % {"name": self.object.full_name}, url)]

    def extra(self) -> dict[str, Any]:
        """What is held, each rule judged, the past."""
        person, day = self.object, self.day
        held = [right for right in rights_of(person, on=day) if right.service.pk == self.service.pk]
        ties = ties_on(person, day)
        lacking = [] if any(right.is_open for right in held) else lacking_of(person, on=day, service=self.service)
        rules, past = list(rules_giving(self.service)), list(past_of(person, self.service))
        judged = explain_all(person, rules, day)
        say = Sayings(row.population for row in (*rules, *(held.rule for held in past if held.rule)))
        return {
            "person": person,
            "service": self.service,
            "day_form": DayForm({"on": day}),
            "told": [tell_right(right, ties, on=day, person=person, places={}, is_mine=self.is_mine) for right in held],
            "lacking": [tell_lacking(one, person) for one in lacking],
            "rules": [tell_rule(rule, judged.get(rule.pk), say) for rule in rules],
            "past": [tell_past(row, say) for row in past],
            "is_mine": self.is_mine,
        }


def tell_rule(rule: EntitlementRule, judged: Judged | None, say: Sayings) -> dict[str, Any]:
    """A rule, and whether it is met."""
    return {
        "rule": rule,
        "words": say(rule.population),
        "gives": title_with_doors(rule.service, rule.door_group),
        "level": title_of(rule.level) if rule.level else "",
        "judged": judged,
        "is_met": judged is not None and judged.is_true,
    }


def rules_giving(service: Any) -> Any:
    """The rules in force that give a service."""
    rules = EntitlementRule.objects.filter(service=service, state=EntitlementRule.State.ACTIVE)
    return rules.select_related("service", "level", "door_group").order_by("code")


def past_of(person: Any, service: Any) -> Any:
    """All that the person had of the service, the latest first."""
    rows = Holding.objects.filter(person=person, service=service)
    rows = rows.select_related("service", "rule", "grant__granted_by", "level", "door_group")
    return rows.order_by("-valid_from", "-pk")[:SHOWN_PAST]


def tell_past(row: Holding, say: Sayings) -> dict[str, Any]:
    """One line of the past."""
    return {
        "since": row.valid_from,
        "last_day": say_last_day(row.valid_until),
        "state": status_of(HOLDING_STATES, row.state),
        "title": title_with_doors(row.service, row.door_group),
        "why": say(row.rule.population) if row.rule else row.grant.reason,  # type: ignore[union-attr]
    }
