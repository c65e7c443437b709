"""What units need of software and equipment; over a term: for how many students, in which groups and rooms."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.engines.calendar.api import list_terms
from cartable.engines.catalogue.api import preparation
from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.catalogue.queries.needs import count_things, groups_of, one_by_one, versions_in_need
from cartable.engines.catalogue.web.dashboard.lists import term_choices
from cartable.engines.catalogue.web.units import unit_address
from cartable.engines.places.api import ROOM_KINDS
from cartable.kernel.languages import title_of
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.lists.reading import ListAddress
from cartable.ui.typography import NO_BREAK
from cartable.ui.views import ListPage


class Needs(ListPage):
    """What units need: software, or equipment."""

    permission = "need.list"
    what = "software"
    search_fields = ("unit__code", "unit__title_fr", "said")
    search_label = _("Unit or thing needed")
    default_sort = "thing"
    empty_title = _("Nothing is needed")
    empty_text = _("Teams write what their unit needs in its version of the year.")
    filters = (
        ChoiceFilter(
            "term", _("Term"), term_choices, apply=lambda rows, code: rows.filter(unit__offerings__term__code=code)
        ),
    )
    usual_columns = (
        Column("thing", _("Needed"), value="thing", order_by="thing"),
        Column("version", _("Version"), value="thing_version"),
        Column("note", _("Note"), value="thing_note"),
        Column(
            "code",
            _("Unit"),
            value=lambda row: UnitLabel(row.unit.code, row.unit.category, unit_address(row.unit)),
            order_by="unit__code",
            export=lambda row: row.unit.code,
        ),
        Column("title", _("Title"), value=lambda row: title_of(row.unit)),
        Column("year", _("Academic year"), value="year.code", order_by="year__starts_on"),
    )

    def prepare(self) -> None:
        """Over a term: its groups, the students expected, the rooms."""
        code = self.request.GET.get("term", "")
        self.term = next((term for term in list_terms() if term.code == code), None) if code else None
        if self.term is not None:
            self.groups = groups_of(self.term.pk)
            self.demand = preparation.demand_of(term_id=self.term.pk, unit_ids=list(self.groups))
            self.rooms = preparation.room_kinds_of(term_id=self.term.pk)

    def list_columns(self) -> list[Column]:
        """With what the term says, when one is chosen."""
        if self.term is None:
            return list(self.usual_columns)
        return [
            *self.usual_columns,
            Column("students", _("Students"), value=self._students, numeric=True),
            Column("groups", _("Groups"), value=self._groups),
            Column("rooms", _("Kinds of room"), value=self._rooms),
        ]

    def _students(self, row: Any) -> int | None:
        demand = self.demand.get(row.unit_id)
        return demand.number if demand else None

    def _groups(self, row: Any) -> str:
        """« 1 CM, 3 TD × 28 »."""
        said = [
            f"{number} {kind.upper()}" + (f" × {largest}" if largest else "")
            for kind, number, largest in self.groups.get(row.unit_id, ())
        ]
        return ", ".join(one.replace(" ", NO_BREAK) for one in said)

    def _rooms(self, row: Any) -> str:
        """« CM : amphithéâtre ; TP : salle informatique »."""
        colon = pgettext_lazy("after a name", "{name}: {value}")
        return "; ".join(
            str(colon).format(name=kind.upper(), value=", ".join(str(ROOM_KINDS[one]).lower() for one in sorted(kinds)))
            for kind, kinds in self.rooms.get(row.unit_id, {}).items()
        )

    @property
    def export_name(self) -> str:  # type: ignore[override]
        """The file's name."""
        return f"{self.what}-needs"

    def page_title(self) -> Any:
        """Which need."""
        return _("Software that units need") if self.what == "software" else _("Equipment that units need")

    def lead_text(self) -> Any:
        """What a term adds."""
        if self.term is not None:
            return _("What the units of the term need, for how many students, in which groups and rooms.")
        return _("From the version of each unit in force. Choose a term to know for how many students and where.")

    def queryset(self) -> QuerySet[UnitVersion]:
        """One row a thing."""
        return one_by_one(versions_in_need(self.what), self.what)

    def count_rows(self, rows: QuerySet[UnitVersion], address: ListAddress) -> int:
        """The things, not the versions."""
        return count_things(rows, self.what)

    def actions(self) -> list[Action]:
        """The other list."""
        other = "equipment" if self.what == "software" else "software"
        title = _("Equipment") if other == "equipment" else _("Software")
        asked = f"?term={self.term.code}" if self.term else ""
        return [Action(title, reverse(f"catalogue:{other}-needs") + asked)]
