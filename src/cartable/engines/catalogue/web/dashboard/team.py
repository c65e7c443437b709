"""The team: who has which part, from when to when; add one, end one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import dashboard, team
from cartable.engines.catalogue.queries.team import team_of
from cartable.engines.catalogue.web.dashboard.frame import dashboard_crumbs
from cartable.engines.catalogue.web.dashboard.naming import named_person
from cartable.engines.catalogue.web.dashboard.overview import DashboardPage
from cartable.engines.catalogue.web.dashboard.words import PARTS
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status
from cartable.ui.lists import Action
from cartable.ui.views import FormPage

ONE_DAY = timedelta(days=1)


class Team(DashboardPage):
    """Every part, past and to come too."""

    template_name = "catalogue/dashboard/team.html"

    def page_title(self) -> Any:
        """« Équipe de MT01 »."""
        return gettext("Team of %(code)s") % {"code": self.object.code}

    def actions(self) -> list[Action]:
        """Add someone."""
        if not is_allowed(self.request.user, "unit.team", self.object):
            return []
        return [Action(_("Add to the team"), reverse("catalogue:add-to-team", args=[self.object.code]), "plus", True)]

    def extra(self) -> dict[str, Any]:
        """The parts with their states."""
        may_change = is_allowed(self.request.user, "unit.team", self.object)
        rows = [_told(row, may_change) for row in team_of(self.object)]
        in_charge = self.object.in_charge
        has_lead = any(row["row"].part == "lead" and not row["is_over"] for row in rows)
        return {
            **super().extra(),
            "in_charge": in_charge.full_name if in_charge and not has_lead else "",
            "members": [row for row in rows if not row["is_over"]],
            "former": [row for row in rows if row["is_over"]],
        }


def _told(row: Any, may_change: bool) -> dict[str, Any]:
    on = today()
    is_over = row.valid_until is not None and row.valid_until <= on
    state = Status("wait", _("To come")) if row.valid_from > on else Status("ok", _("In force"))
    return {
        "row": row,
        "part": PARTS[row.part],
        "is_over": is_over,
        "state": Status("none", _("Ended")) if is_over else state,
        "last_day": row.valid_until - ONE_DAY if row.valid_until else None,
        "end_url": reverse("catalogue:end-part", args=[row.uuid]) if may_change and not is_over else "",
    }


class PartForm(forms.Form):
    """Who, what, from when to when, and why."""

    person = forms.CharField(
        label=_("Person"), max_length=120, help_text=_("Campus number, or family name and given name.")
    )
    part = forms.ChoiceField(label=pgettext_lazy("team", "Part"), choices=list(PARTS.items()), initial="teacher")
    valid_from = forms.DateField(label=pgettext_lazy("day", "From"))
    last_day = forms.DateField(
        label=_("Last day"), required=False, help_text=_("Included. Leave it empty when no end is known.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Kept in the history of the unit."))

    def clean(self) -> dict[str, Any]:
        """The last day isn't before the first."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("valid_from"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first. Correct one of the two."))
        return given


class AddToTeam(FormPage):
    """Give someone a part."""

    form_class = PartForm
    submit_label = _("Add to the team")

    def prepare(self) -> None:
        """Find the unit."""
        self.unit = dashboard.access_dashboard(self.request.user, self.kwargs["code"], permission="unit.team")

    def page_title(self) -> Any:
        """« Ajouter à l'équipe de MT01 »."""
        return gettext("Add to the team of %(code)s") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard, the team."""
        return [*dashboard_crumbs(self.unit), (_("Team"), reverse("catalogue:team", args=[self.unit.code]))]

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today()}

    def perform(self, form: PartForm) -> None:
        """Add them."""
        given = form.cleaned_data
        self.person = named_person(self.request.user, given["person"], field="person")
        team.add_to_team(
            unit=self.unit,
            person=self.person,
            part=given["part"],
            valid_from=given["valid_from"],
            valid_until=given["last_day"] + ONE_DAY if given["last_day"] else None,
            actor=self.request.user,
            reason=given["reason"],
            on=today(),
        )

    def success_message(self) -> Any:
        """Who."""
        return gettext("%(name)s is of the team.") % {"name": self.person.full_name}

    def success_url(self) -> str:
        """The team."""
        return reverse("catalogue:team", args=[self.unit.code])


class EndForm(forms.Form):
    """When it ends, and why."""

    last_day = forms.DateField(label=_("Last day"), help_text=_("Included."))
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Kept in the history of the unit."))


class EndPart(FormPage):
    """End a part."""

    form_class = EndForm
    submit_label = _("End the part")
    is_danger = True

    def prepare(self) -> None:
        """Find the part."""
        self.member = dashboard.access_part(self.request.user, self.kwargs["key"])
        self.unit = self.member.unit

    def page_title(self) -> Any:
        """Whose."""
        return gettext("End the part of %(name)s") % {"name": self.member.person.full_name}

    def lead_text(self) -> Any:
        """What it is."""
        return gettext("%(part)s of %(code)s. The rights that come with it end after the last day.") % {
            "part": PARTS[self.member.part],
            "code": self.unit.code,
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard, the team."""
        return [*dashboard_crumbs(self.unit), (_("Team"), reverse("catalogue:team", args=[self.unit.code]))]

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"last_day": today()}

    def perform(self, form: EndForm) -> None:
        """End it."""
        given = form.cleaned_data
        team.end_part(
            member=self.member,
            valid_until=given["last_day"] + ONE_DAY,
            actor=self.request.user,
            reason=given["reason"],
            on=today(),
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The part has its last day.")

    def success_url(self) -> str:
        """The team."""
        return reverse("catalogue:team", args=[self.unit.code])
