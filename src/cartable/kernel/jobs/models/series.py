"""Curves drawn by a job."""

from __future__ import annotations

from django.db import models

from cartable.kernel.jobs.models.job import Job


class JobSeries(models.Model):
    """A curve ``[[x, y], …]`` of a job, at most ``MAX_POINTS`` long whatever the job sends."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="series")
    name = models.CharField(max_length=60)
    points = models.JSONField(default=list)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["job", "name"], name="kernel_jobs_series_once")]

    def __str__(self) -> str:
        return self.name
