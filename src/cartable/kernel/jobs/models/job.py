"""A piece of work, as people see it. The queue itself is procrastinate's."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from cartable.kernel.ids import UuidModel

ACTIVE_STATES = ("waiting", "running")


class Job(UuidModel):
    """One piece of work asked for by someone.

    ``round`` grows when a person starts it again, ``attempt`` each time a worker takes it: a worker writes only while
    ``attempt`` is the one it took, so that one believed dead can't write over its successor. ``losses`` counts the
    workers lost in this round.
    """

    class State(models.TextChoices):
        """Where the job is."""

        WAITING = "waiting", pgettext_lazy("job", "Waiting")
        RUNNING = "running", pgettext_lazy("job", "Running")
        SUCCEEDED = "succeeded", pgettext_lazy("job", "Done")
        FAILED = "failed", pgettext_lazy("job", "Failed")
        STOPPED = "stopped", pgettext_lazy("job", "Stopped")

    name = models.CharField(max_length=100)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    lock = models.CharField(max_length=200, null=True, blank=True)
    arguments = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    progress = models.FloatField(null=True, blank=True)
    message = models.CharField(max_length=500, blank=True)
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    error = models.TextField(blank=True)
    stop_requested = models.BooleanField(default=False)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    actor_name = models.CharField(max_length=150, blank=True)
    round = models.PositiveIntegerField(default=1)
    attempt = models.PositiveIntegerField(default=0)
    losses = models.PositiveIntegerField(default=0)
    queue_number = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["actor", "-created_at"], name="kernel_jobs_actor"),
            models.Index(fields=["-created_at"], name="kernel_jobs_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["lock"], condition=Q(state__in=ACTIVE_STATES), name="kernel_jobs_one_per_lock"
            ),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__gte=0, progress__lte=1), name="kernel_jobs_progress"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_active(self) -> bool:
        """Whether it still has to run or to end."""
        return self.state in ACTIVE_STATES

    @property
    def asked_by(self) -> str:
        """Who asked, for readers: the account's full name where it has one, else its name or the process's."""
        full_name = getattr(self.actor, "get_full_name", str)()
        return full_name or str(self.actor or self.actor_name)

    @property
    def who(self) -> str:
        """Who asked, for the history: the account's uuid, else the name of the process."""
        return str(getattr(self.actor, "uuid", "")) or self.actor_name
