"""Groups of doors: the list, and the page of one: hours, doors, who holds it, who may give it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import access_door_group, list_door_groups
from cartable.engines.access.models import EntitlementRule
from cartable.engines.access.queries.doors.holders import holdings_with_doors, seen_by, told, without_clearance
from cartable.engines.access.queries.doors.reading import delegations_over, doors_in, groups_given_by, hours_of
from cartable.engines.access.web.doors.doors import HoldersPage, say_doors
from cartable.engines.access.web.doors.week import week_of
from cartable.engines.access.web.doors.words import door_state, name_of, say_hours, say_until
from cartable.engines.access.web.rights.words import HOLDING_STATES, status_of
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage

FIRST_NAMES = 20


def zone_cell(group: Any) -> Any:
    """The zone, as a warning."""
    return Status("wait", name_of(group.zone), icon="shield") if group.zone else None


class DoorGroupList(ListPage):
    """The groups that a right may open."""

    title = gettext_lazy("Groups of doors")
    lead = gettext_lazy("Doors that open together, to the same people, at the same hours.")
    permission = "door_group.view"
    search_fields = ("code", "title_fr", "title_en", "structure__title_fr")
    search_label = gettext_lazy("Code or name")
    default_sort = "title"
    export_name = "door-groups"
    empty_title = gettext_lazy("No group of doors yet")
    empty_text = gettext_lazy("A group gathers doors that open to the same people: write one, then put doors into it.")
    columns = (
        Column(
            "title",
            gettext_lazy("Group"),
            value=name_of,
            order_by="title_fr",
            url=lambda row: reverse("access:door-group", args=[row.code]),
        ),
        Column(
            "structure", gettext_lazy("Kept by"), value=lambda row: name_of(row.structure), order_by="structure__code"
        ),
        Column("doors", gettext_lazy("Doors"), value="doors_count", order_by="doors_count", numeric=True),
        Column("zone", gettext_lazy("Restricted zone"), value=zone_cell, order_by="zone__title_fr"),
    )
    filters = (
        ChoiceFilter(
            "zone",
            gettext_lazy("Restricted zone"),
            [("yes", gettext_lazy("with a zone")), ("no", gettext_lazy("without zone"))],
            apply=lambda rows, value: rows.filter(zone__isnull=value == "no"),
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """All of them, or those that the reader may give."""
        return groups_given_by(self.request.user, list_door_groups(), today())

    def crumbs(self) -> list[tuple[Any, str]]:
        """The doors."""
        if not is_allowed(self.request.user, "door.view"):
            return []
        return [(gettext_lazy("Doors"), reverse("access:doors"))]

    def actions(self) -> list[Action]:
        """Another one."""
        if not is_allowed(self.request.user, "door.manage"):
            return []
        return [Action(gettext_lazy("New group"), reverse("access:new-door-group"), icon="plus", primary=True)]


class DoorGroupPage(HoldersPage):
    """A group of doors."""

    template_name = "access/doors/group.html"
    empty_title = gettext_lazy("Nobody holds this group today")
    empty_text = gettext_lazy("It is given by a rule, or by name in the rights of a person.")

    def prepare(self) -> None:
        """Find the group."""
        super().prepare()
        self.group = access_door_group(self.request.user, self.kwargs["code"])
        self.export_name = self.group.code  # type: ignore[misc]
        self.keeps = is_allowed(self.request.user, "door.manage", self.group)

    @cached_property
    def doors(self) -> list[Any]:
        """Its doors."""
        return doors_in(self.group)

    def page_title(self) -> Any:
        """Its name."""
        return name_of(self.group)

    def lead_text(self) -> Any:
        """How many doors, kept by whom."""
        return _("%(doors)s, kept by: %(structure)s.") % {
            "doors": say_doors(len(self.doors)),
            "structure": name_of(self.group.structure),
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The groups."""
        return [(gettext_lazy("Groups of doors"), reverse("access:door-groups"))]

    def list_columns(self) -> list[Column]:
        """Who, in which state, why, until when."""
        state = Column(
            "state", gettext_lazy("State"), value=lambda row: status_of(HOLDING_STATES, state_of(row)), order_by="state"
        )
        return [self.person_column(), state, self.reason_column(), self.until_column()]

    def queryset(self) -> QuerySet[Any]:
        """Every right to it today, also those that open nothing."""
        rows = holdings_with_doors(self.day).filter(door_group=self.group)
        return told(seen_by(self.request.user, rows))

    def count_text(self, count: int) -> str:
        """« 12 droits »."""
        return ngettext("%(count)s right", "%(count)s rights", count) % {"count": say_number(count)}

    def actions(self) -> list[Action]:
        """What those who keep it may do."""
        key, found = [self.group.code], []
        if self.keeps:
            found += [
                Action(gettext_lazy("Correct"), reverse("access:edit-door-group", args=key), icon="pencil"),
                Action(gettext_lazy("Add hours"), reverse("access:new-door-hours", args=key), icon="clock"),
            ]
        if is_allowed(self.request.user, "door.manage"):
            found.append(Action(gettext_lazy("Choose the doors"), reverse("access:door-group-doors", args=key), "list"))
        return found

    def extra(self) -> dict[str, Any]:
        """Hours, week, doors, rules, delegations, and whom a clearance lacks."""
        hours = hours_of(self.group)
        actor = self.request.user
        lacking = seen_by(actor, without_clearance(self.group, on=self.day))
        return {
            "group": self.group,
            "zone": name_of(self.group.zone) if self.group.zone else "",
            "hours": [self._hours(rule) for rule in hours],
            "is_over": bool(hours) and all(rule.valid_until and rule.valid_until <= self.day for rule in hours),
            "week": week_of([self.group], on=self.day),
            "doors": [(door, name_of(door), door_state(door)) for door in self.doors],
            "sees_doors": is_allowed(actor, "door.view"),
            "rules": [self._rule(rule) for rule in rules_of(self.group)],
            "delegations": [(row, say_until(row.valid_until)) for row in delegations_over(self.group, self.day)],
            "finds_people": is_allowed(actor, "holding.view"),
            "lacking": [row.person for row in lacking[:FIRST_NAMES]],
            "lacking_more": max(0, lacking.count() - FIRST_NAMES) if self.group.zone_id else 0,
        }

    def _hours(self, rule: Any) -> dict[str, Any]:
        is_over = rule.valid_until is not None and rule.valid_until <= self.day
        return {
            "words": say_hours(rule),
            "rule": rule,
            "is_coming": rule.valid_from > self.day,
            "is_over": is_over,
            "until": say_until(rule.valid_until) if rule.valid_until else "",
            "end_url": reverse("access:end-door-hours", args=[rule.uuid]) if self.keeps and not is_over else "",
        }

    def _rule(self, rule: Any) -> dict[str, Any]:
        may = is_allowed(self.request.user, "entitlement.manage", rule.service)
        return {
            "title": rule.reason or rule.code,
            "service": name_of(rule.service),
            "url": reverse("access:rule", args=[rule.code]) if may else "",
        }


def rules_of(group: Any) -> list[Any]:
    """The rules in force that give the group."""
    rules = EntitlementRule.objects.filter(door_group=group, state=EntitlementRule.State.ACTIVE)
    return list(rules.select_related("service__owner").order_by("code"))


def state_of(row: Any) -> str:
    """The state of a right; without a clearance it opens nothing, whatever the row says."""
    return str(row.state) if row.is_cleared or row.state not in ("held", "grace") else "not_cleared"
