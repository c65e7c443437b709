"""Controllers: how each is doing, what waits to be sent, what was refused and why."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.access.api import (
    access_controller,
    list_controllers,
    say_failure,
    start_sending,
    state_as_csv,
    state_as_json,
)
from cartable.engines.access.domain.doors.sending import STOP_AFTER
from cartable.engines.access.queries.doors.holders import seen_by
from cartable.engines.access.queries.doors.reading import orders_waiting
from cartable.engines.access.web.doors.words import ORDER_STATES
from cartable.engines.access.web.rights.words import status_of
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import Job, JobAlreadyRunning
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.cells import Status
from cartable.ui.lists import Action, Column
from cartable.ui.moments import say_moment, say_number
from cartable.ui.views import ListPage


def controller_state(row: Any) -> Status:
    """How it is, in words."""
    if not row.is_open:
        return Status("none", _("Not in use"))
    if row.failures >= STOP_AFTER:
        return Status("no", _("Doesn't answer: sending stopped"))
    if row.failures:
        return Status("no", _("Doesn't answer: will be tried again"))
    if row.refused:
        return Status("wait", _("Refuses some orders"))
    return Status("wait", _("Being told")) if row.waiting else Status("ok", _("Up to date"))


class ControllerList(ListPage):
    """The systems that open doors."""

    title = gettext_lazy("Door controllers")
    lead = gettext_lazy("The systems that open doors. Each is told which card opens which door, and when.")
    permission = "controller.view"
    search_fields = ("code", "title")
    default_sort = "title"
    export_name = "controllers"
    empty_title = gettext_lazy("No controller yet")
    empty_text = gettext_lazy("Doors open by card once the controller that moves their locks is known here.")
    columns = (
        Column(
            "title",
            gettext_lazy("Controller"),
            order_by="title",
            url=lambda row: reverse("access:controller", args=[row.code]),
        ),
        Column("code", gettext_lazy("Code"), order_by="code"),
        Column("doors", gettext_lazy("Doors"), value="doors_count", order_by="doors_count", numeric=True),
        Column("state", gettext_lazy("State"), value=controller_state, order_by="-failures"),
        Column("waiting", gettext_lazy("Orders waiting"), order_by="waiting", numeric=True),
        Column("refused", gettext_lazy("Orders refused"), order_by="refused", numeric=True),
        Column("last_sent_at", gettext_lazy("Last taken"), order_by="last_sent_at"),
    )

    def queryset(self) -> QuerySet[Any]:
        """With their counts."""
        return list_controllers()

    def crumbs(self) -> list[tuple[Any, str]]:
        """The doors."""
        return [(gettext_lazy("Doors"), reverse("access:doors"))]

    def actions(self) -> list[Action]:
        """Another one."""
        if not is_allowed(self.request.user, "controller.manage"):
            return []
        return [Action(gettext_lazy("New controller"), reverse("access:new-controller"), icon="plus", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """Add one."""
        may = is_allowed(self.request.user, "controller.manage")
        return (reverse("access:new-controller"), gettext_lazy("New controller")) if may else ("", "")


class ControllerPage(ListPage):
    """A controller, and what it hasn't taken yet."""

    controller: Any = None
    """With its counts."""

    template_name = "access/doors/controller.html"
    search_fields = ("person__family_name", "person__usage_family_name", "person__given_name", "person__code", "error")
    search_label = gettext_lazy("Name, number or error")
    default_sort = "made_at"
    empty_title = gettext_lazy("Nothing waits")
    empty_text = gettext_lazy("The controller has taken all that it was told.")
    columns = (
        Column("person", gettext_lazy("Person"), value="person.sorted_name", order_by=("person__name_key", "id")),
        Column(
            "what",
            gettext_lazy("What it says"),
            value=lambda row: _("takes something away") if row.takes_away else _("gives or changes"),
            order_by="-takes_away",
        ),
        Column("state", gettext_lazy("State"), value=lambda row: status_of(ORDER_STATES, row.state), order_by="state"),
        Column("made_at", gettext_lazy("Made"), order_by="made_at"),
        Column("attempts", gettext_lazy("Times refused"), order_by="attempts", numeric=True),
        Column("error", gettext_lazy("What the controller says"), order_by="error"),
    )

    def prepare(self) -> None:
        """Find the controller."""
        self.controller = access_controller(self.request.user, self.kwargs["code"])
        self.export_name = f"{self.controller.code}-waiting"  # type: ignore[misc]

    def page_title(self) -> Any:
        """Its name."""
        return self.controller.title

    def lead_text(self) -> Any:
        """Where it is."""
        return self.controller.url

    def crumbs(self) -> list[tuple[Any, str]]:
        """Doors, controllers."""
        return [
            (gettext_lazy("Doors"), reverse("access:doors")),
            (gettext_lazy("Door controllers"), reverse("access:controllers")),
        ]

    def queryset(self) -> QuerySet[Any]:
        """What waits, about people whom the reader may know of."""
        return seen_by(self.request.user, orders_waiting(self.controller))

    def count_text(self, count: int) -> str:
        """« 12 ordres en attente »."""
        said = ngettext("%(count)s order not taken yet", "%(count)s orders not taken yet", count)
        return said % {"count": say_number(count)}

    def actions(self) -> list[Action]:
        """Correct it."""
        if not is_allowed(self.request.user, "controller.manage"):
            return []
        key = [self.controller.code]
        return [
            Action(gettext_lazy("Tell everything again"), reverse("access:tell-again", args=key), icon="repeat"),
            Action(gettext_lazy("Correct"), reverse("access:edit-controller", args=key), icon="pencil"),
        ]

    def extra(self) -> dict[str, Any]:
        """How it is doing."""
        row, actor = self.controller, self.request.user
        lock = f"doors:{row.code}"
        return {
            "controller": row,
            "facts": self.facts(),
            "failure": say_failure(row.last_error),
            "next_try": self.next_try(),
            "job": Job.objects.filter(lock=lock, state__in=("waiting", "running")).first(),
            "send_url": reverse("access:send-orders", args=[row.code]) if self.may_send() else "",
            "may_export": is_allowed(actor, "controller.manage"),
        }

    def may_send(self) -> bool:
        """Whether the reader may ask for a sending now."""
        return self.controller.is_open and is_allowed(self.request.user, "controller.send")

    def next_try(self) -> str:
        """When it is tried again."""
        row = self.controller
        if row.failures >= STOP_AFTER:
            return _("After %(count)d failures in a row nothing is sent by itself before tonight.") % {
                "count": row.failures
            }
        if row.next_try_at is None or not (row.failures or row.refused):
            return ""
        return _("Next try: %(when)s.") % {"when": say_moment(row.next_try_at)}

    def facts(self) -> list[tuple[Any, Any]]:
        """Its state and its counts."""
        row = self.controller
        return [
            (_("State"), controller_state(row)),
            (_("Doors"), row.doors_count),
            (_("Orders taken"), row.taken),
            (_("Orders waiting"), row.waiting),
            (_("Orders refused"), row.refused),
            (_("Last taken"), say_moment(row.last_sent_at) if row.last_sent_at else _("never")),
        ]


@require_POST
def send_orders_now(request: HttpRequest, code: str) -> HttpResponse:
    """Start a sending."""
    controller = access_controller(request.user, code)
    require(request.user, "controller.send")
    try:
        start_sending(controller=controller, actor=request.user)
    except JobAlreadyRunning:
        messages.info(request, _("A sending is already under way."))
    else:
        messages.success(request, _("The sending is started."))
    return HttpResponseRedirect(reverse("access:controller", args=[code]))


@require_safe
def controller_state_file(request: HttpRequest, code: str, kind: str) -> StreamingHttpResponse:
    """All that the controller is to know: it holds everyone's cards, so it is for administrators."""
    controller = access_controller(request.user, code)
    require(request.user, "controller.manage")
    if kind == "csv":
        response = StreamingHttpResponse(state_as_csv(controller), content_type="text/csv; charset=utf-8")
    else:
        response = StreamingHttpResponse(state_as_json(controller, system_clock()), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{controller.code}.{kind}"'
    return response
