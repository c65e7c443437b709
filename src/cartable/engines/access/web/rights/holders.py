"""Who holds a service on a day, and why."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from cartable.engines.access.api import access_service, holders_of
from cartable.engines.access.models import EntitlementRule
from cartable.engines.access.queries.choices import structures_in_force
from cartable.engines.access.queries.in_charge import below, open_people
from cartable.engines.access.web.rights.days import DayForm, day_or_today
from cartable.engines.access.web.rights.holders_chart import holders_over_time
from cartable.engines.access.web.rights.people_cells import person_column
from cartable.engines.access.web.rights.sayings import Sayings
from cartable.engines.access.web.rights.words import HOLDING_STATES, say_last_day, say_quota, status_of
from cartable.engines.people.api import Affiliation
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import ListPage


def why_column(say: Sayings) -> Column:
    """Why somebody holds it: the rule in words, or the decision."""

    def read(row: Any) -> str:
        if row.rule is not None:
            return _("By the rule: %(words)s") % {"words": say(row.rule.population)}
        who = row.grant.granted_by.full_name if row.grant.granted_by else ""
        return _("Given by %(who)s: %(reason)s") % {"who": who, "reason": row.grant.reason}

    return Column("why", gettext_lazy("Why"), value=read)


def sayings_of(service: Any) -> Sayings:
    """The rules that give or gave a service, in words."""
    return Sayings(EntitlementRule.objects.filter(service=service).values_list("population", flat=True))


def what_cell(row: Any) -> str:
    """Level, quota, doors."""
    parts = [title_of(row.level) if row.level else "", say_quota(row.quota, row.service.quota_unit)]
    parts.append(title_of(row.door_group) if row.door_group else "")
    return ", ".join(part for part in parts if part)


class HolderList(ListPage):
    """Who holds a service."""

    permission = "holding.view"
    template_name = "access/rights/holders.html"
    search_fields = ("person__family_name", "person__given_name", "person__usage_family_name", "person__code")
    search_label = gettext_lazy("Name or number")
    default_sort = "person"
    export_name = "holders"
    empty_title = gettext_lazy("Nobody holds it on that day")
    empty_text = gettext_lazy("Write a rule that gives it, or give it by name from somebody's rights.")
    columns = (
        person_column(),
        Column(
            "state", gettext_lazy("State"), value=lambda row: status_of(HOLDING_STATES, row.state), order_by="state"
        ),
        Column("what", gettext_lazy("Level and quota"), value=what_cell, order_by="level__rank"),
        Column("since", pgettext_lazy("day", "Since"), value="valid_from", order_by="valid_from"),
        Column(
            "until",
            gettext_lazy("Last day"),
            value=lambda row: say_last_day(row.valid_until) or None,
            order_by="valid_until",
        ),
    )

    def prepare(self) -> None:
        """The service and the day."""
        require(self.request.user, "holding.view")
        self.service = access_service(self.request.user, self.kwargs["code"])
        self.day = day_or_today(self.request)
        self.why = why_column(sayings_of(self.service))

    def page_title(self) -> Any:
        """Which service."""
        return _("Who holds: %(service)s") % {"service": title_of(self.service)}

    def lead_text(self) -> Any:
        """On which day."""
        if self.day == today():
            return _("Today, with the reason and the end of each.")
        return _("On %(day)s, with the reason and the end of each.") % {"day": say_day(self.day, "full")}

    def actions(self) -> list[Action]:
        """The rules of the service."""
        if not is_allowed(self.request.user, "entitlement.manage", self.service):
            return []
        return [
            Action(gettext_lazy("Its rules"), f"{reverse('access:rules')}?service={self.service.code}", "scroll-text")
        ]

    def list_columns(self) -> list[Column]:
        """With the reason, in words."""
        return [*self.columns[:3], self.why, *self.columns[3:]]

    def queryset(self) -> QuerySet[Any]:
        """Those of the day whom the reader may name."""
        rows = holders_of(self.service, on=self.day)
        rows = rows.select_related("person", "service", "level", "door_group", "rule", "grant__granted_by")
        return rows.filter(open_people(self.request.user))

    def list_filters(self) -> list[ChoiceFilter]:
        """By state, reason, structure."""
        day = self.day
        states = [(key, label) for key, (_kind, label) in HOLDING_STATES.items()]
        structures = [(row.pk, f"{title_of(row)} ({row.code})") for row in structures_in_force(day)]

        def within(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
            ties = Affiliation.objects.valid_on(day).filter(structure__in=below(int(value), day))
            return rows.filter(Exists(ties.filter(person=OuterRef("person"))))

        return [
            ChoiceFilter("state", gettext_lazy("State"), choices=states),
            ChoiceFilter(
                "reason",
                gettext_lazy("Reason"),
                choices=[("rule", gettext_lazy("by a rule")), ("grant", gettext_lazy("by name"))],
                apply=lambda rows, value: rows.filter(rule__isnull=value != "rule"),
            ),
            ChoiceFilter("structure", gettext_lazy("Structure"), choices=structures, apply=within),
        ]

    def count_text(self, count: int) -> str:
        """« 12 titulaires »."""
        return ngettext("%(count)s holder", "%(count)s holders", count) % {"count": say_number(count)}

    def extra(self) -> dict[str, Any]:
        """The day, and the curve of the last months."""
        return {
            "day_form": DayForm({"on": self.day}),
            "figure": holders_over_time(self.service, today()),
            "kept": [
                (key, value) for key, value in self.request.GET.items() if key in ("state", "reason", "structure")
            ],
        }
