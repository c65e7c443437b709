"""The dashboard's first page: facts, the version being worked on, the preparation, and what other engines add."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.api import dashboard
from cartable.engines.catalogue.models import Preparation, UnitVersion
from cartable.engines.catalogue.queries.team import team_of
from cartable.engines.catalogue.web.dashboard.frame import dashboard_pages
from cartable.engines.catalogue.web.dashboard.words import PARTS, VERSION_STATES, preparation_status
from cartable.engines.catalogue.web.labels import CATEGORIES, hours
from cartable.engines.catalogue.web.units import unit_address
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status, UnitLabel
from cartable.ui.lists import Action
from cartable.ui.views import DetailPage


class DashboardPage(DetailPage):
    """A page of a unit's dashboard; the object is the unit."""

    template_name = "catalogue/dashboard/page.html"
    door = "unit.dashboard"

    def get_object(self) -> Any:
        """The unit, for one of its people."""
        return dashboard.access_dashboard(self.request.user, self.kwargs["code"], permission=self.door)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The unit."""
        return [(self.object.code, unit_address(self.object))]

    def facts(self) -> list[tuple[Any, Any]]:
        """Which unit this is."""
        unit = self.object
        found: list[tuple[Any, Any]] = [(_("Unit"), UnitLabel(unit.code, unit.category))]
        if unit.in_charge:
            found.append((_("In charge"), unit.in_charge.full_name))
        return found

    def extra(self) -> dict[str, Any]:
        """The way to the other pages."""
        return {"pages": dashboard_pages(self.request.user, self.object, self.request.path)}


class Overview(DashboardPage):
    """How the unit stands."""

    template_name = "catalogue/dashboard/overview.html"
    panels = "catalogue.dashboard"

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.object)

    def lead_text(self) -> Any:
        """What this is."""
        return _("The dashboard of the unit: what its team has to know and to do.")

    def facts(self) -> list[tuple[Any, Any]]:
        """With what the unit counts for and lasts."""
        unit = self.object
        credits = ngettext("%(count)d ECTS credit", "%(count)d ECTS credits", unit.credits)
        found = [
            *super().facts(),
            (_("Category"), CATEGORIES[unit.category]),
            (_("Credits"), credits % {"count": unit.credits}),
        ]
        durations = (unit.lecture_minutes, unit.tutorial_minutes, unit.lab_minutes)
        if any(durations):
            found.append((_("Hours"), " + ".join(hours(minutes) for minutes in durations if minutes)))
        if unit.structure:
            found.append((_("Structure"), title_of(unit.structure)))
        return found

    def actions(self) -> list[Action]:
        """Write to the people, prepare."""
        actor, code = self.request.user, [self.object.code]
        found = []
        if is_allowed(actor, "unit.mail", self.object):
            found.append(Action(_("Write a mail"), reverse("catalogue:write-mail", args=code), icon="mail"))
        return found

    def extra(self) -> dict[str, Any]:
        """The version, the preparations, the team of today, the software."""
        unit, on = self.object, today()
        team = [(row.person.full_name, PARTS[row.part]) for row in team_of(unit) if on in row.period]
        if unit.in_charge and not any(part == PARTS["lead"] for _name, part in team):
            team.insert(0, (unit.in_charge.full_name, PARTS["lead"]))
        preparations = Preparation.objects.filter(unit=unit).select_related("term").order_by("-term__starts_on")[:3]
        return {
            **super().extra(),
            "version": _version(unit),
            "team": team,
            "preparations": [
                (title_of(row.term), row.term.code, preparation_status(row.state)) for row in preparations
            ],
            "software": unit.version.software if unit.version else [],
            "equipment": unit.version.equipment if unit.version else [],
        }


def _version(unit: Any) -> dict[str, Any]:
    """The version in force and the one being worked on."""
    open_states = [UnitVersion.State.DRAFT, UnitVersion.State.PROPOSED]
    draft = UnitVersion.objects.filter(unit=unit, state__in=open_states).select_related("year").first()
    found: dict[str, Any] = {"in_force": unit.version}
    if draft is not None:
        found |= {"draft": draft, "state": Status(*VERSION_STATES[draft.state])}
    return found
