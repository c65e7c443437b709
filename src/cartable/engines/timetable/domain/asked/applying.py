"""Asking a worker to take over the preparations of a term."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cartable.kernel.jobs import Job, start

JOB = "timetable.apply_preparations"


def start_applying(*, term: Any, actor: Any) -> Job:
    """A job that takes over all that is handed over for the term. Raises JobAlreadyRunning while one waits or runs."""
    with transaction.atomic():
        title = _("Preparations of %(term)s") % {"term": term.code}
        return start(JOB, actor=actor, lock=f"timetable.asked:{term.pk}", title=title, term=term.code)
