"""Restricted zones, and who asked or was cleared for them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.models import Clearance
from cartable.engines.access.queries.in_charge import clearances_of_zones, open_people, secured_zones
from cartable.engines.access.queries.zones import counted_zones
from cartable.engines.access.web.rights.people_cells import person_column
from cartable.engines.access.web.rights.words import CLEARANCE_STATES, say_last_day, status_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import on_campus, say_number
from cartable.ui.views import ListPage


def clearance_state(row: Clearance) -> Status:
    """Waiting, cleared, over, refused, withdrawn."""
    day = today()
    if row.state == Clearance.State.GRANTED and row.valid_until is not None and row.valid_until <= day:
        return Status("none", _("Over"))
    if row.state == Clearance.State.GRANTED and row.valid_from is not None and row.valid_from > day:
        return Status("wait", _("To come"))
    return status_of(CLEARANCE_STATES, row.state)


class ZoneList(ListPage):
    """The zones over which the reader decides."""

    title = gettext_lazy("Restricted zones")
    lead = gettext_lazy(
        "No right to anything of a zone is worth something without a clearance, which has its own decision."
    )
    permission = "clearance.decide"
    search_fields = ("code", "title_fr", "title_en")
    search_label = gettext_lazy("Name of the zone")
    default_sort = "code"
    export_name = "zones"
    empty_title = gettext_lazy("No restricted zone")
    empty_text = gettext_lazy(
        "A zone with restricted access (ZRR) is declared here; its services and doors are then put in it."
    )
    columns = (
        Column(
            "code",
            gettext_lazy("Zone"),
            value=lambda row: Linked(title_of(row), reverse("access:zone", args=[row.code])),
            order_by="code",
            export=lambda row: row.code,
        ),
        Column("structure", gettext_lazy("Structure"), value=lambda row: title_of(row.structure)),
        Column("cleared", gettext_lazy("People cleared"), order_by="cleared", numeric=True),
        Column("asking", gettext_lazy("Requests that wait"), order_by="asking", numeric=True),
        Column(
            "ask",
            gettext_lazy("Change"),
            value=lambda row: Linked(_("Ask for somebody"), reverse("access:ask-clearance", args=[row.code])),
            export=False,
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """Counted today."""
        return counted_zones(self.request.user, today())

    def actions(self) -> list[Action]:
        """The decisions; another zone."""
        return [
            Action(gettext_lazy("Clearances"), reverse("access:clearances"), icon="shield-check"),
            Action(gettext_lazy("New zone"), reverse("access:new-zone"), icon="plus", primary=True),
        ]

    def empty_action(self) -> tuple[str, Any]:
        """Declare one."""
        return reverse("access:new-zone"), gettext_lazy("New zone")

    def count_text(self, count: int) -> str:
        """« 3 zones »."""
        return ngettext("%(count)s zone", "%(count)s zones", count) % {"count": say_number(count)}


class ClearanceList(ListPage):
    """Every decision on the zones of the reader, those that wait first."""

    title = gettext_lazy("Clearances")
    lead = gettext_lazy("Who asked to enter a restricted zone, what was decided, by whom and until when.")
    permission = "clearance.decide"
    search_fields = ("person__family_name", "person__given_name", "person__usage_family_name", "reference")
    search_label = gettext_lazy("Name or reference")
    default_sort = "asked"
    export_name = "clearances"
    empty_title = gettext_lazy("No clearance was asked for")
    empty_text = gettext_lazy("A request comes from the person who lacks it, or from whoever hosts them.")
    columns = (
        person_column(lambda row: reverse("access:decide-clearance", args=[row.uuid])),
        Column("zone", gettext_lazy("Zone"), value=lambda row: title_of(row.zone), order_by="zone__code"),
        Column("state", gettext_lazy("State"), value=clearance_state, order_by="state"),
        Column(
            "asked",
            gettext_lazy("Asked on"),
            value=lambda row: on_campus(row.requested_at),
            order_by="-requested_at",
        ),
        Column("why", gettext_lazy("What for"), value="request_reason"),
        Column("by", gettext_lazy("Decided by"), value="decided_by.full_name"),
        Column("reference", gettext_lazy("Reference"), value="reference"),
        Column(
            "until", gettext_lazy("Last day"), value=lambda row: say_last_day(row.valid_until), order_by="valid_until"
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """Those of the reader's zones."""
        return clearances_of_zones(self.request.user).filter(open_people(self.request.user))

    def list_filters(self) -> list[ChoiceFilter]:
        """By state, by zone."""
        zones = secured_zones(self.request.user)
        return [
            ChoiceFilter(
                "state", gettext_lazy("State"), choices=[(key, label) for key, (_k, label) in CLEARANCE_STATES.items()]
            ),
            ChoiceFilter(
                "zone",
                gettext_lazy("Zone"),
                choices=lambda: [(row.code, title_of(row)) for row in zones],
                lookup="zone__code",
            ),
        ]

    def count_text(self, count: int) -> str:
        """« 3 habilitations »."""
        return ngettext("%(count)s clearance", "%(count)s clearances", count) % {"count": say_number(count)}
