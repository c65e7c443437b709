"""A structure's page: what it is, how it is reached, who answers for it, what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_structure
from cartable.engines.people.queries import answering_for, count_people, structures_below
from cartable.engines.people.web.dated import add_ends, tell_period
from cartable.engines.people.web.labels import ROLES, STRUCTURE_KINDS
from cartable.engines.people.web.moment import asked_day
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Linked
from cartable.ui.lists import Action
from cartable.ui.periods import last_day_of
from cartable.ui.views import DetailPage


class StructureDetail(DetailPage):
    """A structure as of a day (``?on=``)."""

    template_name = "people/structure.html"
    panels = "people.structure"

    def get_object(self) -> Any:
        """The structure, through its door."""
        return access_structure(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.object)

    def lead_text(self) -> Any:
        """What it is."""
        return STRUCTURE_KINDS[self.object.kind]

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the tree."""
        return [(_("People"), reverse("people:list")), (_("Structures"), reverse("people:structures"))]

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        row = self.object
        found: list[tuple[Any, Any]] = [(_("Code"), row.code)]
        if row.parent:
            url = reverse("people:structure", args=[row.parent.code])
            found.append((_("Below"), Linked(title_of(row.parent), url)))
        if row.mail:
            found.append((_("Mail"), Linked(row.mail, f"mailto:{row.mail}")))
        if row.phone:
            found.append((_("Telephone"), row.phone))
        if row.uai:
            found.append((_("UAI number"), row.uai))
        found.append((_("Since"), row.valid_from))
        if row.valid_until:
            found.append((_("Last day"), last_day_of(row.valid_until)))
        return found

    def actions(self) -> list[Action]:
        """The people, and the correction."""
        people = f"{reverse('people:list')}?structure={self.object.code}"
        found = [Action(_("See the people"), people, icon="users")]
        if is_allowed(self.request.user, "structure.edit"):
            url = reverse("people:edit-structure", args=[self.object.code])
            found.append(Action(_("Correct the structure"), url, icon="pencil", primary=True))
        return found

    def extra(self) -> dict[str, Any]:
        """Who answers for it, what stands below, how many are tied to it."""
        actor, day = self.request.user, asked_day(self.request)
        roles = [tell_period(role, day, ROLES[role.role]) for role in answering_for(actor, self.object, day)]
        add_ends(actor, roles, "role.grant", "people:end-role")
        below = [
            {"title": title_of(row), "kind": STRUCTURE_KINDS[row.kind], "code": row.code}
            for row in structures_below(self.object, day)
        ]
        return {"answering": roles, "below": below, "people": count_people(self.object, day), "day": day}
