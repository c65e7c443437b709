"""Put a rule in force or stop it: what follows is shown by name, and asked twice when many lose the service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import (
    TooManyLosses,
    access_rule,
    activate_rule,
    preview_rule,
    stop_rule,
)
from cartable.engines.access.web.rights.fields import ReasonForm
from cartable.engines.access.web.rights.previews import tell_preview
from cartable.engines.access.web.rights.sayings import Sayings
from cartable.engines.access.web.rights.words import (
    title_with_doors,
)
from cartable.kernel.clock import system_clock, today
from cartable.kernel.permissions import require
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage


class ActivateForm(ReasonForm):
    """Why, and how many are lost when that is asked."""

    confirmed = forms.IntegerField(label=gettext_lazy("How many lose it"), min_value=0)
    field_order = ("reason", "confirmed")

    def __init__(self, *given: Any, wants_count: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if wants_count:
            self.fields["confirmed"].help_text = _("Write the number told above: it says that you have read the names.")
        else:
            del self.fields["confirmed"]


def say_losses(losses: TooManyLosses) -> str:
    """« 5 012 personnes le perdent : écrivez ce nombre pour continuer. »"""
    said = ngettext(
        "%(count)s person loses it: write this number to go on.",
        "%(count)s people lose it: write this number to go on.",
        losses.count,
    )
    return said % {"count": say_number(losses.count)}


class ActOnRule(FormPage):
    """Put a rule in force, or stop it; what follows is shown before, with names, and asked twice when many lose."""

    form_class = ActivateForm
    template_name = "access/rights/act_on_rule.html"

    def prepare(self) -> None:
        """The rule, through its door, and what would follow."""
        self.rule = access_rule(self.request.user, self.kwargs["code"])
        require(self.request.user, "entitlement.manage", self.rule.service)
        self.preview = self.find_preview()

    def find_preview(self) -> Any:
        """What would follow."""
        raise NotImplementedError

    def lead_text(self) -> Any:
        """To whom."""
        return Sayings()(self.rule.population)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rules, this one."""
        return [
            (_("Rules of rights"), reverse("access:rules")),
            (title_with_doors(self.rule.service, None), reverse("access:rule", args=[self.rule.code])),
        ]

    def form_arguments(self) -> dict[str, Any]:
        """The count is asked when many lose."""
        return {"wants_count": self.preview.asks_twice}

    def extra(self) -> dict[str, Any]:
        """What would follow."""
        return {"preview": tell_preview(self.preview), "rule": self.rule}

    def act(self, **said: Any) -> None:
        """The write."""
        raise NotImplementedError

    def perform(self, form: ActivateForm) -> Any:
        """Do it, unless too many lose and the number isn't the one told."""
        said = form.cleaned_data
        try:
            self.act(reason=said["reason"], confirmed=said.get("confirmed"))
        except TooManyLosses as losses:
            self.preview = self.find_preview()
            form = self.build_form(self.request.POST)
            form.is_valid()
            form.add_error("confirmed" if "confirmed" in form.fields else None, say_losses(losses))
            return self.answer(form, status=422)
        return None

    def success_url(self) -> str:
        """The rule."""
        return reverse("access:rule", args=[self.rule.code])


class ActivateRule(ActOnRule):
    """Put a rule in force."""

    title = gettext_lazy("Put a rule in force")
    submit_label = gettext_lazy("Put it in force")

    def find_preview(self) -> Any:
        """Who enters."""
        return preview_rule(rule=self.rule, on=today(), actor=self.request.user)

    def act(self, **said: Any) -> None:
        """In force, in the reader's name."""
        activate_rule(rule=self.rule, actor=self.request.user, now=system_clock(), **said)

    def success_message(self) -> Any:
        """Who follows."""
        return _("The rule is in force. The rights follow.")


class StopRule(ActOnRule):
    """Stop a rule: nobody holds the service by it any more."""

    title = gettext_lazy("Stop a rule")
    submit_label = gettext_lazy("Stop the rule")
    is_danger = True

    def find_preview(self) -> Any:
        """Who leaves."""
        return preview_rule(rule=self.rule, on=today(), actor=self.request.user, gives=False)

    def act(self, **said: Any) -> None:
        """Stopped, in the reader's name."""
        stop_rule(rule=self.rule, actor=self.request.user, now=system_clock(), **said)

    def success_message(self) -> Any:
        """Who follows."""
        return _("The rule is stopped. Whoever held the service by it alone keeps it for the days of grace.")
