"""What a job said while it ran."""

from __future__ import annotations

from django.db import models

from cartable.kernel.jobs.models.job import Job


class JobLine(models.Model):
    """A line of a job's log; an error keeps its traceback here, away from the people who only want the reason."""

    class Level(models.TextChoices):
        """How much it matters."""

        INFO = "info"
        WARNING = "warning"
        ERROR = "error"

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="lines")
    at = models.DateTimeField()
    attempt = models.PositiveIntegerField()
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.INFO)
    text = models.TextField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text
