"""Write a rule: its text judged while it is typed, who enters and leaves shown before it is kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import (
    RuleDraft,
    TooManyLosses,
    access_rule,
    access_service,
    preview_rule,
    write_rule,
)
from cartable.engines.access.models import EntitlementRule
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.web.rights.fields import ServiceParts
from cartable.engines.access.web.rights.mine import answers
from cartable.engines.access.web.rights.previews import tell_preview
from cartable.engines.access.web.rights.rule_acts import say_losses
from cartable.engines.access.web.rights.words import title_with_doors
from cartable.engines.people.api import populations
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.periods import day_after, last_day_of
from cartable.ui.views import DetailPage, FormPage


class ChooseServiceOfRule(DetailPage):
    """Which service the new rule gives."""

    title = gettext_lazy("Write a rule")
    lead = gettext_lazy("Choose the service that it gives. To whom, its level and its days come next.")
    permission = "entitlement.manage"
    template_name = "access/rights/choose.html"

    def get_object(self) -> Any:
        """Nothing yet."""
        return None

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rules."""
        return [(_("Rules of rights"), reverse("access:rules"))]

    def extra(self) -> dict[str, Any]:
        """The services that the reader manages."""
        text = self.request.GET.get("q", "").strip()
        found = [one for one in managed_services(self.request.user).exclude(state="closed") if answers(one, text)]
        found.sort(key=lambda one: title_of(one).casefold())
        tell = [
            (title_of(one), title_of(one, "summary"), reverse("access:new-rule-for", args=[one.code])) for one in found
        ]
        return {"services": tell, "text": text}


class RuleForm(ServiceParts):
    """To whom, what of the service, when, why. The rule itself is judged by the engine."""

    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=60,
        help_text=gettext_lazy("Letters, figures, hyphens. It never changes."),
    )
    population = forms.CharField(label=gettext_lazy("To whom"), max_length=4000, widget=forms.Textarea)
    grace_days = forms.IntegerField(
        label=gettext_lazy("Days of grace"),
        min_value=0,
        max_value=366,
        initial=0,
        help_text=gettext_lazy("How long it stays open to who no longer meets the rule."),
    )
    warn_days = forms.IntegerField(
        label=gettext_lazy("Warning before the end, in days"), min_value=0, max_value=366, initial=30
    )
    valid_from = forms.DateField(label=gettext_lazy("First day"))
    valid_until = forms.DateField(
        label=gettext_lazy("Last day"), required=False, help_text=gettext_lazy("Included. Empty: without end.")
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("Decision, regulation… Everyone who holds the service by this rule reads it."),
    )
    field_order = (
        "code",
        "population",
        "level",
        "quota",
        "pool",
        "door_group",
        "grace_days",
        "warn_days",
        "valid_from",
        "valid_until",
        "reason",
    )

    def __init__(self, *given: Any, is_new: bool, **named: Any) -> None:
        super().__init__(*given, **named)
        if not is_new:
            self.fields["code"].disabled = True

    def clean_valid_until(self) -> Any:
        """The day after the last one."""
        return day_after(self.cleaned_data["valid_until"])

    def clean_population(self) -> str:
        """Browsers send lines as CR LF."""
        return str(self.cleaned_data["population"]).replace("\r\n", "\n")

    def draft(self) -> RuleDraft:
        """What the rule is to be."""
        said = self.cleaned_data
        return RuleDraft(
            code=said["code"],
            service=self.service,
            population=said["population"],
            **self.parts(),
            grace_days=said["grace_days"],
            warn_days=said["warn_days"],
            valid_from=said["valid_from"],
            valid_until=said["valid_until"],
        )


class WriteRule(FormPage):
    """A rule of a service: seen first, then kept."""

    form_class = RuleForm
    submit_label = gettext_lazy("Keep the rule")
    template_name = "access/rights/rule_form.html"
    rule: EntitlementRule | None = None
    shown: dict[str, Any]

    def prepare(self) -> None:
        """The service."""
        self.shown = {}
        self.service = access_service(self.request.user, self.kwargs["code"])
        require(self.request.user, "entitlement.manage", self.service)

    def page_title(self) -> Any:
        """Of which service."""
        return _("Rule for: %(service)s") % {"service": title_of(self.service)}

    def lead_text(self) -> Any:
        """What comes next."""
        if self.rule is not None and self.rule.state == EntitlementRule.State.ACTIVE:
            return _("It is in force: the rights follow as soon as it is kept.")
        return _("It is kept as a draft; putting it in force is another step.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rules."""
        return [(_("Rules of rights"), reverse("access:rules"))]

    def form_arguments(self) -> dict[str, Any]:
        """The service decides of the fields."""
        return {"service": self.service, "is_new": self.rule is None}

    def initial(self) -> dict[str, Any]:
        """From today."""
        return {"valid_from": today(), "grace_days": 0, "warn_days": 30}

    def extra(self) -> dict[str, Any]:
        """What would follow."""
        return {"was": self.rule.population if self.rule else "", **self.shown}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would follow; write only the text that was shown."""
        form = self.build_form(request.POST)
        is_seen = request.POST.get("seen", "") == request.POST.get("population", "").replace("\r\n", "\n")
        if form.is_valid() and not (request.POST.get("act") == "write" and is_seen):
            return self._preview(form)
        return super().post(request, *args, **kwargs)

    def _preview(self, form: RuleForm) -> HttpResponse:
        text = form.cleaned_data["population"]
        try:
            populations.accept(text)
        except populations.RuleRefused as refusal:
            add_rule_faults(form, refusal)
            return self.answer(form, status=422)
        preview = preview_rule(rule=self.rule, population=text, on=today(), actor=self.request.user)
        is_active = self.rule is not None and self.rule.state == EntitlementRule.State.ACTIVE
        self.shown = {"preview": tell_preview(preview), "seen": text, "asks_twice": is_active and preview.asks_twice}
        return self.answer(form)

    def perform(self, form: RuleForm) -> HttpResponse | None:
        """Keep it, in the reader's name; asked twice when many lose the service by it."""
        given = self.request.POST.get("confirmed", "").strip()
        try:
            self.rule = write_rule(
                draft=form.draft(),
                rule=self.rule,
                actor=self.request.user,
                reason=form.cleaned_data["reason"],
                now=system_clock(),
                confirmed=int(given) if given.isascii() and given.isdigit() and len(given) < 9 else None,
            )
        except populations.RuleRefused as refusal:
            add_rule_faults(form, refusal)
            return self.answer(form, status=422)
        except TooManyLosses as losses:
            form.add_error(None, say_losses(losses))
            answer = self._preview(form)
            answer.status_code = 422
            return answer
        return None

    def success_message(self) -> Any:
        """Kept."""
        return _("The rule is kept.")

    def success_url(self) -> str:
        """The rule."""
        return reverse("access:rule", args=[self.rule.code]) if self.rule else reverse("access:rules")


def add_rule_faults(form: forms.Form, refusal: populations.RuleRefused) -> None:
    """What is wrong in the text, on its field."""
    for fault in refusal.faults:
        form.add_error("population", str(fault))


class EditRule(WriteRule):
    """Change a rule."""

    rule: EntitlementRule

    def prepare(self) -> None:
        """The rule, through its door."""
        self.shown = {}
        self.rule = access_rule(self.request.user, self.kwargs["code"])
        self.service = self.rule.service
        require(self.request.user, "entitlement.manage", self.service)

    def page_title(self) -> Any:
        """Which one."""
        return _("Change the rule: %(what)s") % {"what": title_with_doors(self.service, self.rule.door_group)}

    def initial(self) -> dict[str, Any]:
        """As it is."""
        rule = self.rule
        return {
            "code": rule.code,
            "population": rule.population,
            "level": rule.level.code if rule.level else "",
            "quota": rule.quota,
            "pool": rule.pool.code if rule.pool else "",
            "door_group": rule.door_group.code if rule.door_group else "",
            "grace_days": rule.grace_days,
            "warn_days": rule.warn_days,
            "valid_from": rule.valid_from,
            "valid_until": last_day_of(rule.valid_until),
            "reason": rule.reason,
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The rules, this one."""
        return [*super().crumbs(), (title_of(self.service), reverse("access:rule", args=[self.rule.code]))]
