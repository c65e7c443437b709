"""Who hasn't chosen, and demand against places for every unit with its forecast: lists to search and export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.people.api import people_with_text
from cartable.engines.registration.api import access_campaign, foresee, offerings_with_places, people_without_list
from cartable.engines.registration.models import Advising, Enrolment, WishList
from cartable.engines.registration.web.advice.words import LIST_STATES, list_status
from cartable.engines.registration.web.board.words import error_sentence, gap_status
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


class _OfCampaign(ListPage):
    """What both lists share."""

    permission = "campaign.view"

    def prepare(self) -> None:
        """Find the campaign."""
        self.campaign = access_campaign(self.request.user, self.kwargs["code"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """The board."""
        return [(_("Live board"), reverse("registration:board", args=[self.campaign.code]))]


def _apply_state(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
    return rows.filter(list_state__isnull=True) if value == "none" else rows.filter(list_state=value)


class MissingList(_OfCampaign):
    """Those of the population who have sent nothing."""

    search_fields = ("family_name", "given_name", "code")
    search_label = _("Name or number")
    default_sort = "name"
    export_name = "missing"
    empty_title = _("Everyone has sent their list")
    empty_text = _("Whoever comes into the population later shows here.")
    filters = (
        ChoiceFilter(
            "state",
            _("List"),
            choices=[(key, LIST_STATES[key][1]) for key in ("none", "draft", "returned")],
            apply=_apply_state,
        ),
    )
    columns = (
        Column("name", _("Student"), value="sorted_name", order_by="name_key"),
        Column("code", _("Number"), order_by="code"),
        Column("mail", _("Mail")),
        Column("programme", _("Programme"), value="programme_code", order_by="programme_code"),
        Column("adviser", _("Adviser"), value="adviser_name", order_by="adviser_name"),
        Column("state", _("List"), value=lambda row: list_status(row.list_state or "none"), order_by="list_state"),
    )

    def page_title(self) -> Any:
        """« N'ont rien envoyé : choix du printemps »."""
        return format_lazy(_("Nothing sent: {campaign}"), campaign=title_of(self.campaign))

    def queryset(self) -> QuerySet[Any]:
        """One row a student."""
        day = today()
        lists = WishList.objects.filter(campaign=self.campaign, person=OuterRef("pk"))
        enrolled = Enrolment.objects.valid_on(day).filter(person=OuterRef("pk")).order_by("-valid_from")
        advised = Advising.objects.valid_on(day).filter(student=OuterRef("pk"))
        return (
            people_without_list(self.campaign, day)
            .annotate(
                list_state=Subquery(lists.values("state")[:1]),
                programme_code=Subquery(enrolled.values("programme__code")[:1]),
                adviser_name=Subquery(advised.values("adviser__family_name")[:1]),
            )
            .order_by("name_key", "id")
        )

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """As in the directory."""
        return people_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 312 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}


class DemandList(_OfCampaign):
    """Every unit of the term: places, wishes sent so far, students to expect."""

    search_fields = ("unit__code", "unit__title_fr", "unit__title_en")
    search_label = _("Code or title")
    default_sort = "-mains"
    export_name = "demand"
    empty_title = _("The term offers no unit yet")
    empty_text = _("Units show here once the term offers them.")

    def prepare(self) -> None:
        """Foresee once for the page."""
        super().prepare()
        self.foreseen = foresee(self.campaign, today())

    def page_title(self) -> Any:
        """« Demande et places : choix du printemps »."""
        return format_lazy(_("Demand and places: {campaign}"), campaign=title_of(self.campaign))

    def lead_text(self) -> str:
        """The measured error."""
        return error_sentence(self.foreseen)

    def queryset(self) -> QuerySet[Any]:
        """The units of the term, as the assignment counts them."""
        return offerings_with_places(self.campaign)

    def list_columns(self) -> Sequence[Column]:
        """Places, wishes, forecast."""
        return (
            Column(
                "unit",
                _("Unit"),
                value=lambda row: UnitLabel(row.unit.code, row.unit.category),
                order_by="unit__code",
            ),
            Column("title", _("Title"), value=lambda row: title_of(row.unit), order_by="unit__title_fr"),
            Column("capacity", _("Places offered"), order_by="capacity", numeric=True),
            Column("mains", _("Wished first"), order_by="mains", numeric=True),
            Column("others", _("Optional or reserve"), order_by="others", numeric=True),
            Column("lacking", _("Beyond places"), order_by="lacking", numeric=True),
            Column("expected", _("Expected"), value=lambda row: self._said(row, "expected"), numeric=True),
            Column("low", _("At least"), value=lambda row: self._said(row, "low"), numeric=True),
            Column("high", _("At most"), value=lambda row: self._said(row, "high"), numeric=True),
            Column("state", _("Forecast"), value=self._state),
        )

    def _said(self, row: Any, name: str) -> int | None:
        said = self.foreseen.units.get(row.unit.code)
        return round(getattr(said, name)) if said is not None else None

    def _state(self, row: Any) -> Any:
        said = self.foreseen.units.get(row.unit.code)
        return gap_status(said, row.capacity) if said is not None else None
