"""One record beside each person whom it may be of, and what a human makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cartable.engines.people.api import access_person, arriving
from cartable.engines.people.queries import person_history
from cartable.engines.people.queries.sources import candidates_of, last_decided, next_to_decide
from cartable.engines.people.web.sources.comparing import Line, facts_of_payload, facts_of_person, side_by_side
from cartable.engines.people.web.sources.labels import RECORD_STATES, field_label, status_of, verdict_text
from cartable.engines.people.web.sources.queue import name_of_record, percent
from cartable.engines.people.web.sources.source_pages import sources_crumbs
from cartable.engines.people.web.telling import tell_change
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Conflict, InputRefused
from cartable.ui.views import DetailPage

SHOWN_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """A person beside the record: ``number`` is the key of the keyboard that says "same"."""

    number: int
    person: Any
    chance: str
    lines: Sequence[Line]
    changes: Sequence[dict[str, Any]]
    conflicts: Sequence[Line]


class RecordPage(DetailPage):
    """A record to decide on, or what was decided."""

    template_name = "people/sources/record.html"

    def get_object(self) -> Any:
        """The record, through its door."""
        return arriving.access_record(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """The name that the source gives."""
        return name_of_record(self.object) or self.object.key

    def lead_text(self) -> Any:
        """Why a human is asked."""
        return verdict_text(self.object.verdict)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The queue."""
        return [*sources_crumbs(), (_("To decide"), reverse("people:records"))]

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        record = self.object
        found: list[tuple[Any, Any]] = [
            (_("State"), status_of(RECORD_STATES, record.state)),
            (_("Source"), title_of(record.source)),
            (_("Key at the source"), record.key),
            (_("Arrived on"), record.arrived_at),
        ]
        if record.asked_by is not None:
            found += [(_("Asked by"), record.asked_by.full_name), (_("Reason"), record.payload.get("asked_for", ""))]
        if record.decided_by is not None:
            found += [(_("Decided by"), record.decided_by.full_name), (_("Decided on"), record.decided_at)]
            if record.decision_reason:
                found.append((_("Reason"), record.decision_reason))
        return found

    def extra(self) -> dict[str, Any]:
        """The record beside each candidate, their histories, the decisions open to the reader."""
        record, actor = self.object, self.request.user
        mine = facts_of_payload(record.payload)
        last = last_decided(actor)
        return {
            "waits": record.state == record.State.TO_DECIDE and record.gone_at is None,
            "besides": [_beside(place, each, mine) for place, each in enumerate(candidates_of(actor, record), start=1)],
            "told": [(field_label(name), value) for name, value in _shown(mine)],
            "ties": arriving.row_of(record.key, record.payload).ties or (),
            "came": _came(record),
            "next": next_to_decide(actor, record),
            "last": last if last is not None and last.pk != record.pk else None,
            "may_undo": record.decided_by_id is not None and record.state != record.State.TO_DECIDE,
            "last_name": name_of_record(last) if last is not None else "",
        }


@require_POST
def decide(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """``same`` (with a person), ``new`` or ``aside`` (with a reason); then the next record."""
    record = arriving.access_record(request.user, uuid)
    said: dict[str, Any] = {"record": record, "actor": request.user, "now": system_clock()}
    reason, act = request.POST.get("reason", "").strip(), request.POST.get("act", "")
    try:
        if act == "new":
            done = arriving.decide_new(**said, reason=reason)
            text = gettext("%(name)s is created.")
        elif act == "aside":
            done = arriving.set_record_aside(**said, reason=reason)
            text = gettext("%(name)s is set aside.")
        else:
            person = access_person(request.user, act)
            replace = {"known": False, "record": True}.get(request.POST.get("numbers", ""))
            done = arriving.decide_same(**said, person=person, reason=reason, replace_numbers=replace)
            text = gettext("%(name)s is the person known.")
    except (InputRefused, Conflict) as problem:
        return _refused(request, record, problem)
    messages.success(request, text % {"name": name_of_record(done)})
    following = next_to_decide(request.user, done)
    address = reverse("people:record", args=[following.uuid]) if following else reverse("people:records")
    return HttpResponseRedirect(address)


@require_POST
def undo(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a decision back; the record is to be decided again."""
    record = arriving.access_record(request.user, uuid)
    try:
        arriving.undo_decision(record=record, actor=request.user, now=system_clock())
    except Conflict as problem:
        return _refused(request, record, problem)
    messages.success(request, gettext("The decision is taken back: the record waits again."))
    return HttpResponseRedirect(reverse("people:record", args=[record.uuid]))


def _refused(request: HttpRequest, record: Any, problem: Any) -> HttpResponse:
    """The same page with what stands in the way."""
    page = RecordPage()
    page.setup(request, uuid=record.uuid)
    page.prepare()
    faults = problem.faults if isinstance(problem, InputRefused) else [problem]
    context = {"object": page.object, "facts": page.facts(), **page.frame_context(), "faults": faults}
    return render(request, page.template_name, context, status=422 if isinstance(problem, InputRefused) else 409)


def _beside(number: int, candidate: Any, mine: dict[str, Any]) -> Beside:
    person = candidate.person
    lines = side_by_side(mine, facts_of_person(person), candidate.reasons)
    conflicts = [
        line
        for line in lines
        if line.name in ("ine", "hr", "orcid") and line.one and line.other != line.one and line.other
    ]
    changes = [tell_change(change) for change in person_history(person)[:SHOWN_CHANGES]]
    return Beside(number, person, percent(candidate.probability), lines, changes, conflicts)


def _shown(mine: dict[str, Any]) -> list[tuple[str, Any]]:
    empty = dict.fromkeys(mine, "")
    return [(line.name, line.one) for line in side_by_side(mine, empty)]


def _came(record: Any) -> list[dict[str, Any]]:
    """How the record came and changed, the latest first."""
    changes = [change for change in history_of(record) if "payload" in change.after]
    found = []
    for change in reversed(changes[-SHOWN_CHANGES:]):
        was, now = change.before.get("payload") or {}, change.after["payload"]
        names = [name for name in now if name in was and was[name] != now[name]]
        fields = [(field_label(name), was[name], now[name]) for name in names if name != "ties"]
        found.append({"at": change.happened_at, "is_first": change.label == "insert", "fields": fields})
    return found
