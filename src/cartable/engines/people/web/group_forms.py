"""Make a group, correct it: kept by hand, or following a rule whose effect is shown first."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import accept_rule, access_group, create_group, edit_group, find_structure_by_code
from cartable.engines.people.web.rules.telling import tell_change, tell_rule
from cartable.engines.people.web.structure_choices import WHOLE, structure_choices, structures_open_to
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage

MANY_LEAVE = 50
"""From so many people on, whoever saves a rule says again that they are to leave."""


class GroupForm(forms.Form):
    """What a group is called, whose it is, and its rule if it has one."""

    title_fr = forms.CharField(label=_("French title"), max_length=200)
    title_en = forms.CharField(label=_("English title"), max_length=200, required=False)
    structure = forms.ChoiceField(label=_("Structure"), help_text=_("Those who keep its records keep the group."))
    rule = forms.CharField(
        label=_("Rule"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("Whoever meets it is in the group, day by day. Leave it empty to put people in by hand."),
    )
    confirmed = forms.BooleanField(label=_("Let these people leave the group"), required=False)
    field_order: tuple[str, ...] = ("title_fr", "title_en", "structure", "rule", "confirmed")

    def __init__(self, *given: Any, choices: list[tuple[str, Any]], writes_rules: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["structure"].choices = choices  # type: ignore[attr-defined]
        if not writes_rules:
            del self.fields["rule"], self.fields["confirmed"]


class NewGroupForm(GroupForm):
    """A group to make."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Short, without blank; it never changes."))
    field_order = ("code", *GroupForm.field_order)


class EditGroupForm(GroupForm):
    """A group to correct."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Kept in the history."))
    field_order = (*GroupForm.field_order, "reason")


class GroupFormPage(FormPage):
    """What both forms share: the rule is told and its effect shown before it is kept."""

    template_name = "people/group_form.html"
    was = ""
    shows_effect = False

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the groups."""
        return [(_("People"), reverse("people:list")), (_("Groups"), reverse("people:groups"))]

    def form_arguments(self) -> dict[str, Any]:
        """The structures whose groups the reader keeps; whether they write rules."""
        actor = self.request.user
        rows = structures_open_to(actor, "group.edit")
        choices = structure_choices(rows, whole=is_allowed(actor, "group.edit"))
        return {"choices": choices, "writes_rules": is_allowed(actor, "group.rule")}

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        """The box that lets many leave shows only when it is asked for."""
        if "confirmed" in form.fields and not (form.is_bound and "confirmed" in form.errors):
            del form.fields["confirmed"]
        return super().answer(form, status)

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """“See the effect” shows the form again with it, and writes nothing."""
        if request.POST.get("act") == "preview":
            self.shows_effect = True
            form = self.build_form(request.POST, request.FILES)
            form.is_valid()
            form.errors.clear()
            return self.answer(form)
        return super().post(request, *args, **kwargs)

    def extra(self) -> dict[str, Any]:
        """The rule kept so far; its words and its effect, when they are asked for without script."""
        context: dict[str, Any] = {"was": self.was}
        rule = self.request.POST.get("rule", "")
        if self.shows_effect and rule.strip() and is_allowed(self.request.user, "group.rule"):
            effect = tell_change(self.request.user, was=self.was, becomes=rule, on=today())
            context |= {"told": tell_rule(rule), "effect": effect}
        return context

    def said_rule(self, form: Any) -> str:
        """The rule to keep; raises InputRefused when many would leave and nobody said that they should."""
        if "rule" not in form.fields:
            return self.was
        rule: str = form.cleaned_data["rule"]
        if rule.strip() and self.was and not form.cleaned_data.get("confirmed"):
            self._refuse_silent_leaving(accept_rule(rule))
        return rule

    def _refuse_silent_leaving(self, rule: str) -> None:
        told = tell_change(self.request.user, was=self.was, becomes=rule, on=today())
        leaving = told["change"].leaving
        if leaving < MANY_LEAVE:
            return
        names = ", ".join(name for name, _url in told["leaving"])
        what = ngettext(
            "%(number)s person would leave the group: %(names)s…",
            "%(number)s people would leave the group: %(names)s…",
            leaving,
        ) % {"number": say_number(leaving), "names": names}
        mend = _("Correct the rule, or tick the box if they are to leave.")
        raise InputRefused(Fault("group.many_leave", what, "confirmed", mend))

    def said_structure(self, form: Any) -> Any:
        """The structure chosen, which the reader must keep."""
        code = form.cleaned_data["structure"]
        structure = None if code == WHOLE else find_structure_by_code(code)
        require(self.request.user, "group.edit", structure)
        return structure


class NewGroup(GroupFormPage):
    """Make a group."""

    title = _("New group")
    lead = _("People are put in by hand on the group's page, or follow a rule.")
    form_class = NewGroupForm
    submit_label = _("Create the group")

    def prepare(self) -> None:
        """Whoever keeps groups somewhere."""
        if not structures_open_to(self.request.user, "group.edit"):
            require(self.request.user, "group.edit")

    def perform(self, form: NewGroupForm) -> None:
        """Create it, with those who meet its rule today."""
        said = form.cleaned_data
        self.group = create_group(
            code=said["code"],
            title_fr=said["title_fr"],
            title_en=said["title_en"],
            structure=self.said_structure(form),
            rule=self.said_rule(form),
            on=today(),
            actor=self.request.user,
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The group “%(title)s” is created.") % {"title": title_of(self.group)}

    def success_url(self) -> str:
        """The group."""
        return reverse("people:group", args=[self.group.code])


class EditGroup(GroupFormPage):
    """Correct a group; its code never changes."""

    title = _("Correct the group")
    form_class = EditGroupForm
    submit_label = _("Save the group")

    def prepare(self) -> None:
        """The group, to who keeps it; one with a rule, to who writes rules."""
        self.group = access_group(self.request.user, self.kwargs["code"])
        require(self.request.user, "group.edit", self.group.structure)
        if self.group.rule:
            require(self.request.user, "group.rule")
        self.was = self.group.rule

    def lead_text(self) -> Any:
        """Which one."""
        return f"{title_of(self.group)} ({self.group.code})"

    def initial(self) -> dict[str, Any]:
        """The group as it is."""
        structure = self.group.structure
        return {
            "title_fr": self.group.title_fr,
            "title_en": self.group.title_en,
            "structure": structure.code if structure else WHOLE,
            "rule": self.group.rule,
        }

    def perform(self, form: EditGroupForm) -> None:
        """Correct it; its people follow the rule at once."""
        said = form.cleaned_data
        self.moved = edit_group(
            group=self.group,
            title_fr=said["title_fr"],
            title_en=said["title_en"],
            structure=self.said_structure(form),
            rule=self.said_rule(form),
            on=today(),
            actor=self.request.user,
            reason=said["reason"],
        )

    def success_message(self) -> Any:
        """Done, and who moved."""
        if not self.moved.changed:
            return gettext("The group is corrected.")
        numbers = {"entered": say_number(len(self.moved.entered)), "left": say_number(len(self.moved.left))}
        return gettext("The group is corrected: %(entered)s in, %(left)s out.") % numbers

    def success_url(self) -> str:
        """The group."""
        return reverse("people:group", args=[self.group.code])
