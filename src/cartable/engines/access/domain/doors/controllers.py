"""Controllers: the systems that open doors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.doors.announcing import groups_changed
from cartable.engines.access.domain.doors.checks import reason_faults, refuse, slug_faults, taken
from cartable.engines.access.domain.doors.port import connector_names
from cartable.engines.access.models import DoorController, DoorGroup, DoorOrder
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault


def create_controller(*, code: str, title: str, connector: str, url: str, actor: Any, reason: str) -> DoorController:
    """Add a controller. Raises InputRefused (unknown connector, faulty address…), DoorTaken."""
    title, url = title.strip(), url.strip()
    refuse([*slug_faults(code), *_faults(title, connector, url), *reason_faults(reason)])
    controller = DoorController(code=code, title=title, connector=connector, url=url)
    try:
        with transaction.atomic(), because(actor=actor, reason=reason):
            controller.save(force_insert=True)
    except IntegrityError as error:
        raise taken(code) from error
    return controller


def edit_controller(
    *,
    controller: DoorController,
    title: str,
    connector: str,
    url: str,
    is_open: bool,
    actor: Any,
    reason: str,
) -> DoorController:
    """Correct a controller; one that isn't open is told nothing. Another address is told everything from the start.

    Raises InputRefused.
    """
    title, url = title.strip(), url.strip()
    refuse([*_faults(title, connector, url), *reason_faults(reason)])
    moved = (controller.connector, controller.url) != (connector, url)
    opened = is_open and not controller.is_open
    controller.title, controller.connector, controller.url = title, connector, url
    controller.is_open = is_open
    with transaction.atomic(), because(actor=actor, reason=reason):
        controller.save(update_fields=["title", "connector", "url", "is_open"])
        if moved:
            tell_again(controller)
        if opened:
            groups_changed(DoorGroup.objects.filter(doors__controller=controller))
    return controller


def tell_again(controller: DoorController) -> int:
    """Let everything the controller was ever told wait to be told once more; returns how many orders.

    For a controller that lost its memory: it leaves what it knows already, so nothing changes where nothing lacks.
    """
    with transaction.atomic():
        DoorController.objects.filter(pk=controller.pk).update(failures=0, next_try_at=None, last_error="")
        return controller.orders.update(state=DoorOrder.State.WAITING, attempts=0, error="")


def _faults(title: str, connector: str, url: str) -> Iterator[Fault]:
    if not title:
        yield Fault("title.missing", _("The title is missing."), "title", _("Write it."))
    if len(title) > 200:
        yield Fault("text.too_long", _("The title is too long."), "title", _("Keep to 200 characters."))
    if connector not in connector_names():
        mend = format_lazy(_("Installed: {names}."), names=", ".join(connector_names()) or "–")
        what = format_lazy(_("No connector is named “{name}”."), name=connector[:40])
        yield Fault("controller.connector", what, "connector", mend)
    if len(url) > 300 or not _is_address(url):
        what = format_lazy(_("“{url}” is no address of a controller."), url=url[:80])
        mend = _("Write it like https://doors.example.org/cartable, without name or password in it.")
        yield Fault("controller.url", what, "url", mend)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    plain = parts.username is None and parts.password is None and not parts.query and not parts.fragment
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and port != 0
