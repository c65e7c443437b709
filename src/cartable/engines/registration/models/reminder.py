"""Who was reminded of a campaign, so that nobody is reminded twice of the same thing."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked


@tracked()
class Reminder(models.Model):
    """A person was told that they haven't sent their choice.

    ``occasion`` is what for: ``wishes-7`` seven days before the wishes close, ``asked-2026-11-22`` when the registrar
    asked for it that day. Written whether the mail could be sent or not: the person's home page tells the same.
    """

    campaign = models.ForeignKey("registration.Campaign", on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="campaign_reminders")
    occasion = models.CharField(max_length=40)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["campaign", "-sent_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person", "occasion"], name="registration_reminder_once")
        ]
