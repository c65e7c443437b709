"""The rules of accounts: whose right gives one, how it is named, how long it lives, who signs in strongly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import find_policy, write_policy
from cartable.engines.access.domain.accounts.policy import MOST_ACTIVATION_DAYS, MOST_CLOSING_DAYS
from cartable.engines.access.models import Service
from cartable.kernel.clock import today
from cartable.ui.views import FormPage


class PolicyForm(forms.Form):
    """All of it."""

    service = forms.ModelChoiceField(
        label=_("Service whose holders have an account"),
        queryset=Service.objects.all(),
        help_text=_("Its rules and decisions say who has an account, and until when."),
    )
    name_pattern = forms.CharField(
        label=_("Sign-in names"),
        max_length=60,
        help_text=_("{given}, {family}, {initial}, {code}, and {number} where the second bearer gets a figure."),
    )
    activation_days = forms.IntegerField(
        label=_("Days to activate"),
        min_value=1,
        max_value=MOST_ACTIVATION_DAYS,
        help_text=_("How long a code on a letter is good."),
    )
    closing_days = forms.IntegerField(
        label=_("Days between suspension and closing"),
        min_value=0,
        max_value=MOST_CLOSING_DAYS,
        help_text=_(
            "When the right ends the account is suspended; after these days it closes, and its name stays taken."
        ),
    )
    strong_population = forms.CharField(
        label=_("Who needs a second factor"),
        required=False,
        max_length=4000,
        widget=forms.Textarea,
        help_text=_("A passkey, or the code of an app besides the password."),
    )
    strong_from = forms.DateField(
        label=_("From which day"), required=False, help_text=_("Until then they are told at each sign-in.")
    )
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stays in the history."))


class AccountPolicyPage(FormPage):
    """Read and write the rules."""

    title = _("Rules of accounts")
    permission = "account.govern"
    template_name = "access/accounts/policy.html"
    form_class = PolicyForm
    submit_label = _("Put in force")

    def lead_text(self) -> Any:
        """What happens without."""
        if find_policy() is None:
            return _("No rule yet: accounts are opened by hand, and nothing closes them.")
        return _("Accounts follow the rights every night, and whenever a right changes.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Accounts"), reverse("access:accounts"))]

    def initial(self) -> dict[str, Any]:
        """As it is, or usual values."""
        policy = find_policy()
        if policy is None:
            return {"name_pattern": "{given}.{family}", "activation_days": 15, "closing_days": 90}
        names = ("service", "name_pattern", "activation_days", "closing_days", "strong_population", "strong_from")
        return {name: getattr(policy, name) for name in names}

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        write_policy(actor=self.request.user, on=today(), **form.cleaned_data)

    def extra(self) -> dict[str, Any]:
        """The rule kept so far, for the field that tells who enters and leaves."""
        policy = find_policy()
        return {"was": policy.strong_population if policy else ""}

    def success_message(self) -> Any:
        """When it acts."""
        return gettext("The rules are in force. Accounts follow tonight; the second factor is asked at once.")

    def success_url(self) -> str:
        """The list."""
        return reverse("access:accounts")
