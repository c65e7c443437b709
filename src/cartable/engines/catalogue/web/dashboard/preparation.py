"""What the team prepares for the timetable of a term: the page, and its acts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cartable.engines.calendar.api import get_term, list_terms
from cartable.engines.catalogue.api import dashboard, preparation
from cartable.engines.catalogue.domain.preparation.sentences import say_weekday
from cartable.engines.catalogue.models import Preparation
from cartable.engines.catalogue.queries.preparations import unavailabilities_of
from cartable.engines.catalogue.web.dashboard.frame import dashboard_crumbs
from cartable.engines.catalogue.web.dashboard.overview import DashboardPage
from cartable.engines.catalogue.web.dashboard.words import ROOM_KINDS, STRENGTHS, preparation_status
from cartable.engines.catalogue.web.labels import KINDS
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import Conflict, InputRefused
from cartable.ui.cells import Status
from cartable.ui.moments import say_moment

TERMS_SHOWN = 6


def preparation_address(unit: Any, term: Any) -> str:
    """The page of a preparation."""
    return reverse("catalogue:preparation", args=[unit.code, term.code])


class UnitPreparations(DashboardPage):
    """The terms that aren't over, and what is prepared for each."""

    template_name = "catalogue/dashboard/preparations.html"

    def page_title(self) -> Any:
        """« Préparation de l'emploi du temps »."""
        return gettext("Preparation of the timetable of %(code)s") % {"code": self.object.code}

    def lead_text(self) -> Any:
        """What it is for."""
        return _("How the classes should be, said by the team. The timetable of the term is built from it.")

    def extra(self) -> dict[str, Any]:
        """The next terms first."""
        made = {row.term_id: row for row in Preparation.objects.filter(unit=self.object)}
        every = list(list_terms())
        ahead = sorted((term for term in every if not _is_over(term)), key=lambda term: term.starts_on)[:TERMS_SHOWN]
        past = [term for term in every if _is_over(term) and term.pk in made]
        return {
            **super().extra(),
            "terms": [_told_term(term, made.get(term.pk)) for term in (*ahead, *past)],
            "may_prepare": is_allowed(self.request.user, "unit.prepare", self.object),
        }


def _is_over(term: Any) -> bool:
    """Whether the term has ended."""
    return bool(term.starts_on + timedelta(weeks=term.weeks_count) <= today())


def _told_term(term: Any, row: Preparation | None) -> dict[str, Any]:
    state = preparation_status(row.state) if row else Status("none", _("Not begun"))
    return {"title": title_of(term), "code": term.code, "row": row, "state": state, "is_over": _is_over(term)}


class PreparationPage(DashboardPage):
    """One preparation, whole."""

    template_name = "catalogue/dashboard/preparation.html"
    panels = "catalogue.preparation"

    def get_object(self) -> Any:
        """Its unit; the preparation is kept beside."""
        self.preparation = dashboard.access_preparation(self.request.user, self.kwargs["code"], self.kwargs["term"])
        return self.preparation.unit

    def page_title(self) -> Any:
        """« MT01, automne 2026 »."""
        values = {"code": self.object.code, "term": title_of(self.preparation.term)}
        return gettext("Preparation of %(code)s, %(term)s") % values

    def lead_text(self) -> Any:
        """Whose turn it is."""
        row = self.preparation
        if row.handed_over_at is None:
            return _("Being prepared by the team. Hand it over when it is complete.")
        by = row.handed_over_by.full_name if row.handed_over_by else "–"
        values = {"moment": say_moment(row.handed_over_at), "name": by}
        return gettext("Handed over to the timetabler by %(name)s: %(moment)s.") % values

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard, the preparations."""
        address = reverse("catalogue:unit-preparations", args=[self.object.code])
        return [*dashboard_crumbs(self.object), (_("Preparation"), address)]

    def extra(self) -> dict[str, Any]:
        """All that it says."""
        row, unit = self.preparation, self.object
        is_open = row.state == Preparation.State.IN_PROGRESS
        may_prepare = is_allowed(self.request.user, "unit.prepare", unit)
        kinds = {one.kind: one for one in row.kinds.all()}
        teachers = list(row.teachers.all())
        demand = preparation.demand_of(term_id=row.term_id, unit_ids=[unit.pk]).get(unit.pk)
        ids = sorted({one.person_id for one in teachers})
        times = unavailabilities_of(person_ids=ids, term=row.term)
        return {
            **super().extra(),
            "row": row,
            "state": preparation_status(row.state),
            "may_write": may_prepare and is_open,
            "may_take_back": may_prepare and not is_open,
            "demand": demand,
            "kinds": [_told_kind(kind, kinds.get(kind)) for kind in KINDS],
            "teachers": [(one, KINDS[one.kind]) for one in teachers],
            "times": [(one, say_weekday(one.day), STRENGTHS[one.strength]) for one in times],
            "rules": [(one, preparation.say_rule(one)) for one in row.rules.all()],
            "missing": preparation.what_is_missing(row) if is_open else [],
            "args": {"unit": unit.code, "term": row.term.code},
        }


def _told_kind(kind: str, row: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": kind, "title": KINDS[kind], "row": row}
    if row is not None:
        told["rooms"] = ", ".join(room.code for room in row.rooms.all())
        told["room_kind"] = ROOM_KINDS.get(row.room_kind, "") if row.room_kind else ""
        told["places"] = row.groups_count * row.group_size
    return told


@require_POST
def begin_preparation(request: HttpRequest, code: str, term: str) -> HttpResponse:
    """Begin the unit's preparation for a term."""
    unit = dashboard.access_dashboard(request.user, code, permission="unit.prepare")
    row = preparation.begin_preparation(unit=unit, term=get_term(term), actor=request.user)
    return HttpResponseRedirect(preparation_address(unit, row.term))


@require_POST
def hand_over(request: HttpRequest, code: str, term: str) -> HttpResponse:
    """Hand it over; what is missing is said."""
    row = dashboard.access_preparation(request.user, code, term, permission="unit.prepare")
    try:
        preparation.hand_over(preparation=row, actor=request.user, now=system_clock())
        messages.success(request, gettext("The timetabler has the preparation."))
    except InputRefused as refusal:
        for fault in refusal.faults:
            messages.error(request, str(fault))
    return HttpResponseRedirect(preparation_address(row.unit, row.term))


@require_POST
def take_back(request: HttpRequest, code: str, term: str) -> HttpResponse:
    """Open it again."""
    row = dashboard.access_preparation(request.user, code, term, permission="unit.prepare")
    preparation.take_back(preparation=row, actor=request.user, reason="taken back from its page")
    messages.success(request, gettext("The preparation can be changed again."))
    return HttpResponseRedirect(preparation_address(row.unit, row.term))


@require_POST
def remove_kind(request: HttpRequest, code: str, term: str, kind: str) -> HttpResponse:
    """No class of this kind."""
    row = dashboard.access_preparation(request.user, code, term, permission="unit.prepare")
    return _dropped(request, row, lambda: preparation.drop_kind(preparation=row, kind=kind, actor=request.user))


@require_POST
def remove_rule(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a constraint back."""
    rule = dashboard.access_rule(request.user, key)
    return _dropped(request, rule.preparation, lambda: preparation.drop_rule(rule=rule, actor=request.user))


@require_POST
def remove_time(request: HttpRequest, code: str, term: str, key: UUID) -> HttpResponse:
    """Take an unavailability away."""
    row = dashboard.access_preparation(request.user, code, term)
    time = dashboard.access_unavailability(request.user, key, row.unit)
    return _dropped(request, row, lambda: preparation.drop_unavailability(row=time, actor=request.user))


def _dropped(request: HttpRequest, row: Preparation, act: Any) -> HttpResponse:
    """Do it and come back; a refusal is said there."""
    try:
        act()
        messages.success(request, gettext("Removed."))
    except Conflict as conflict:
        messages.error(request, str(conflict))
    return HttpResponseRedirect(preparation_address(row.unit, row.term))
