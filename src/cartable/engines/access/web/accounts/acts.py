"""What an officer does to an account, each with its reason."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import (
    access_account,
    end_all_sessions,
    follow_rights_again,
    reopen_account,
    reset_factors,
    suspend_account,
)
from cartable.kernel.clock import system_clock, today
from cartable.ui.views import FormPage


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("The person and the auditors read it. It stays in the history.")
    )


class DecisionForm(ReasonForm):
    """Why, and until when."""

    until = forms.DateField(
        label=_("Until, excluded"),
        required=False,
        help_text=_("On that day the rights decide again. Left empty: until somebody decides otherwise."),
    )


class AccountAct(FormPage):
    """A form about one account."""

    form_class: ClassVar[type[forms.BaseForm]] = ReasonForm

    def prepare(self) -> None:
        """The account, through its door."""
        self.account = access_account(self.request.user, self.kwargs["uuid"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the account."""
        return account_crumbs(self.account)

    def success_url(self) -> str:
        """The account's page."""
        return reverse("access:account", args=[self.account.uuid])


class SuspendAccount(AccountAct):
    """Whatever the rights say."""

    title = _("Suspend the account")
    lead = _("Sign-in is refused from now on, open sessions end at once, and codes that were issued are withdrawn.")
    form_class = DecisionForm
    submit_label = _("Suspend the account")
    is_danger = True

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        suspend_account(
            account=self.account, actor=self.request.user, on=today(), now=system_clock(), **form.cleaned_data
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The account is suspended and its sessions have ended.")


class ReopenAccount(AccountAct):
    """Whatever the rights say."""

    title = _("Reopen the account")
    lead = _("The person can sign in again. A closed account has lost its password: issue a code afterwards.")
    form_class = DecisionForm
    submit_label = _("Reopen the account")

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        reopen_account(
            account=self.account, actor=self.request.user, on=today(), now=system_clock(), **form.cleaned_data
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The account is open again.")


class FollowAccount(AccountAct):
    """The hand lets go."""

    title = _("Follow the rights again")
    lead = _("The decision made by hand ends: from tonight on, the rights alone open or suspend this account.")
    submit_label = _("Follow the rights again")

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        follow_rights_again(account=self.account, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The rights decide again.")


class EndAccountSessions(AccountAct):
    """Signed out everywhere."""

    title = _("End all sessions")
    lead = _("The person is signed out of every device, and can sign in again.")
    submit_label = _("End all sessions")
    is_danger = True
    count = 0

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        self.count = end_all_sessions(
            account=self.account, actor=self.request.user, now=system_clock(), **form.cleaned_data
        )

    def success_message(self) -> Any:
        """How many."""
        said = ngettext("%(count)d session has ended.", "%(count)d sessions have ended.", self.count)
        return said % {"count": self.count}


class ResetFactors(AccountAct):
    """Lost with the telephone."""

    title = _("Take away the second factors")
    lead = _(
        "Passkeys, app and recovery codes are forgotten, and sessions end. Do it only for somebody whom you have "
        "recognized: say how in the reason."
    )
    submit_label = _("Take away the second factors")
    is_danger = True

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        reset_factors(account=self.account, actor=self.request.user, now=system_clock(), **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The second factors are forgotten: the person sets up new ones at the next sign-in.")


def account_crumbs(account: Any) -> list[tuple[Any, str]]:
    """The list, then the account."""
    here = reverse("access:account", args=[account.uuid])
    return [(_("Accounts"), reverse("access:accounts")), (account.person.full_name, here)]
