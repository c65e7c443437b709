"""Reminding everyone who has sent nothing, now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import can_act, people_without_list
from cartable.engines.registration.web.campaigns.keeping import OfCampaign
from cartable.kernel.clock import system_clock, today
from cartable.kernel.jobs import Job, start
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.moments import say_number


class NoField(forms.Form):
    """Nothing to fill."""


class SendReminder(OfCampaign):
    """One mail a day at most to each of them, however often it is asked for."""

    title = _("Send a reminder")
    form_class = NoField
    submit_label = _("Send the reminder")
    job: Job

    def lead_text(self) -> Any:
        """How many would be written to."""
        count = people_without_list(self.campaign, today()).count()
        said = ngettext(
            "%(count)s student has sent nothing and is written to, in French and English.",
            "%(count)s students have sent nothing and are written to, in French and English.",
            count,
        ) % {"count": say_number(count)}
        return format_lazy("{said} {once}", said=said, once=_("Nobody gets two on the same day."))

    def perform(self, form: Any) -> None:
        """Leave it to a worker."""
        if not can_act(self.campaign, "send", system_clock()):
            raise InputRefused(
                Fault(
                    "reminder.closed",
                    _("Nothing can be sent in this phase: nobody is to be reminded."),
                    "",
                    _("Open the wishes first."),
                )
            )
        self.job = start(
            "registration.remind",
            actor=self.request.user,
            title=gettext("Reminder: %(campaign)s") % {"campaign": title_of(self.campaign)},
            lock=f"registration.remind:{self.campaign.code}",
            campaign_code=self.campaign.code,
        )

    def success_message(self) -> Any:
        """It goes on apart from the page."""
        return _("The reminder is being sent.")

    def success_url(self) -> str:
        """How far it is; the campaign before that."""
        job = getattr(self, "job", None)
        return reverse("ui:job", args=[job.uuid]) if job is not None else super().success_url()
