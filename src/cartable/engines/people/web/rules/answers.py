"""What answers the field of a rule while it is typed. Nothing is written here.

``rule-check`` and ``rule-preview`` give pieces of page, ``rule-complete`` JSON; all take the text by POST, since a rule
may be longer than an address.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cartable.engines.people.api import populations
from cartable.engines.people.populations.limits import MOST_CHARACTERS
from cartable.engines.people.web.rules.telling import tell_change, tell_rule
from cartable.kernel.clock import today
from cartable.kernel.permissions import require


@never_cache
@require_POST
def rule_check(request: HttpRequest) -> HttpResponse:
    """The rule of ``rule`` in words, or its faults, as a piece of page; ``X-Rule`` says sound, faulty or empty."""
    require(request.user, "population.view")
    told = tell_rule(_text(request, "rule"))
    answer = render(request, "people/rules/checked.html", told)
    answer["X-Rule"] = "empty" if "is_empty" in told else "sound" if told["checked"].is_sound else "faulty"
    return answer


@never_cache
@require_POST
def rule_complete(request: HttpRequest) -> HttpResponse:
    """What may be written at the ``cursor`` (in characters) of ``rule``."""
    require(request.user, "population.view")
    text, cursor = _text(request, "rule"), request.POST.get("cursor", "")
    place = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 6 else len(text)
    found = [] if len(text) > MOST_CHARACTERS else populations.complete(text, place, request.user)
    items = [
        {"insert": one.insert, "title": str(one.title), "doc": str(one.doc), "start": one.start, "end": one.end}
        for one in found
    ]
    return JsonResponse({"items": items})


@never_cache
@require_POST
def rule_preview(request: HttpRequest) -> HttpResponse:
    """Who would enter and leave today if ``rule`` took the place of ``was``; empty while the rule is faulty."""
    require(request.user, "population.view")
    told = tell_change(request.user, was=_text(request, "was"), becomes=_text(request, "rule"), on=today())
    return render(request, "people/rules/preview.html", told)


def _text(request: HttpRequest, name: str) -> str:
    given: Any = request.POST.get(name, "")
    return str(given).replace("\r\n", "\n")
