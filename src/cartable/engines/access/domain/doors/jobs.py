"""The jobs of doors, and the clock that wakes them. ``tasks.py`` imports this module, so that workers know them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.access.domain.doors.failures import keep_failure, say_failure
from cartable.engines.access.domain.doors.making import OrdersMade
from cartable.engines.access.domain.doors.sending import send_orders
from cartable.engines.access.domain.doors.waking import SEND_JOB, make_all_orders, wake_controllers
from cartable.engines.access.queries.doors.reading import get_controller
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import UPKEEP_QUEUE, JobContext, job
from cartable.kernel.jobs.nightly import sweep
from cartable.kernel.problems import Conflict


class ControllerNotTold(Conflict):
    """The controller failed; what waits is tried again later by itself."""

    code = "controller.not_told"


@job(SEND_JOB, queue=UPKEEP_QUEUE)
def send_door_orders(ctx: JobContext, *, controller: str, insist: bool = False) -> dict[str, Any]:
    """Send what waits for a controller. Started again after a lost worker, it goes on with what wasn't taken.

    Raises ControllerNotTold, so that the job shows as failed with the words.
    """
    row = get_controller(controller)

    def told(taken: int, refused: int) -> None:
        ctx.progress(None, _("%(taken)d taken, %(refused)d refused") % {"taken": taken, "refused": refused})

    report = send_orders(controller=row, insist=insist, told=told, may_go_on=lambda: not ctx.is_stop_requested())
    if report.failure is not None:
        mend = _("What waits is sent later by itself; the controller's page tells when.")
        raise ControllerNotTold(say_failure(keep_failure(report.failure)), mend)
    return {
        "taken": report.taken,
        "refused": report.refused,
        "result_url": reverse("access:controller", args=[row.code]),
    }


def wake() -> list[str]:
    """Every minute: start what has become due."""
    return wake_controllers(now=system_clock())


def every_night() -> OrdersMade:
    """After rights were computed: what the new day opens and closes."""
    return make_all_orders(now=system_clock())


sweep("doors.wake", "* * * * *", wake)
sweep("nightly.doors", "47 3 * * *", every_night)
