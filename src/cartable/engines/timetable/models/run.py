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
