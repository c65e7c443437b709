"""Words shown for what the tables of accounts hold."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cartable.engines.access.domain.accounts.states import say_reason
from cartable.engines.access.models import AccountStanding, AccountTrace, OneTimeCode
from cartable.kernel.problems import Text
from cartable.ui.cells import Status

STATES: dict[str, tuple[str, Text]] = {
    AccountStanding.State.AWAITING: ("wait", pgettext_lazy("account", "To activate")),
    AccountStanding.State.OPEN: ("ok", pgettext_lazy("account", "Open")),
    AccountStanding.State.SUSPENDED: ("no", pgettext_lazy("account", "Suspended")),
    AccountStanding.State.CLOSED: ("none", pgettext_lazy("account", "Closed")),
}
OUTSIDE = pgettext_lazy("account", "Open, outside the rules")
ACTS: dict[str, tuple[Text, Text]] = {
    AccountTrace.Act.PASSWORD: (gettext_lazy("Signed in with the password"), gettext_lazy("Wrong password")),
    AccountTrace.Act.PASSKEY: (gettext_lazy("Signed in with a passkey"), gettext_lazy("Passkey refused")),
    AccountTrace.Act.SECOND_FACTOR: (
        gettext_lazy("Second factor confirmed"),
        gettext_lazy("Wrong code of the second factor"),
    ),
    AccountTrace.Act.CODE: (gettext_lazy("One-time code used"), gettext_lazy("Wrong one-time code")),
    AccountTrace.Act.RECOVERY_ASKED: (gettext_lazy("One-time code asked for by mail"), gettext_lazy("Code refused")),
    AccountTrace.Act.PASSWORD_SET: (gettext_lazy("Password chosen"), gettext_lazy("Password refused")),
    AccountTrace.Act.FACTOR_ADDED: (gettext_lazy("Second factor set up"), gettext_lazy("Second factor refused")),
    AccountTrace.Act.FACTOR_REMOVED: (gettext_lazy("Second factor taken away"), gettext_lazy("Refused")),
    AccountTrace.Act.SESSIONS_ENDED: (gettext_lazy("Signed out everywhere"), gettext_lazy("Refused")),
}
PURPOSES = {
    OneTimeCode.Purpose.ACTIVATION: gettext_lazy("Activation"),
    OneTimeCode.Purpose.RECOVERY: gettext_lazy("Recovery"),
}
CHANNELS = {
    "letter": gettext_lazy("Letter"),
    "screen": gettext_lazy("Handed over"),
    "personal_mail": gettext_lazy("Personal mail"),
}
SYSTEMS = (
    ("iPhone|iPad", "iOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)
PROGRAMS = (("Edg", "Edge"), ("OPR|Opera", "Opera"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))


def standing_of(account: Any) -> AccountStanding | None:
    """The standing read with the account; None when the account is outside the rules."""
    return getattr(account, "standing_row", None)


def state_status(account: Any) -> Status:
    """Where an account is, as a pastille."""
    standing = standing_of(account)
    if standing is None:
        return Status("ok", OUTSIDE) if account.is_active else Status("none", STATES[AccountStanding.State.CLOSED][1])
    kind, text = STATES[standing.state]
    return Status(kind, text)


def say_standing(account: Any) -> Text:
    """Why it is there."""
    standing = standing_of(account)
    return say_reason(standing.reason) if standing is not None else ""


def say_trace(trace: AccountTrace) -> Text:
    """What was done or refused."""
    done, refused = ACTS[trace.act]
    return refused if trace.is_refused else done


def say_agent(agent: str) -> str:
    """« Firefox, Windows »: the program and the system that a browser says it is."""
    program = next((name for pattern, name in PROGRAMS if re.search(pattern, agent)), "")
    system = next((name for pattern, name in SYSTEMS if re.search(pattern, agent)), "")
    return ", ".join(part for part in (program, system) if part) or _("A program")


def code_status(code: OneTimeCode, now: Any) -> Status:
    """Whether a code still opens something."""
    if code.used_at:
        return Status("ok", _("Used"))
    if code.withdrawn_at:
        return Status("no" if code.attempts >= 5 else "none", _("Withdrawn"))
    if code.expires_at <= now:
        return Status("none", pgettext_lazy("code", "Expired"))
    return Status("wait", _("Not used yet"))
