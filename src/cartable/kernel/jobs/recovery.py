"""Jobs whose worker died go back to the queue."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.db.models.functions import Now
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from cartable.kernel.clock import Clock, system_clock

RECOVERY_LOCK = 7_231_001
"""Key of the advisory lock that makes recoverers take turns (any number that nothing else uses)."""


def recover_lost_jobs(lost_after_seconds: float, clock: Clock = system_clock) -> list[int]:
    """Queue again what was being done by workers silent for longer than this; returns the queue numbers.

    Recoverers take turns: with a list made before another one's work, one would put back a job that runs again.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [RECOVERY_LOCK])
        silent = Q(worker__last_heartbeat__lt=Now() - timedelta(seconds=lost_after_seconds))
        lost = ProcrastinateJob.objects.filter(Q(worker__isnull=True) | silent, status="doing")
        numbers = list(lost.order_by("id").values_list("id", flat=True))
        for number in numbers:
            app.job_manager.retry_job_by_id(number, retry_at=clock())
    return numbers
