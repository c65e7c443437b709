"""The rule of a campaign: stated by those who keep it, read by everyone in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import Campaign, assignments, closing_of_wishes, phase_at
from cartable.engines.registration.web.assignment.rule_forms import USUAL, StatedForm, as_initial
from cartable.engines.registration.web.campaigns.keeping import OfCampaign
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotFound


class CampaignRule(OfCampaign):
    """State the priorities, or change them."""

    title = _("The rule of this campaign")
    lead = _(
        "Who goes first where a unit has fewer places than wishes. Students read it with your reason before they send "
        "their choice; equal students are put apart by the lottery."
    )
    form_class = StatedForm
    submit_label = _("State this rule")

    def initial(self) -> dict[str, Any]:
        """That of the run looked at before, else as it stands, else the usual one."""
        return as_initial(self._tried() or (USUAL if self.campaign.rule is None else self.campaign.rule))

    def perform(self, form: Any) -> None:
        """The engine judges it."""
        assignments.state_rule(
            campaign=self.campaign, rule=form.rule(), actor=self.request.user, reason=form.cleaned_data["reason"]
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The rule is stated: students read it.")

    def _tried(self) -> list[str]:
        try:
            uuid = self.request.GET.get("run", "")
            return list(assignments.access_run(self.request.user, self.campaign, uuid).rule) if uuid else []
        except NotFound:
            return []


def show_rule(actor: Any, campaign: Campaign, now: datetime) -> dict[str, Any]:
    """What the campaign's page says of its rule: in words, as it was stated and changed, and whether it lacks."""
    rule = assignments.rule_in_force(campaign)
    stated = assignments.rules_stated(campaign)
    opens = next((phase.opens_at for phase in campaign.phases.all() if phase.kind == "wishes"), None)
    keeps = is_allowed(actor, "campaign.manage") and campaign.cancelled_at is None
    settled = assignments.published_run(campaign) is not None
    return {
        "text": "" if rule is None else said_rule(rule),
        "history": [(said_rule(one.rule), one.at, one.actor, one.reason) for one in reversed(stated)],
        "late": rule is None and keeps and opens is not None and phase_at(campaign, now) not in ("before", "closed"),
        "closes_at": closing_of_wishes(campaign, now),
        "url": reverse("registration:campaign-rule", args=[campaign.code]) if keeps and not settled else "",
        "is_stated": campaign.rule is not None,
    }


def said_rule(rule: Any) -> str:
    """« Nécessaire au diplôme, puis tirage au sort »."""
    text = str(assignments.rule_text(rule))
    return text[:1].upper() + text[1:]
