"""« What if I changed programme »: the same record, judged by another regulation."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.catalogue.api import Programme, Regulation
from cartable.engines.people.api import Person
from cartable.engines.registration.api import StudentRecord, judge_by, student_record
from cartable.engines.registration.web.progress.page import access_progress
from cartable.engines.registration.web.progress.shown import show_judged
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound


@require_safe
def my_other_programme(request: HttpRequest) -> HttpResponse:
    """The reader's own record."""
    require(request.user, "progress.view_own")
    return _page(request, request.user.person, own=True)  # type: ignore[union-attr]


@require_safe
def other_programme(request: HttpRequest, key: UUID) -> HttpResponse:
    """Someone's record, for those who may see it."""
    return _page(request, access_progress(request.user, key), own=False)


def _page(request: HttpRequest, person: Person, *, own: bool) -> HttpResponse:
    record = student_record(person=person, on=today())
    choices = _regulations()
    context: dict[str, Any] = {
        "page_title": _("Compare with another programme"),
        "lead": _("What is acquired, under way and planned, judged by the regulation of another programme."),
        "person": person,
        "own": own,
        "crumbs": [_back(person, own=own)],
        "choices": [(row.programme.code, title_of(row.programme)) for row in choices],
    }
    wanted = request.GET.get("programme", "")
    if wanted:
        context |= _compared(record, next((row for row in choices if row.programme.code == wanted), None))
    return render(request, "registration/progress/another.html", context)


def _compared(record: StudentRecord, regulation: Regulation | None) -> dict[str, Any]:
    if regulation is None:
        raise NotFound(_("No programme with an adopted regulation has this code."), _("Choose one of the list."))
    shown = show_judged(judge_by(record=record, regulation=regulation), record)
    counted = {credit for node in shown.needs for credit in _units(node)}
    held = [credit.unit or credit.title_fr for credit in record.credits]
    return {
        "chosen": regulation.programme.code,
        "programme": title_of(regulation.programme),
        "regulation": regulation,
        "shown": shown,
        "unused": sorted({name for name in held if name not in counted}),
        "is_same": record.enrolment is not None and record.enrolment.programme_id == regulation.programme_id,
    }


def _units(node: Any) -> set[str]:
    found = {*node.counted_units, *node.coming_units}
    return found.union(*(_units(child) for child in node.children))


def _regulations() -> list[Regulation]:
    """The regulation that whoever enters a programme now comes under."""
    latest = (
        Regulation.objects.filter(programme=OuterRef("pk"), state=Regulation.State.ADOPTED)
        .order_by("-entry_year", "-number")
        .values("pk")[:1]
    )
    ids = Programme.objects.annotate(latest=Subquery(latest)).filter(latest__isnull=False).values("latest")
    return list(Regulation.objects.filter(pk__in=ids).select_related("programme").order_by("programme__code"))


def _back(person: Person, *, own: bool) -> tuple[Any, str]:
    if own:
        return (_("My path"), reverse("registration:my-progress"))
    return (person.full_name, reverse("registration:progress", args=[person.uuid]))
