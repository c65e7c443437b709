"""When controllers are told: as soon as something waits, later after a failure, every night in any case."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from cartable.engines.access.domain.doors.making import OrdersMade, make_orders
from cartable.engines.access.domain.doors.sending import STOP_AFTER
from cartable.engines.access.models import DoorController, DoorGroup, DoorOrder
from cartable.engines.access.queries.doors.holders import people_holding
from cartable.engines.people.api import Person
from cartable.kernel.clock import campus_zone
from cartable.kernel.jobs import Job, JobAlreadyRunning, start

SEND_JOB = "access.send-door-orders"


def start_sending(*, controller: DoorController, actor: Any, insist: bool = True) -> Job:
    """Ask for a sending to a controller. ``insist`` tries again also what it refused many times.

    Raises JobAlreadyRunning.
    """
    with override(settings.LANGUAGE_CODE):
        title = _("Orders to the controller %(code)s") % {"code": controller.code}
    return start(
        SEND_JOB, actor=actor, title=title, lock=f"doors:{controller.code}", controller=controller.code, insist=insist
    )


def wake_controllers(*, now: datetime, insist: bool = False) -> list[str]:
    """Start a sending to each controller in use for which something is due; returns their codes.

    What is new is due at once to a controller that answers; what was refused, and a controller that fails, wait for
    ``next_try_at``. One that failed ``STOP_AFTER`` times in a row is left alone. With ``insist``, all that is left is
    due to all.
    """
    waiting, refused = Q(state=DoorOrder.State.WAITING), Q(state=DoorOrder.State.FAILED)
    due = Q(failures__lt=STOP_AFTER) & (Q(next_try_at__isnull=True) | Q(next_try_at__lte=now))
    is_due = Q(_has(waiting), failures=0) | (due & Q(_has(waiting | refused & Q(attempts__lt=STOP_AFTER))))
    wanted = DoorController.objects.filter(Q(_has(waiting | refused)) if insist else is_due, is_open=True)
    woken = []
    for controller in wanted.order_by("code"):
        with suppress(JobAlreadyRunning):
            start_sending(controller=controller, actor="doors", insist=insist)
            woken.append(controller.code)
    return woken


def _has(orders: Q) -> Exists:
    return Exists(DoorOrder.objects.filter(orders, controller=OuterRef("pk")))


def tell_of_people(uuids: list[UUID], *, now: datetime) -> OrdersMade:
    """Make the orders of people whose rights or cards changed, and start sending them."""
    ids = list(Person.objects.filter(uuid__in=uuids).values_list("pk", flat=True))
    report = make_orders(person_ids=ids, now=now)
    if report.written:
        wake_controllers(now=now)
    return report


def tell_of_groups(uuids: list[UUID], *, now: datetime) -> OrdersMade:
    """Make the orders of those who hold groups of doors that changed, and start sending them."""
    groups = DoorGroup.objects.filter(uuid__in=uuids)
    ids = people_holding(list(groups), on=now.astimezone(campus_zone()).date())
    report = make_orders(person_ids=ids, now=now)
    if report.written:
        wake_controllers(now=now)
    return report


def make_all_orders(*, now: datetime) -> OrdersMade:
    """What is done every night: days begin and end rights, hours and clearances without anybody writing anything."""
    report = make_orders(now=now)
    wake_controllers(now=now, insist=True)
    return report
