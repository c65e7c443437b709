"""Mails that a unit's team wrote to those who follow it."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class UnitMail(UuidModel):
    """One mail to an audience of a unit (everyone of a term, one group, the team): its text, by whom and when.

    ``audience`` is the key of the audience, ``audience_title`` how it was named then.
    """

    unit = models.ForeignKey("catalogue.CourseUnit", on_delete=models.CASCADE, related_name="mails")
    audience = models.CharField(max_length=80)
    audience_title = models.CharField(max_length=200)
    subject = models.CharField(max_length=150)
    body = models.TextField()
    written_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["-written_at", "-id"]
        indexes = [models.Index(fields=["unit", "written_at"], name="catalogue_unitmail_when")]


class UnitMailCopy(models.Model):
    """A person's copy of a mail: sent at an instant, or never (``without_address``). Written by the job that sends."""

    mail = models.ForeignKey(UnitMail, on_delete=models.CASCADE, related_name="copies")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    without_address = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mail", "person"], name="catalogue_unitmailcopy_once")]
