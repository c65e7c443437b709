"""Computations of a term's timetable."""

from __future__ import annotations

from django.db import models

from cartable.kernel.ids import UuidModel


class SolveRun(UuidModel):
    """One computation: its job, limits, live curve ``[[seconds, cost or null, violations], …]`` and what came out."""

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="solve_runs")
    job = models.OneToOneField("kernel_jobs.Job", null=True, on_delete=models.SET_NULL, related_name="+")
    time_limit = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    workers = models.PositiveSmallIntegerField()
    resumed_from = models.ForeignKey(
        "timetable.Solution", null=True, blank=True, on_delete=models.SET_NULL, related_name="resumed_runs"
    )
    curve = models.JSONField(default=list)
    solution = models.ForeignKey(
        "timetable.Solution", null=True, blank=True, on_delete=models.SET_NULL, related_name="runs"
    )
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    stopped = models.CharField(max_length=40, blank=True)
    error = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]


class SolveCheckpoint(models.Model):
    """The best timetable of a run so far, so that a worker that takes over a killed one goes on from it.

    ``body`` is ``{"placements": {class: [days, weeks, start, length, room or null]}, "seats": {class: [person, …]}}``
    with row ids as text; the row goes away when the run ends.
    """

    run = models.OneToOneField(SolveRun, on_delete=models.CASCADE, related_name="checkpoint")
    saved_at = models.DateTimeField()
    elapsed = models.FloatField()
    body = models.JSONField()
