"""The list of units, and the page of one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.calendar.api import list_terms
from cartable.engines.catalogue.api import access_unit, list_units, offerings_of
from cartable.engines.catalogue.queries.units import answering
from cartable.engines.catalogue.types import group_name
from cartable.engines.catalogue.web.labels import CATEGORIES, KINDS, class_address, hours
from cartable.engines.catalogue.web.versions.links import list_actions, unit_actions, unit_facts
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage, ListPage


def unit_address(unit: Any) -> str:
    """The unit's page."""
    return reverse("catalogue:unit", args=[unit.code])


class UnitList(ListPage):
    """Every unit, by category and term."""

    title = _("Course units")
    lead = _("What is taught here, and in which term.")
    permission = "unit.view"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "units"
    empty_title = _("No unit yet")
    empty_text = _("Units come with the import of a term, or are created by the registrar.")
    columns = (
        Column(
            "code",
            _("Unit"),
            value=lambda unit: UnitLabel(unit.code, unit.category, unit_address(unit)),
            order_by="code",
            export=lambda unit: unit.code,
        ),
        Column("title", _("Title"), value=title_of, order_by="title_fr"),
        Column("category", _("Category"), value=lambda unit: CATEGORIES[unit.category], order_by="category"),
        Column("credits", _("Credits"), order_by="credits", numeric=True),
        Column("lectures", _("Lectures"), value=lambda unit: hours(unit.lecture_minutes), order_by="lecture_minutes"),
        Column(
            "tutorials", _("Tutorials"), value=lambda unit: hours(unit.tutorial_minutes), order_by="tutorial_minutes"
        ),
        Column("labs", _("Labs"), value=lambda unit: hours(unit.lab_minutes), order_by="lab_minutes"),
    )
    filters = (
        ChoiceFilter("category", _("Category"), CATEGORIES.items()),
        ChoiceFilter(
            "term",
            _("Term"),
            lambda: [(term.code, title_of(term)) for term in list_terms()],
            lookup="offerings__term__code",
        ),
    )

    def prepare(self) -> None:
        """Answers to a search come nearest first, unless another order is asked."""
        if self.request.GET.get("q", "").strip() and not self.request.GET.get("sort"):
            self.default_sort = ""  # type: ignore[misc]

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return list_units()

    def actions(self) -> list[Action]:
        """What the reader may do with them."""
        return list_actions(self.request.user)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case and a wrong letter are forgiven."""
        return answering(rows, text)

    def count_text(self, count: int) -> str:
        """« 350 unités »."""
        return ngettext("%(count)s unit", "%(count)s units", count) % {"count": say_number(count)}


class UnitPage(DetailPage):
    """What a unit is, and what each term offers of it."""

    template_name = "catalogue/unit.html"
    panels = "catalogue.unit"

    def get_object(self) -> Any:
        """The unit."""
        return access_unit(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its title in the reader's language."""
        return title_of(self.object)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Course units"), reverse("catalogue:units"))]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin: what it counts for, how long it lasts, who answers for it."""
        unit = self.object
        credits = ngettext("%(count)d ECTS credit", "%(count)d ECTS credits", unit.credits)
        found = [
            (_("Code"), UnitLabel(unit.code, unit.category)),
            (_("Category"), CATEGORIES[unit.category]),
            (_("Credits"), credits % {"count": unit.credits}),
        ]
        durations = (
            (_("Lectures"), unit.lecture_minutes),
            (_("Tutorials"), unit.tutorial_minutes),
            (_("Labs"), unit.lab_minutes),
        )
        found += [(label, hours(minutes)) for label, minutes in durations if minutes]
        if unit.structure:
            found.append((_("Structure"), title_of(unit.structure)))
        if unit.in_charge:
            found.append((_("In charge"), unit.in_charge.full_name))
        return found + unit_facts(unit)

    def actions(self) -> list[Action]:
        """Its versions, and what the reader may do with it."""
        found = unit_actions(self.request.user, self.object)
        if is_allowed(self.request.user, "unit.dashboard", self.object):
            address = reverse("catalogue:dashboard", args=[self.object.code])
            found.insert(0, Action(_("Dashboard"), address, icon="presentation"))
        return found

    def extra(self) -> dict[str, Any]:
        """Its text and its offerings."""
        unit = self.object
        english = title_of(unit) == unit.title_en and unit.summary_en
        return {
            "summary": unit.summary_en if english else unit.summary_fr,
            "offerings": [_offering(row) for row in offerings_of(unit)],
        }


def _offering(row: Any) -> dict[str, Any]:
    ways = list(row.configurations.all())
    return {
        "term": title_of(row.term),
        "code": row.term.code,
        "ways": [
            {"number": number if len(ways) > 1 else 0, "subparts": [_subpart(part) for part in way.subparts.all()]}
            for number, way in enumerate(ways, start=1)
        ],
    }


def _subpart(part: Any) -> dict[str, Any]:
    return {
        "kind": KINDS[part.kind],
        "classes": [
            {
                "label": group_name(part.kind, row.number),
                "url": class_address(row),
                "seats": row.seats,
                "parent": row.parent.group if row.parent else "",
                "teachers": [teacher.person.full_name for teacher in row.teachers.all()],
            }
            for row in part.classes.all()
        ],
    }
