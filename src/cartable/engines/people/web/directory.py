"""The directory of people."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import list_people, seen_affiliations, standing_of
from cartable.engines.people.queries import list_structures, people_with_text, tied
from cartable.engines.people.web.labels import KINDS
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def say_ties(person: Any) -> str:
    """What a person is today: « Enseignant (Informatique), Personnel (Scolarité) »."""
    return ", ".join(f"{KINDS[tie.kind]} ({title_of(tie.structure)})" for tie in person.current_affiliations)


NAME = Column(
    "name",
    _("Name"),
    value="sorted_name",
    order_by="name_key",
    url=lambda person: reverse("people:person", args=[person.uuid]),
)
TIES = Column("affiliations", _("Affiliations"), value=say_ties)
MAIL = Column("mail", _("Mail"), order_by="mail")
CODE = Column("code", _("Campus number"), order_by="code")


class PeopleList(ListPage):
    """Everyone whose name the reader may see."""

    title = _("People")
    permission = "person.list"
    template_name = "people/people.html"
    search_fields = ("family_name", "given_name", "code", "mail")
    search_label = _("Name, campus number or mail")
    default_sort = "name"
    export_name = "people"
    empty_title = _("Nobody to show")
    empty_text = _("The names open to you appear here: teachers, staff, and the people you work with.")

    def prepare(self) -> None:
        """Answers to a search come nearest first, unless another order is asked."""
        if self.request.GET.get("q", "").strip() and not self.request.GET.get("sort"):
            self.default_sort = ""  # type: ignore[misc]

    def queryset(self) -> QuerySet[Any]:
        """With what each is today."""
        return list_people(self.request.user).prefetch_related(seen_affiliations(today()))

    def list_columns(self) -> list[Column]:
        """The campus number is for those who keep records."""
        return [NAME, TIES, MAIL, *([CODE] if is_allowed(self.request.user, "person.edit") else [])]

    def list_filters(self) -> list[ChoiceFilter]:
        """By what people are, and to what structure, today."""
        return [
            ChoiceFilter(
                "kind", _("Affiliation"), KINDS.items(), apply=lambda rows, kind: tied(rows, today(), kind=kind)
            ),
            ChoiceFilter(
                "structure",
                _("Structure"),
                lambda: [(row.code, title_of(row)) for row in list_structures(today())],
                apply=lambda rows, code: tied(rows, today(), structure=code),
            ),
        ]

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case, word order and a wrong letter are forgiven."""
        return people_with_text(rows, text)

    def lead_text(self) -> str:
        """Why these people and no others."""
        standing = standing_of(self.request.user)
        if standing.holds("administrator") or standing.holds("registrar"):
            return gettext("Everyone known to the institution.")
        if standing.holds_somewhere("administrator", "registrar"):
            return gettext("The people of your structures, and the names of teachers and staff.")
        return gettext("Teachers and staff, and the people you work with.")

    def count_text(self, count: int) -> str:
        """« 312 personnes »."""
        return ngettext("%(count)s person", "%(count)s people", count) % {"count": say_number(count)}

    def ways(self) -> list[tuple[Any, str]]:
        """The other lists of people: (label, address) of those that the reader may open."""
        known: list[tuple[Any, str, str]] = [
            (_("Structures"), "people:structures", "structure.view"),
            (_("Groups"), "people:groups", "group.view"),
            (_("Populations"), "people:populations", "population.view"),
            (_("Contracts"), "people:contracts", "contract.view"),
            (_("Guests"), "people:guests", "guest.request"),
            (_("Sources"), "people:sources", "source.manage"),
        ]
        return [(label, reverse(name)) for label, name, right in known if is_allowed(self.request.user, right)]

    def extra(self) -> dict[str, Any]:
        """The other lists, above this one."""
        return {"ways": self.ways()}

    def actions(self) -> list[Action]:
        """To bring people in, for those who may."""
        reader = self.request.user
        found = []
        if is_allowed(reader, "person.import"):
            found.append(Action(_("Import people"), reverse("people:import"), icon="upload"))
        if is_allowed(reader, "person.create"):
            found.append(Action(_("New person"), reverse("people:new"), icon="user-plus", primary=True))
        return found
