"""The list of doors, and the page of one: when it opens, to whom, by which right."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import access_door, list_doors
from cartable.engines.access.models import DoorController, DoorGroup
from cartable.engines.access.queries.doors.holders import opening_holdings, seen_by, told
from cartable.engines.access.web.doors.week import week_of
from cartable.engines.access.web.doors.words import door_state, name_of, say_group_hours, say_reason, say_until
from cartable.engines.places.api import list_buildings
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Linked
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def say_doors(count: int) -> str:
    """« 42 portes »."""
    return ngettext("%(count)s door", "%(count)s doors", count) % {"count": say_number(count)}


def list_building_choices() -> list[tuple[str, str]]:
    """Buildings that have a door."""
    rows = list_buildings().filter(doors__isnull=False).distinct().order_by("title")
    return [(row.code, row.title) for row in rows]


class DoorList(ListPage):
    """Every door with a reader."""

    title = gettext_lazy("Doors")
    lead = gettext_lazy("Doors with a reader. A door opens to those who hold one of its groups, at the group's hours.")
    permission = "door.view"
    search_fields = ("code", "title_fr", "title_en", "room__code")
    search_label = gettext_lazy("Code, name or room")
    default_sort = "code"
    export_name = "doors"
    empty_title = gettext_lazy("No door yet")
    empty_text = gettext_lazy("Import the doors of the access controller, or add one.")
    columns = (
        Column(
            "code",
            gettext_lazy("Door"),
            order_by="code",
            url=lambda row: reverse("access:door", args=[row.code]),
        ),
        Column("title", gettext_lazy("Name"), value=name_of, order_by="title_fr"),
        Column("building", gettext_lazy("Building"), value="building.title", order_by="building__title"),
        Column("room", gettext_lazy("Room"), value="room.code", order_by="room__code"),
        Column(
            "groups",
            gettext_lazy("Groups"),
            value=lambda row: ", ".join(name_of(group) for group in row.groups.all()) or _("none: it opens to nobody"),
        ),
        Column("controller", gettext_lazy("Controller"), value="controller.code", order_by="controller__code"),
        Column("state", gettext_lazy("State"), value=door_state, order_by="-is_in_service"),
    )
    filters = (
        ChoiceFilter("building", gettext_lazy("Building"), list_building_choices, lookup="building__code"),
        ChoiceFilter(
            "group",
            gettext_lazy("Group"),
            lambda: [(row.code, name_of(row)) for row in DoorGroup.objects.order_by("title_fr")],
            lookup="groups__code",
        ),
        ChoiceFilter(
            "controller",
            gettext_lazy("Controller"),
            lambda: [(row.code, row.title) for row in DoorController.objects.order_by("title")],
            lookup="controller__code",
        ),
        ChoiceFilter(
            "state",
            gettext_lazy("State"),
            [("in", gettext_lazy("In service")), ("out", gettext_lazy("Out of service"))],
            apply=lambda rows, state: rows.filter(is_in_service=state == "in"),
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """With building, room, controller and groups."""
        return list_doors()

    def count_text(self, count: int) -> str:
        """« 42 portes »."""
        return say_doors(count)

    def actions(self) -> list[Action]:
        """What is around, and what those who keep doors may do."""
        found = [
            Action(gettext_lazy("Groups of doors"), reverse("access:door-groups"), icon="layers"),
            Action(gettext_lazy("Controllers"), reverse("access:controllers"), icon="cpu"),
        ]
        if is_allowed(self.request.user, "door.manage"):
            found += [
                Action(gettext_lazy("Import doors"), reverse("access:import-doors"), icon="upload"),
                Action(gettext_lazy("New door"), reverse("access:new-door"), icon="plus", primary=True),
            ]
        return found

    def empty_action(self) -> tuple[str, Any]:
        """Import."""
        may = is_allowed(self.request.user, "door.manage")
        return (reverse("access:import-doors"), gettext_lazy("Import doors")) if may else ("", "")


class HoldersPage(ListPage):
    """What lists of rights to doors share: who, by which reason, until when."""

    search_fields = ("person__family_name", "person__usage_family_name", "person__given_name", "person__code")
    search_label = gettext_lazy("Name or number")
    default_sort = "person"

    def person_cell(self, row: Any) -> Any:
        """The name, with a link for those who may read the rights."""
        if is_allowed(self.request.user, "holding.view"):
            return Linked(row.person.sorted_name, reverse("access:person-doors", args=[row.person.uuid]))
        return row.person.sorted_name

    def person_column(self) -> Column:
        """Who."""
        return Column(
            "person",
            gettext_lazy("Person"),
            value=self.person_cell,
            order_by=("person__name_key", "id"),
            export=lambda row: row.person.sorted_name,
        )

    def reason_column(self) -> Column:
        """By which rule or decision."""
        return Column(
            "reason",
            gettext_lazy("By which right"),
            value=lambda row: say_reason(row, self.request.user),
            export=say_reason,
        )

    def until_column(self) -> Column:
        """The last day."""
        return Column("until", gettext_lazy("Until"), value=lambda row: say_until(row.ends_on), order_by="ends_on")

    def prepare(self) -> None:
        """The day, the same for the whole page."""
        self.day = today()


class DoorPage(HoldersPage):
    """A door: its hours, its groups, who opens it today."""

    template_name = "access/doors/door.html"
    empty_title = gettext_lazy("Nobody opens this door today")
    empty_text = gettext_lazy("It opens to those who hold one of its groups, by a rule or by name.")

    def prepare(self) -> None:
        """Find the door."""
        super().prepare()
        self.door = access_door(self.request.user, self.kwargs["code"])
        self.export_name = self.door.code  # type: ignore[misc]

    @cached_property
    def groups(self) -> list[Any]:
        """Its groups, with their hours."""
        found = list(self.door.groups.all())
        prefetch_related_objects(found, "time_rules", "structure")
        return found

    def page_title(self) -> Any:
        """Its name."""
        return name_of(self.door)

    def lead_text(self) -> Any:
        """Where it is."""
        parts = [self.door.code, self.door.room.code if self.door.room else "", self.door.building.title]
        return ", ".join(part for part in parts if part)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The doors."""
        return [(gettext_lazy("Doors"), reverse("access:doors"))]

    def list_columns(self) -> list[Column]:
        """Who, through which group, why, until when."""
        group = Column(
            "group",
            gettext_lazy("Through the group"),
            value=lambda row: Linked(name_of(row.door_group), reverse("access:door-group", args=[row.door_group.code])),
            order_by="door_group__title_fr",
            export=lambda row: name_of(row.door_group),
        )
        return [self.person_column(), group, self.reason_column(), self.until_column()]

    def queryset(self) -> QuerySet[Any]:
        """The rights that open it today."""
        rows = opening_holdings(self.day).filter(door_group__in=self.groups)
        if not self.door.is_in_service:
            rows = rows.none()
        return told(seen_by(self.request.user, rows))

    def count_text(self, count: int) -> str:
        """« 12 droits »."""
        return ngettext("%(count)s right", "%(count)s rights", count) % {"count": say_number(count)}

    def actions(self) -> list[Action]:
        """What those who keep doors may do."""
        if not is_allowed(self.request.user, "door.manage"):
            return []
        is_in, code = self.door.is_in_service, self.door.code
        said = gettext_lazy("Take out of service") if is_in else gettext_lazy("Put back into service")
        return [
            Action(said, reverse("access:door-service", args=[code]), icon="door-closed" if is_in else "door-open"),
            Action(gettext_lazy("Correct"), reverse("access:edit-door", args=[code]), icon="pencil"),
        ]

    def extra(self) -> dict[str, Any]:
        """The week and the groups."""
        return {
            "door": self.door,
            "state": door_state(self.door),
            "week": week_of(self.groups, on=self.day, links=True) if self.door.is_in_service else None,
            "groups": [(group, name_of(group), say_group_hours(group.time_rules.all())) for group in self.groups],
        }
