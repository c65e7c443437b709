"""One account, for those who keep it: where it is, why, what was issued, what was done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import access_account, factors_of
from cartable.engines.access.domain.accounts.charter import acceptance_of
from cartable.engines.access.domain.accounts.sessions import sessions_of
from cartable.engines.access.domain.accounts.states import say_reason
from cartable.engines.access.models import AccountStanding
from cartable.engines.access.queries.accounts import codes_of, traces_of
from cartable.engines.access.web.accounts.words import (
    CHANNELS,
    PURPOSES,
    STATES,
    code_status,
    say_standing,
    say_trace,
    standing_of,
    state_status,
)
from cartable.engines.people.api import Account
from cartable.kernel.audit import history_of
from cartable.kernel.clock import system_clock
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action
from cartable.ui.views import DetailPage

SHOWN = 20


class AccountPage(DetailPage):
    """What an officer sees: never an address on the network, never a secret."""

    template_name = "access/accounts/account.html"

    def get_object(self) -> Any:
        """The account, through its door."""
        return access_account(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Whose."""
        return self.object.person.full_name

    def lead_text(self) -> Any:
        """Why it is as it is."""
        return say_standing(self.object)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Accounts"), reverse("access:accounts"))]

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        account, standing = self.object, standing_of(self.object)
        person = account.person
        found: list[tuple[Any, Any]] = [
            (_("Sign-in name"), account.username),
            (_("State"), state_status(account)),
            (_("Since"), standing.since if standing else account.created_at),
        ]
        if standing is not None and standing.by_hand:
            found.append((_("Decided"), Status("info", _("By hand"), icon="hand")))
            found.append((_("Until, excluded"), standing.until or _("A new decision")))
        if standing is not None and standing.closes_on:
            found.append((_("Closes on"), standing.closes_on))
        found.append((_("Last sign-in"), account.last_login))
        found.append((_("Person"), Linked(person.code, reverse("people:person", args=[person.uuid]))))
        return found

    def actions(self) -> list[Action]:
        """What may be done from where it is."""
        key, standing = [self.object.uuid], standing_of(self.object)
        found = []
        if self.object.is_active:
            found.append(Action(_("Suspend"), reverse("access:suspend-account", args=key), icon="lock"))
            found.append(
                Action(_("Issue a code"), reverse("access:issue-code", args=key), icon="key-round", primary=True)
            )
        else:
            found.append(Action(_("Reopen"), reverse("access:reopen-account", args=key), icon="unlock", primary=True))
        if standing is not None and standing.by_hand:
            found.append(
                Action(_("Follow the rights again"), reverse("access:follow-account", args=key), icon="undo-2")
            )
        return found

    def extra(self) -> dict[str, Any]:
        """Codes, factors, sessions, journal, history."""
        account, now = self.object, system_clock()
        return {
            "account": account,
            "codes": [_tell_code(code, now) for code in codes_of(account)[:SHOWN]],
            "factors": factors_of(account),
            "sessions": sessions_of(account, now=now).count(),
            "traces": [{"row": row, "what": say_trace(row)} for row in traces_of(account)[:SHOWN]],
            "accepted": acceptance_of(account),
            "steps": _steps(account),
        }


def _tell_code(code: Any, now: Any) -> dict[str, Any]:
    return {
        "row": code,
        "purpose": PURPOSES[code.purpose],
        "channel": CHANNELS.get(code.channel, code.channel),
        "state": code_status(code, now),
    }


def _steps(account: Account) -> list[dict[str, Any]]:
    """The life of the account, the latest first, with who and why."""
    standing = AccountStanding.objects.filter(account=account).first()
    if standing is None:
        return []
    changes = [change for change in history_of(standing) if "state" in change.after]
    actors = {change.actor for change in changes}
    names = {
        str(uuid): str(name)
        for uuid, name in Account.objects.filter(uuid__in=[one for one in actors if len(one) == 36]).values_list(
            "uuid", "person__family_name"
        )
    }
    return [
        {
            "at": change.happened_at,
            "state": Status(*STATES[change.after["state"]]),
            "why": say_reason(str(change.after.get("reason") or change.reason)),
            "who": names.get(change.actor, _("By itself") if change.actor == "accounts" else ""),
        }
        for change in reversed(changes)
    ]
