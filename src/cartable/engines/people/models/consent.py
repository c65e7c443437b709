"""What a person agreed to about themselves."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked


@tracked()
class Consent(models.Model):
    """A yes of a person, and the instant when it was taken back. Without a row, or once withdrawn: no (GDPR art. 7)."""

    class Kind(models.TextChoices):
        """What is agreed to."""

        PHOTO = "photo"
        PHONE = "phone"
        NEWS = "news"

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="people_consent_once",
            )
        ]
