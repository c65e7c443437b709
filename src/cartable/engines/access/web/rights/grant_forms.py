"""Give a right by name: to the person of the address, or to who asked for it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import access_grant, access_service, give
from cartable.engines.access.domain.rights.asking import require_decision
from cartable.engines.access.models import Grant
from cartable.engines.access.queries.in_charge import services_to_give
from cartable.engines.access.queries.incompatible import opposed_to
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.rules import covering_delegation, gives_by_role
from cartable.engines.access.web.rights.fields import A_YEAR, PeriodFields, ServiceParts
from cartable.engines.access.web.rights.mine import answers, rights_told
from cartable.engines.access.web.rights.people_cells import rights_url
from cartable.engines.people.api import has_role_somewhere
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotAllowed
from cartable.ui.views import DetailPage, FormPage


class GiveForm(ServiceParts, PeriodFields):
    """What of the service, when, why."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person and the auditors read it."),
    )
    field_order = ("level", "quota", "pool", "door_group", "valid_from", "valid_until", "reason")


def may_give_something(actor: Any) -> bool:
    """Whether there is a service of which the actor may give something to somebody."""
    return is_allowed(actor, "grant.give") or has_role_somewhere(actor, "room_manager")


def grant_to_decide(actor: Any, uuid: Any) -> Grant:
    """The request or right, to who may decide on it; nobody decides on their own. Raises NotAllowed, NoSuchRight."""
    grant = access_grant(actor, uuid)
    require_decision(actor, grant)
    return grant


def leave_of(actor: Any, service: Any, person: Any, door_group: Any = None) -> str:
    """By which right the actor decides: in charge of the service, or a delegation."""
    if gives_by_role(actor, service, door_group):
        return _("You decide because you are in charge of this service.")
    one = covering_delegation(actor, service, person, door_group)
    if one is None:
        return ""
    over = title_of(one.structure) if one.structure else _("the whole institution")
    said = _("You decide by delegation of %(who)s, over %(where)s: %(days)s days at most for each right.")
    return said % {"who": one.given_by.full_name, "where": over, "days": one.max_days}


class ChooseService(DetailPage):
    """Which service to give to a person."""

    template_name = "access/rights/choose.html"

    def get_object(self) -> Any:
        """The person."""
        return person_for_rights(self.request.user, self.kwargs["uuid"])

    def prepare(self) -> None:
        """Those who may give something only."""
        if not may_give_something(self.request.user):
            raise NotAllowed("grant.give", _("Those in charge of a service, and those to whom they delegate, may."))
        super().prepare()

    def page_title(self) -> Any:
        """To whom."""
        return _("Give a right to %(name)s") % {"name": self.object.full_name}

    def lead_text(self) -> Any:
        """First step."""
        return _("Choose the service. Its level, its last day and the reason come next.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rights of the person."""
        return crumbs_of(self.object)

    def extra(self) -> dict[str, Any]:
        """The services."""
        text = self.request.GET.get("q", "").strip()
        found = [one for one in services_to_give(self.request.user, today()) if answers(one, text)]
        found.sort(key=lambda one: title_of(one).casefold())
        tell = [
            (title_of(one), title_of(one, "summary"), reverse("access:give-service", args=[self.object.uuid, one.code]))
            for one in found
        ]
        return {"services": tell, "text": text}


class GiveRight(FormPage):
    """Give a service to the person of the address."""

    form_class = GiveForm
    submit_label = gettext_lazy("Give the right")
    template_name = "access/rights/give.html"

    def prepare(self) -> None:
        """The person and the service; whether one may is judged here in general, and in full when it is given."""
        actor: Any = self.request.user
        self.person = person_for_rights(actor, self.kwargs["uuid"])
        self.service = access_service(self.request.user, self.kwargs["code"])
        if not services_to_give(actor, today()).filter(pk=self.service.pk).exists():
            require(actor, "grant.give", (self.service, self.person, None))

    def page_title(self) -> Any:
        """What, to whom."""
        return _("Give %(service)s to %(name)s") % {"service": title_of(self.service), "name": self.person.full_name}

    def lead_text(self) -> Any:
        """By which right."""
        return leave_of(self.request.user, self.service, self.person)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rights of the person, the choice."""
        choice = (_("Give a right"), reverse("access:give", args=[self.person.uuid]))
        return [*crumbs_of(self.person), choice]

    def initial(self) -> dict[str, Any]:
        """From today, for a year."""
        return {"valid_from": today(), "valid_until": today() + A_YEAR}

    def form_arguments(self) -> dict[str, Any]:
        """The service decides of the fields."""
        return {"service": self.service}

    def extra(self) -> dict[str, Any]:
        """What the person has already."""
        return {
            "opposed": tell_opposed(self.person, self.service),
            "held": rights_told(self.person, today(), is_mine=False),
            "person": self.person,
        }

    def perform(self, form: GiveForm) -> None:
        """Give it, in the reader's name."""
        said = form.cleaned_data
        give(
            person=self.person,
            service=self.service,
            **form.parts(),
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
            reason=said["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Who has it."""
        values = {"service": title_of(self.service), "name": self.person.full_name}
        return _("%(service)s is given to %(name)s.") % values

    def success_url(self) -> str:
        """The rights of the person."""
        return rights_url(self.person)


def tell_opposed(person: Any, service: Any) -> list[tuple[str, str]]:
    """What the person has that excludes the service, and why they exclude each other."""
    told = []
    for pair, (other, level) in opposed_to(person, service, today()):
        title = title_of(other) if level is None else f"{title_of(other)} – {title_of(level)}"
        told.append((title, title_of(pair, "reason")))
    return told


def crumbs_of(person: Any) -> list[tuple[Any, str]]:
    """The rights of a person."""
    return [(_("Rights of %(name)s") % {"name": person.full_name}, rights_url(person))]
