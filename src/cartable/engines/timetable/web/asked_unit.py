"""What the team of one unit asks for a term, line by line; taking it over alone, or taking it out again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from cartable.engines.catalogue.api import preparation
from cartable.engines.timetable.api import access_term_workspace, asked
from cartable.engines.timetable.web import moment
from cartable.engines.timetable.web.asked import asked_crumbs, state_of
from cartable.engines.timetable.web.terms import term_title
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotFound
from cartable.ui.cells import Linked, Status, UnitLabel
from cartable.ui.moments import say_moment
from cartable.ui.views import DetailPage

SUBJECTS = {
    "classes": gettext_lazy("How the classes should be"),
    "rooms": gettext_lazy("Rooms"),
    "teacher": gettext_lazy("Teachers"),
    "time": gettext_lazy("Availabilities"),
    "rule": gettext_lazy("Constraints"),
    "staff": gettext_lazy("Presence"),
}


def access_asked(actor: Any, term_code: str, unit_code: str, *, permission: str = "term.view_workspace") -> Any:
    """A preparation of the term, for one who may work on its timetable. Raises NotAllowed, NoSuchTerm, NotFound."""
    term = access_term_workspace(actor, term_code, permission=permission)
    found = preparation.prepared_for(term=term).filter(unit__code=unit_code.replace("\0", "")).first()
    if found is None:
        raise NotFound(
            _("Nothing is prepared for this unit in this term."), _("Choose a unit in the list of what the teams ask.")
        )
    return found


class AskedUnit(DetailPage):
    """One preparation: what each thing asked becomes, or why it can't."""

    template_name = "timetable/asked_unit.html"

    def get_object(self) -> Any:
        """The preparation, with where it stands."""
        found = access_asked(self.request.user, self.kwargs["code"], self.kwargs["unit"])
        self.standing = asked.standing_of(found.term)
        return found

    def page_title(self) -> Any:
        """« Ce que demande l'équipe de MT01 »."""
        return _("What the team of %(code)s asks") % {"code": self.object.unit.code}

    def lead_text(self) -> Any:
        """The unit's title, the term."""
        return f"{title_of(self.object.unit)}, {term_title(self.object.term)}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The term, the list."""
        term = self.object.term
        url = reverse("timetable:asked", args=[term.code])
        return [*asked_crumbs(term), (gettext_lazy("What the teams ask"), url)]

    def facts(self) -> list[tuple[Any, Any]]:
        """The unit, who handed it over, who took it over."""
        row, unit = self.object, self.object.unit
        applied = self.standing.applied.get(row.pk)
        prepared = reverse("catalogue:preparation", args=[unit.code, row.term.code])
        found: list[tuple[Any, Any]] = [(_("Unit"), UnitLabel(unit.code, unit.category))]
        found.append((_("State"), state_of(self.standing, row.pk)))
        if row.handed_over_at:
            found.append((pgettext("preparation", "Handed over"), say_moment(row.handed_over_at)))
            found.append((_("By"), row.handed_over_by.full_name if row.handed_over_by else "–"))
        if applied is not None:
            found.append((_("Taken over on"), say_moment(applied.applied_at)))
        found.append((_("Written by the team"), Linked(_("Preparation"), prepared)))
        return found

    def extra(self) -> dict[str, Any]:
        """The lines as they were taken over; what they would become today when that is something else."""
        row = self.object
        applied, draft = self.standing.applied.get(row.pk), self.standing.drafts.get(row.pk)
        state = self.standing.states[row.pk]
        is_new = state in (asked.WAITING, asked.CHANGED)
        lines = draft.lines if is_new and draft else list(applied.lines.all()) if applied else []
        may_apply = is_allowed(self.request.user, "term.solve", row.term)
        return {
            "groups": _grouped(lines),
            "is_new": is_new,
            "is_changed": state == asked.CHANGED,
            "is_reopened": state == asked.REOPENED,
            "note": row.note,
            "may_take": may_apply and is_new,
            "may_forget": may_apply and applied is not None,
            "args": {"term": row.term.code, "unit": row.unit.code},
        }


def _grouped(lines: list[Any]) -> list[tuple[Any, list[dict[str, Any]]]]:
    """By subject, in the order of the preparation's page."""
    people = asked.people_named(lines)
    found: list[tuple[Any, list[dict[str, Any]]]] = []
    for subject, title in SUBJECTS.items():
        told = [
            {
                "said": asked.say_line(line, people),
                "outcome": asked.say_outcome(line, people),
                "state": Status("ok", _("kept")) if line.is_applied else Status("no", _("impossible")),
            }
            for line in lines
            if line.subject == subject
        ]
        if told:
            found.append((title, told))
    return found


@require_POST
def take_over(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Take over what this team asks, and nothing else."""
    row = access_asked(request.user, code, unit, permission="term.solve")
    report = asked.apply_preparations(term=row.term, actor=request.user, now=moment.now(), unit_codes=[row.unit.code])
    if report.units:
        messages.success(request, asked.say_report(report.units, report.applied, report.refused))
    else:
        messages.error(request, _("The team hasn't handed it over: there is nothing to take over yet."))
    return HttpResponseRedirect(reverse("timetable:asked-unit", args=[row.term.code, row.unit.code]))


@require_POST
def take_out(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Take out all that this team's preparation brought."""
    row = access_asked(request.user, code, unit, permission="term.solve")
    applied = asked.standing_of(row.term).applied.get(row.pk)
    if applied is not None:
        asked.forget_preparation(applied=applied, actor=request.user)
        messages.success(request, _("What this team asked is out of the timetable's problem."))
    return HttpResponseRedirect(reverse("timetable:asked-unit", args=[row.term.code, row.unit.code]))
