"""A person's page, and one's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import (
    access_person,
    affiliations_of,
    consents_given,
    explained_roles,
    groups_of,
    shows_photo,
)
from cartable.engines.people.queries import person_history
from cartable.engines.people.rules import circle_reasons, why_nothing_is_open
from cartable.engines.people.types import WORKING_KINDS
from cartable.engines.people.web.dated import add_ends, tell_period
from cartable.engines.people.web.labels import KINDS, ROLES
from cartable.engines.people.web.record_bands import record_bands, record_facts
from cartable.engines.people.web.sources.provenance import tell_provenance
from cartable.engines.people.web.structure_choices import may_act_somewhere
from cartable.engines.people.web.telling import tell_change
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotAllowed
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action
from cartable.ui.views import DetailPage

SHOWN_CHANGES = 50


class PersonPage(DetailPage):
    """What the reader may see of a person: the name and what they are today, or the whole record."""

    template_name = "people/person.html"
    panels = "people.person"

    def get_object(self) -> Any:
        """The person, through the door that says who may see them."""
        return access_person(self.request.user, self.kwargs["uuid"])

    def prepare(self) -> None:
        """Judge once what the page may show."""
        super().prepare()
        self.reads_file = is_allowed(self.request.user, "person.read_file", self.object)
        self.keeps = is_allowed(self.request.user, "person.edit", self.object)
        self.reads_history = is_allowed(self.request.user, "history.view", self.object)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; from the address of a record merged into another one, the way to the one that was kept."""
        if "uuid" in kwargs and kwargs["uuid"] != self.object.uuid:
            return HttpResponseRedirect(reverse("people:person", args=[self.object.uuid]))
        return super().get(request, *args, **kwargs)

    def page_title(self) -> Any:
        """The name."""
        return self.object.full_name

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [(_("People"), reverse("people:list"))]

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        person = self.object
        found: list[tuple[Any, Any]] = []
        if person.mail:
            found.append((_("Mail"), Linked(person.mail, f"mailto:{person.mail}")))
        if person.phone and (self.reads_file or "phone" in consents_given(person)):
            found.append((_("Telephone"), Linked(person.phone, f"tel:{person.phone.replace(' ', '')}")))
        if self.reads_file:
            account = getattr(person, "account", None)
            found += record_facts(person)
            found.append((_("Sign-in name"), account.username if account else None))
            if person.is_protected:
                found.append((_("Protection"), Status("info", _("Hidden from the directory"), icon="lock")))
        return found

    def actions(self) -> list[Action]:
        """What the reader may do with the record."""
        reader, key = self.request.user, [self.object.uuid]
        found = []
        if may_act_somewhere(reader, "role.grant"):
            found.append(Action(_("Grant a role"), reverse("people:grant-role", args=key), icon="shield-check"))
        if self.keeps:
            if may_act_somewhere(reader, "affiliation.edit"):
                found.append(Action(_("Add an affiliation"), reverse("people:add-affiliation", args=key), icon="plus"))
            if is_allowed(reader, "person.merge"):
                address = reverse("people:merge-with", args=key)
                found.append(Action(_("Merge with another record"), address, icon="repeat"))
            found.append(Action(_("Correct the record"), reverse("people:edit", args=key), icon="pencil", primary=True))
        return found

    def extra(self) -> dict[str, Any]:
        """What the bands show."""
        day = today()
        ties = [tell_period(tie, day, KINDS[tie.kind]) for tie in affiliations_of(self.object)]
        add_ends(self.request.user, ties, "affiliation.edit", "people:end-affiliation")
        context: dict[str, Any] = {
            "reads_file": self.reads_file,
            "ties": ties if self.reads_file else [tie for tie in ties if tie["is_current"]],
            "shows_photo": shows_photo(self.request.user, self.object),
        }
        if self.reads_file:
            roles = [tell_period(role, day, ROLES[role.role]) for role in explained_roles(self.object)]
            add_ends(self.request.user, roles, "role.grant", "people:end-role")
            context["roles"] = roles
            context["provenance"] = tell_provenance(self.object)
            groups = [tell_period(member, day, title_of(member.group)) for member in groups_of(self.object)]
            if is_allowed(self.request.user, "group.view"):
                for item in groups:
                    item["url"] = reverse("people:group", args=[item["row"].group.code])
            context["groups"] = groups
            context |= record_bands(self.request.user, self.object, keeps=self.keeps)
        if self.reads_history:
            changes = person_history(self.object)
            context["changes"] = [tell_change(change) for change in changes[:SHOWN_CHANGES]]
            context["changes_total"] = len(changes)
        return context


class MyPage(PersonPage):
    """One's own page: what I am, what I may do, why and until when, and who sees me."""

    title = _("My profile")

    def get_object(self) -> Any:
        """The reader."""
        if not self.request.user.is_authenticated:
            raise NotAllowed("person.view", _("Sign in first."))
        require(self.request.user, "person.view", self.request.user.person)
        return self.request.user.person

    def page_title(self) -> Any:
        """One's own words for it."""
        return self.title

    def lead_text(self) -> Any:
        """Who the reader is."""
        return self.object.full_name

    def crumbs(self) -> list[tuple[Any, str]]:
        """None: this page is in the account's menu."""
        return []

    def actions(self) -> list[Action]:
        """What each corrects by themselves."""
        return [
            Action(_("My photo"), reverse("people:edit-my-photo"), icon="image"),
            Action(_("Correct my details"), reverse("people:edit-me"), icon="pencil", primary=True),
        ]

    def extra(self) -> dict[str, Any]:
        """Also who sees the reader, and why nothing is open to them if so."""
        context = super().extra()
        closed = why_nothing_is_open(self.request.user)
        return context | {"is_mine": True, "closed": closed, "seen_by": self._seen_by(context["ties"])}

    def _seen_by(self, ties: list[dict[str, Any]]) -> list[Any]:
        keepers = _("Registrars and administrators read your whole record, within their structures.")
        if self.object.is_protected:
            return [keepers, _("You are protected: nobody else sees that you are here.")]
        if any(tie["is_current"] and tie["row"].kind in WORKING_KINDS for tie in ties):
            return [
                keepers,
                _("Everyone with a current affiliation sees your name and mail: you teach or work here."),
            ]
        return [keepers, *circle_reasons().values()]
