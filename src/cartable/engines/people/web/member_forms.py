"""Put people into a group kept by hand, and take them out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_group, add_members, end_membership
from cartable.engines.people.queries import NoSuchMembership, get_membership, list_people, people_by_code_or_mail
from cartable.engines.people.web.periods import EndForm, PeriodForm
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage

MOST = 5000


class MembersForm(PeriodForm):
    """Whom, and for how long."""

    people = forms.CharField(
        label=_("People"),
        widget=forms.Textarea,
        max_length=200_000,
        help_text=_("Campus numbers or mail addresses, one a line, pasted from a sheet if you like."),
    )
    field_order = ("people", "valid_from", "valid_until")


class OfGroup(FormPage):
    """What both forms share."""

    def prepare(self) -> None:
        """The group, to who keeps it."""
        self.group = access_group(self.request.user, self.kwargs["code"])
        require(self.request.user, "group.edit", self.group.structure)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the groups, the group."""
        return [
            (_("People"), reverse("people:list")),
            (_("Groups"), reverse("people:groups")),
            (title_of(self.group), reverse("people:group", args=[self.group.code])),
        ]

    def success_url(self) -> str:
        """The group."""
        return reverse("people:group", args=[self.group.code])


class AddMembers(OfGroup):
    """Put people in, all or none."""

    title = _("Put people into the group")
    form_class = MembersForm
    submit_label = _("Put them in")

    def lead_text(self) -> Any:
        """Which one."""
        return title_of(self.group)

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today()}

    def perform(self, form: MembersForm) -> None:
        """Write the memberships; each unknown line is told."""
        said = form.cleaned_data
        ids = self._found(said["people"].splitlines())
        self.count = len(
            add_members(
                group=self.group,
                person_ids=ids,
                valid_from=said["valid_from"],
                valid_until=said["valid_until"],
                actor=self.request.user,
            )
        )

    def _found(self, lines: list[str]) -> list[int]:
        """The people of the lines that the reader may see; someone hidden is told as someone unknown."""
        wanted = [(number, line.strip()) for number, line in enumerate(lines, start=1) if line.strip()]
        if len(wanted) > MOST:
            what = format_lazy(_("There are {count} lines."), count=len(wanted))
            raise InputRefused(Fault("members.too_many", what, "people", format_lazy(_("Keep to {most}."), most=MOST)))
        known = people_by_code_or_mail([text for _line, text in wanted])
        seen = set(list_people(self.request.user).filter(pk__in=known.values()).values_list("pk", flat=True))
        faults = [
            Fault(
                "member.unknown",
                format_lazy(_("Line {line}: nobody has the number or the mail “{text}”."), line=number, text=text[:80]),
                "people",
                _("Copy it again from the directory."),
                number,
            )
            for number, text in wanted
            if known.get(text.lower()) not in seen
        ]
        if faults:
            raise InputRefused(faults[:20])
        return list(dict.fromkeys(known[text.lower()] for _line, text in wanted))

    def success_message(self) -> Any:
        """How many."""
        told = ngettext("%(count)s person is in the group.", "%(count)s people are in the group.", self.count)
        return told % {"count": say_number(self.count)}


class EndMembership(OfGroup):
    """Take someone out after a day."""

    title = _("Take out of the group")
    form_class = EndForm
    submit_label = _("Take out")
    is_danger = True

    def prepare(self) -> None:
        """The membership of someone whom the reader may see."""
        super().prepare()
        self.membership = get_membership(self.group, self.kwargs["uuid"], today())
        if not is_allowed(self.request.user, "person.view", self.membership.person):
            raise NoSuchMembership

    def lead_text(self) -> str:
        """Who leaves what."""
        said = {"name": self.membership.person.full_name, "group": title_of(self.group)}
        return gettext("%(name)s, group “%(group)s”.") % said

    def initial(self) -> dict[str, Any]:
        """Today."""
        return {"valid_until": today()}

    def perform(self, form: EndForm) -> None:
        """End it, in the reader's name."""
        end_membership(membership=self.membership, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The membership is ended.")
