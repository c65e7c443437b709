"""« Mon parcours »: the path, what the degree asks, what is beyond credits, the shortest ways to finish."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.people.api import Person, access_person
from cartable.engines.registration.api import (
    Standing,
    adviser_of,
    exemptions_of,
    node_titles,
    results_of,
    standing_in,
)
from cartable.engines.registration.web.progress.decided import told_exemptions
from cartable.engines.registration.web.progress.finishing import ways_of
from cartable.engines.registration.web.progress.path import draw_path
from cartable.engines.registration.web.progress.shown import Shown, show_standing
from cartable.engines.registration.web.progress.transcript import told_results
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.lists import Action
from cartable.ui.moments import say_number


def access_progress(actor: Any, key: UUID) -> Person:
    """The student at this address, for those who may see their progress. Raises NoSuchPerson, NotAllowed."""
    person = access_person(actor, key)
    require(actor, "progress.view", person)
    return person


@require_safe
def my_progress(request: HttpRequest) -> HttpResponse:
    """The reader's own."""
    require(request.user, "progress.view_own")
    return _page(request, request.user.person, own=True)  # type: ignore[union-attr]


@require_safe
def progress_of_person(request: HttpRequest, key: UUID) -> HttpResponse:
    """Someone's, for those who may see it."""
    return _page(request, access_progress(request.user, key), own=False)


def _page(request: HttpRequest, person: Person, *, own: bool) -> HttpResponse:
    day = today()
    standing = standing_in(person=person, on=day)
    shown = show_standing(standing)
    decides = is_allowed(request.user, "progress.decide", person)
    context: dict[str, Any] = {
        "page_title": _("My path") if own else person.full_name,
        "lead": lead_of(standing, shown),
        "person": person,
        "own": own,
        "shown": shown,
        "results": told_results(results_of(person), correctable=decides),
        "adviser": adviser_of(person, day),
        "decides": decides,
    }
    if shown is not None:
        context |= _of_degree(person, standing, day)
        context["actions"] = _actions(person, own=own)
    return render(request, "registration/progress/page.html", context)


def _of_degree(person: Person, standing: Standing, day: date) -> dict[str, Any]:
    regulation = standing.regulation
    programme = standing.record.enrolment.programme  # type: ignore[union-attr]
    return {
        "path": draw_path(person, standing, day),
        "regulation": regulation,
        "regulation_url": reverse("catalogue:regulation", args=[regulation.uuid]) if regulation else "",
        "programme": title_of(programme),
        "exemptions": told_exemptions(exemptions_of(person).filter(programme=programme), node_titles(programme)),
        "ways": ways_of(standing),
    }


def _actions(person: Person, *, own: bool) -> list[Action]:
    """What if I studied something else."""
    if own:
        return [
            Action(_("Compare with another programme"), reverse("registration:my-other-programme"), icon="git-compare")
        ]
    url = reverse("registration:other-programme", args=[person.uuid])
    return [Action(_("Compare with another programme"), url, icon="git-compare")]


def lead_of(standing: Standing, shown: Shown | None) -> str:
    """« Génie informatique. 178 crédits sur 300, 32 en cours ou prévus. »"""
    if shown is None or standing.record.enrolment is None:
        return gettext("No enrolment in a programme today.")
    return gettext("%(programme)s. %(have)s credits of %(minimum)s, %(coming)s under way or planned.") % {
        "programme": title_of(standing.record.enrolment.programme),
        "have": say_number(shown.acquired),
        "minimum": say_number(shown.minimum),
        "coming": say_number(shown.coming),
    }
