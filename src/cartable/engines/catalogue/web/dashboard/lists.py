"""Lists across units: one's own, the preparations of a term."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from cartable.engines.calendar.api import list_terms
from cartable.engines.catalogue.models import TeamMember
from cartable.engines.catalogue.queries.preparations import list_preparations
from cartable.engines.catalogue.queries.team import units_of
from cartable.engines.catalogue.queries.units import answering
from cartable.engines.catalogue.web.dashboard.frame import dashboard_address
from cartable.engines.catalogue.web.dashboard.words import PARTS, PREPARATION_STATES, preparation_status
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def term_choices() -> list[tuple[str, str]]:
    """All terms, the latest first."""
    return [(term.code, title_of(term)) for term in list_terms()]


class MyUnits(ListPage):
    """The units in which the reader has a part."""

    title = _("My units")
    lead = _("Those that you teach, lead or help with. Each opens on its dashboard.")
    permission = "unit.mine"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "my-units"
    empty_title = _("No unit of yours yet")
    empty_text = _("The person in charge of a unit adds you to its team.")

    def prepare(self) -> None:
        """The parts of the reader, by unit."""
        on, person = today(), getattr(self.request.user, "person", None)
        self.own_id: int | None = getattr(self.request.user, "person_id", None)
        self.parts: dict[int, list[str]] = {}
        if person is not None:
            held = TeamMember.objects.valid_on(on).filter(person=person).order_by("unit_id", "part")
            for unit_id, part in held.values_list("unit_id", "part"):
                self.parts.setdefault(unit_id, []).append(str(PARTS[part]))

    def list_columns(self) -> list[Column]:
        """With one's own part."""
        return [
            Column(
                "code",
                _("Unit"),
                value=lambda unit: UnitLabel(unit.code, unit.category, dashboard_address(unit)),
                order_by="code",
                export=lambda unit: unit.code,
            ),
            Column("title", _("Title"), value=title_of, order_by="title_fr"),
            Column("part", _("My part"), value=self._part),
            Column("category", _("Category"), value=lambda unit: CATEGORIES[unit.category], order_by="category"),
            Column("credits", _("Credits"), order_by="credits", numeric=True),
        ]

    def _part(self, unit: Any) -> str:
        held = list(self.parts.get(unit.pk, ()))
        if unit.in_charge_id == self.own_id and str(PARTS["lead"]) not in held:
            held.insert(0, str(PARTS["lead"]))
        return ", ".join(held) or str(PARTS["teacher"])

    def queryset(self) -> QuerySet[Any]:
        """The reader's."""
        return units_of(self.own_id or 0, today())

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case and a wrong letter are forgiven."""
        return answering(rows, text)

    def count_text(self, count: int) -> str:
        """« 4 unités »."""
        return ngettext("%(count)s unit", "%(count)s units", count) % {"count": say_number(count)}


def _groups(row: Any) -> str:
    """« 1 CM, 4 TD »."""
    return ", ".join(f"{kind.groups_count} {kind.kind.upper()}" for kind in row.kinds.all())


class Preparations(ListPage):
    """What teams prepared for each term, for those who build timetables."""

    title = _("Preparations of timetables")
    lead = _("What the teams of units ask for each term, and whether they handed it over.")
    permission = "preparation.list"
    search_fields = ("unit__code", "unit__title_fr", "unit__title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "preparations"
    empty_title = _("Nothing is prepared yet")
    empty_text = _("Teams begin their preparation from the dashboard of their unit.")
    columns = (
        Column(
            "code",
            _("Unit"),
            value=lambda row: UnitLabel(
                row.unit.code,
                row.unit.category,
                reverse("catalogue:preparation", args=[row.unit.code, row.term.code]),
            ),
            order_by="unit__code",
            export=lambda row: row.unit.code,
        ),
        Column("term", _("Term"), value=lambda row: title_of(row.term), order_by="term__starts_on"),
        Column("state", _("State"), value=lambda row: preparation_status(row.state), order_by="state"),
        Column("groups", _("Groups"), value=_groups),
        Column("teachers", _("Teachers"), value=lambda row: len({one.person_id for one in row.teachers.all()})),
        Column("rules", _("Constraints"), value="rules_count", order_by="rules_count", numeric=True),
        Column("at", pgettext_lazy("preparation", "Handed over"), value="handed_over_at", order_by="handed_over_at"),
    )
    filters = (
        ChoiceFilter("term", _("Term"), term_choices, lookup="term__code"),
        ChoiceFilter(
            "state", _("State"), [(key, text) for key, (_kind, text) in PREPARATION_STATES.items()], lookup="state"
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return list_preparations()

    def count_text(self, count: int) -> str:
        """« 12 préparations »."""
        return ngettext("%(count)s preparation", "%(count)s preparations", count) % {"count": say_number(count)}
