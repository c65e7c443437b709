"""Creating a campaign, changing it, setting its phases, cancelling it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import get_term
from cartable.engines.registration.api import (
    PHASE_TITLES,
    Campaign,
    PhaseDraft,
    access_campaign,
    cancel_campaign,
    change_campaign,
    create_campaign,
    phases_of,
    set_phases,
)
from cartable.engines.registration.web.campaigns.forms import CampaignForm, PhasesForm, ReasonForm
from cartable.engines.registration.web.campaigns.steps import steps_of
from cartable.kernel.clock import campus_zone, system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.views import FormPage


class NewCampaign(FormPage):
    """Create a campaign; its phases come next."""

    title = _("Create a campaign")
    lead = _("Say for which term and for whom. Nobody sees it before its phases are set.")
    permission = "campaign.manage"
    template_name = "registration/campaigns/form.html"
    form_class = CampaignForm
    submit_label = _("Create, then set the phases")
    campaign: Campaign

    def crumbs(self) -> list[tuple[Any, str]]:
        """The campaigns."""
        return [(_("Campaigns of choice"), reverse("registration:campaigns"))]

    def perform(self, form: Any) -> None:
        """The engine judges it."""
        given = dict(form.cleaned_data)
        self.campaign = create_campaign(
            **{**given, "term": get_term(given["term"])},
            actor=self.request.user,
            reason="campaign created",
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """What comes next."""
        return _("The campaign is created. Set its phases now.")

    def success_url(self) -> str:
        """Its phases."""
        return reverse("registration:campaign-phases", args=[self.campaign.code])


class OfCampaign(FormPage):
    """A form on one campaign."""

    permission = "campaign.manage"
    campaign: Campaign

    def prepare(self) -> None:
        """Find the campaign."""
        require(self.request.user, "campaign.manage")
        self.campaign = access_campaign(self.request.user, self.kwargs["code"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """The campaign."""
        return [
            (_("Campaigns of choice"), reverse("registration:campaigns")),
            (title_of(self.campaign), self.success_url()),
        ]

    def success_url(self) -> str:
        """Its page."""
        return reverse("registration:campaign", args=[self.campaign.code])


class ChangeCampaign(OfCampaign):
    """Change what it says of itself."""

    title = _("Change the campaign")
    template_name = "registration/campaigns/form.html"
    form_class = CampaignForm

    def form_arguments(self) -> dict[str, Any]:
        """Neither code nor term change."""
        return {"is_new": False}

    def initial(self) -> dict[str, Any]:
        """As it stands."""
        names = ("title_fr", "title_en", "population", "units_at_most")
        days = ", ".join(str(day) for day in self.campaign.reminder_days)
        return {name: getattr(self.campaign, name) for name in names} | {"reminder_days": days}

    def frame_context(self) -> dict[str, Any]:
        """The rule kept so far, to tell who enters and leaves."""
        return super().frame_context() | {"was": self.campaign.population}

    def perform(self, form: Any) -> None:
        """The engine judges it."""
        change_campaign(campaign=self.campaign, **form.cleaned_data, actor=self.request.user, reason="campaign changed")

    def success_message(self) -> Any:
        """Done."""
        return _("The campaign is changed.")


class CampaignPhases(OfCampaign):
    """The phases, each with its opening and its closing."""

    title = _("Phases of the campaign")
    lead = _("A phase holds its opening instant and not its closing one. Leave both ends empty to do without it.")
    template_name = "registration/campaigns/phases.html"
    form_class = PhasesForm
    submit_label = _("Set the phases")

    def initial(self) -> dict[str, Any]:
        """As they stand, in campus time."""
        found: dict[str, Any] = {}
        for phase in phases_of(self.campaign):
            found[f"{phase.kind}_opens"] = phase.opens_at.astimezone(campus_zone())
            found[f"{phase.kind}_closes"] = phase.closes_at.astimezone(campus_zone())
        return found

    def frame_context(self) -> dict[str, Any]:
        """With the line of phases as they stand."""
        return super().frame_context() | {"steps": steps_of(self.campaign, system_clock())}

    def perform(self, form: Any) -> None:
        """The engine judges them together; an end that wasn't touched keeps its seconds."""
        standing = {phase.kind: phase for phase in phases_of(self.campaign)}
        drafts = []
        for kind in PHASE_TITLES:
            opens_at, closes_at = (form.cleaned_data[f"{kind}_{end}"] for end in ("opens", "closes"))
            if opens_at is None:
                continue
            phase = standing.get(kind)
            if phase is not None:
                opens_at = phase.opens_at if _same_minute(phase.opens_at, opens_at) else opens_at
                closes_at = phase.closes_at if _same_minute(phase.closes_at, closes_at) else closes_at
            drafts.append(PhaseDraft(kind, opens_at, closes_at))
        set_phases(
            campaign=self.campaign,
            phases=drafts,
            actor=self.request.user,
            reason="phases set",
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The phases are set.")


def _same_minute(one: Any, other: Any) -> bool:
    return bool(one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0))


class CancelCampaign(OfCampaign):
    """Close it for good."""

    title = _("Cancel the campaign")
    lead = _("It closes at once and for good. What students wrote stays to be read.")
    form_class = ReasonForm
    submit_label = _("Cancel the campaign")
    is_danger = True

    def perform(self, form: Any) -> None:
        """From now on."""
        cancel_campaign(
            campaign=self.campaign, actor=self.request.user, reason=form.cleaned_data["reason"], now=system_clock()
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The campaign is cancelled.")
