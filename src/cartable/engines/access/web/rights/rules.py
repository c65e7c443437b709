"""Rules that give services: the list, and a rule's page."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import (
    access_rule,
)
from cartable.engines.access.models import EntitlementRule, Holding
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.queries.officers import people_open_to
from cartable.engines.access.queries.rules_told import ahead, managed_rules
from cartable.engines.access.web.rights.sayings import Sayings, capital
from cartable.engines.access.web.rights.words import RULE_STATES, say_last_day, say_quota, status_of, title_with_doors
from cartable.engines.people.api import populations
from cartable.kernel.audit import history_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.cells import Linked
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.lists.reading import ListAddress
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage, ListPage

SHOWN_NAMES = 20
SHOWN_CHANGES = 30


class RuleList(ListPage):
    """Every rule of the services that the reader manages."""

    title = gettext_lazy("Rules of rights")
    lead = gettext_lazy(
        "Who meets a rule holds the service for as long as it is so, and through the days of grace after."
    )
    permission = "entitlement.manage"
    search_fields = ("code", "population", "service__title_fr", "service__title_en", "reason")
    search_label = gettext_lazy("Service, word of the rule, code")
    default_sort = "service"
    export_name = "rules"
    empty_title = gettext_lazy("No rule yet")
    empty_text = gettext_lazy("Without a rule, a service is given by name only. Write who is to hold it.")
    columns = (
        Column(
            "service",
            gettext_lazy("Service"),
            value=lambda row: Linked(
                title_with_doors(row.service, row.door_group), reverse("access:rule", args=[row.code])
            ),
            order_by=("service__title_fr", "code"),
            export=lambda row: row.service.code,
        ),
        Column("members", gettext_lazy("People"), order_by="members", numeric=True),
        Column("state", gettext_lazy("State"), value=lambda row: status_of(RULE_STATES, row.state), order_by="state"),
        Column("grace", gettext_lazy("Days of grace"), value="grace_days", order_by="grace_days", numeric=True),
        Column("refreshed", gettext_lazy("Last computed"), value="refreshed_at", order_by="refreshed_at"),
    )

    def prepare(self) -> None:
        """Rules are said together."""
        self.say = Sayings()

    def list_columns(self) -> list[Column]:
        """With the population in words."""
        who = Column("who", gettext_lazy("To whom"), value=lambda row: self.say(row.population))
        return [self.columns[0], who, *self.columns[1:]]

    def queryset(self) -> QuerySet[Any]:
        """Those that the reader manages."""
        return managed_rules(self.request.user)

    def list_context(self, address: ListAddress, page: Page[Any]) -> dict[str, Any]:
        """The words of the page are looked for at once."""
        page.object_list = list(page.object_list)
        self.say.learn(row.population for row in page.object_list)
        return super().list_context(address, page)

    def list_filters(self) -> list[ChoiceFilter]:
        """By state, by service."""
        services = managed_services(self.request.user)
        return [
            ChoiceFilter(
                "state", gettext_lazy("State"), choices=[(key, label) for key, (_k, label) in RULE_STATES.items()]
            ),
            ChoiceFilter(
                "service",
                gettext_lazy("Service"),
                choices=lambda: [(row.code, title_of(row)) for row in services],
                lookup="service__code",
            ),
        ]

    def actions(self) -> list[Action]:
        """Write one."""
        return [Action(gettext_lazy("Write a rule"), reverse("access:new-rule"), icon="plus", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The same."""
        return reverse("access:new-rule"), gettext_lazy("Write a rule")

    def count_text(self, count: int) -> str:
        """« 12 règles »."""
        return ngettext("%(count)s rule", "%(count)s rules", count) % {"count": say_number(count)}


class RulePage(DetailPage):
    """One rule: in words, who meets it, who enters and leaves soon, what it was before."""

    template_name = "access/rights/rule.html"

    def get_object(self) -> Any:
        """The rule, through its door."""
        return access_rule(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """What it gives."""
        return title_with_doors(self.object.service, self.object.door_group)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rules."""
        return [(_("Rules of rights"), reverse("access:rules"))]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        rule = self.object
        found: list[tuple[Any, Any]] = [
            (_("State"), status_of(RULE_STATES, rule.state)),
            (_("Code"), rule.code),
            (_("Level"), title_of(rule.level) if rule.level else None),
            (_("Quota"), say_quota(rule.quota, rule.service.quota_unit) or None),
            (_("Pool of seats"), title_of(rule.pool) if rule.pool else None),
            (_("Days of grace"), rule.grace_days),
            (_("Warning before the end, in days"), rule.warn_days),
            (_("First day"), rule.valid_from),
            (_("Last day"), say_last_day(rule.valid_until) or None),
            (_("Last computed"), rule.refreshed_at),
        ]
        return [(label, value) for label, value in found if value is not None]

    def actions(self) -> list[Action]:
        """Change, activate or stop."""
        code = [self.object.code]
        found = [Action(gettext_lazy("Change"), reverse("access:edit-rule", args=code), "pencil")]
        if self.object.state == EntitlementRule.State.ACTIVE:
            found.append(Action(gettext_lazy("Stop"), reverse("access:stop-rule", args=code), "pause"))
        else:
            found.append(Action(gettext_lazy("Activate"), reverse("access:activate-rule", args=code), "play", True))
        return found

    def extra(self) -> dict[str, Any]:
        """In words, members, what is to come, history."""
        rule, day = self.object, today()
        return {
            "rule": rule,
            "french": capital(populations.all_in_words([rule.population], "fr")[rule.population]),
            "english": capital(populations.all_in_words([rule.population], "en")[rule.population]),
            "counts": counts_of(rule),
            "coming": self._coming(day),
            "holders_url": reverse("access:holders", args=[rule.service.code]),
            "changes": texts_of(rule),
        }

    def _coming(self, day: Any) -> dict[str, Any]:
        """Who enters and who leaves within 30 days if nothing else is written."""
        rule, later = self.object, ahead(day)
        try:
            now_in, then_in = (populations.population_query(rule.population, one) for one in (day, later))
        except populations.RuleRefused:
            return {}
        seen = people_open_to(self.request.user)
        entering = seen.filter(pk__in=then_in.order_by().values("pk")).exclude(pk__in=now_in.order_by().values("pk"))
        leaving = seen.filter(pk__in=now_in.order_by().values("pk")).exclude(pk__in=then_in.order_by().values("pk"))
        return {"day": later, "entering": some(entering), "leaving": some(leaving)}


def some(people: QuerySet[Any]) -> dict[str, Any]:
    """How many, and the first names."""
    count = people.count()
    first = list(people[:SHOWN_NAMES]) if count else []
    return {"count": count, "first": first, "more": count - len(first)}


def counts_of(rule: EntitlementRule) -> dict[str, int]:
    """How many hold it by the rule today, in each state."""
    rows = Holding.objects.valid_on(today()).filter(rule=rule)
    return dict(
        rows.aggregate(
            held=Count("pk", filter=Q(state="held")),
            grace=Count("pk", filter=Q(state="grace")),
            waiting=Count("pk", filter=Q(state="waiting")),
            blocked=Count("pk", filter=Q(state__in=("not_cleared", "conflicting"))),
        )
    )


def texts_of(rule: EntitlementRule) -> list[dict[str, Any]]:
    """What the rule was before, the latest first: its text, its state, who changed it, why."""
    told = []
    for change in reversed(history_of(rule)):
        after = change.after
        if not {"population", "state", "grace_days", "level_id", "quota"} & set(after):
            continue
        state = after.get("state")
        told.append(
            {
                "at": change.happened_at,
                "text": after.get("population", ""),
                "state": status_of(RULE_STATES, state) if state in RULE_STATES else None,
                "why": change.reason,
            }
        )
    return told[:SHOWN_CHANGES]
