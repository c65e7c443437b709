"""The tree of structures."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cartable.engines.people.api import StructureNode, structure_forest
from cartable.engines.people.web.labels import STRUCTURE_KINDS
from cartable.engines.people.web.moment import asked_day
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.lists import Action


@require_safe
def structures(request: HttpRequest) -> HttpResponse:
    """The structures in force on a day as a tree, each with the people tied to it."""
    require(request.user, "structure.view")
    day = asked_day(request)
    may_edit = is_allowed(request.user, "structure.edit")
    new = Action(_("New structure"), reverse("people:new-structure"), icon="plus", primary=True)
    context = {
        "page_title": _("Structures"),
        "lead": _("The institution as it stands on a day. The number says how many people are tied to each."),
        "on": day,
        "crumbs": [(_("People"), reverse("people:list"))],
        "forest": [_told(node, reverse("people:list")) for node in structure_forest(day)],
        "may_edit": may_edit,
        "actions": [new] if may_edit else [],
    }
    return render(request, "people/structures.html", context)


def _told(node: StructureNode, people: str) -> dict[str, object]:
    return {
        "title": title_of(node.structure),
        "code": node.structure.code,
        "kind": STRUCTURE_KINDS[node.structure.kind],
        "people": node.people,
        "url": f"{people}?structure={node.structure.code}",
        "below": [_told(child, people) for child in node.below],
    }
