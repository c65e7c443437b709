"""One search over everything that engines let this reader find."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cartable.kernel.problems import NotAllowed
from cartable.kernel.registry import SearchHit, announced

SHORTEST = 2
LONGEST = 100
A_PROVIDER = 8


@dataclass(slots=True)
class Group:
    """The answers of one kind."""

    kind: str
    hits: list[SearchHit] = field(default_factory=list)


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The page; HTMX asks for its results alone while typing."""
    if not request.user.is_authenticated:
        raise NotAllowed("search.use", _("Sign in first."))
    text = request.GET.get("q", "").strip()[:LONGEST]
    groups = find(request.user, text) if len(text) >= SHORTEST else []
    context = {
        "text": text,
        "groups": groups,
        "total": sum(len(group.hits) for group in groups),
        "is_short": 0 < len(text) < SHORTEST,
        "shortest": SHORTEST,
    }
    is_fragment = request.headers.get("HX-Request-Type") == "partial"
    response = render(request, "portal/search_results.html" if is_fragment else "portal/search.html", context)
    patch_vary_headers(response, ["HX-Request-Type"])
    return response


def find(actor: object, text: str) -> list[Group]:
    """What each provider finds, grouped by kind in the order of their first answer."""
    groups: dict[str, Group] = {}
    for provider in announced("search"):
        for hit in provider(actor, text, A_PROVIDER):
            kind = str(hit.kind)
            groups.setdefault(kind, Group(kind)).hits.append(hit)
    return list(groups.values())
