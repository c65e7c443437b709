"""What each button of the page does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import (
    Campaign,
    ListChangedElsewhere,
    ask_derogation,
    reopen_list,
    save_list,
    send_list,
)
from cartable.engines.registration.web.semester.asked import changed, read_free_times, read_wishes
from cartable.kernel.problems import Fault, InputRefused

SAID = {
    "add": _("%(code)s is added to your semester."),
    "remove": _("%(code)s is taken out of your semester."),
    "up": _("%(code)s goes up."),
    "down": _("%(code)s goes down."),
    "kind": _("%(code)s has changed place."),
}


def act_on(request: HttpRequest, campaign: Campaign, now: datetime) -> str:
    """Do what the form asks and say what was done. Raises what the acts raise."""
    given = request.POST.dict()
    person, act = request.user.person, str(given.get("act", ""))  # type: ignore[union-attr]
    who: dict[str, Any] = {"campaign": campaign, "person": person, "actor": request.user, "now": now}
    revision = _number(given.get("revision", ""))
    wishes = read_wishes(given.get("held", ""))
    if act == "send":
        try:
            send_list(**who, revision=revision, in_spite_of=request.POST.getlist("in_spite_of"))
        except ListChangedElsewhere as refused:
            raise ListChangedElsewhere(refused.kept, wishes) from refused
        return gettext("Your choice is sent. Your adviser reads it; you see here what becomes of it.")
    if act == "reopen":
        reopen_list(**who)
        return gettext("Your choice is a draft again. Send it once you have changed it.")
    if act == "derogation":
        return _ask(given, who)
    if act == "details":
        save_list(**who, wishes=wishes, revision=revision, **_details(request))
        return gettext("Your draft is saved.")
    if act == "replace":
        save_list(**who, wishes=wishes, revision=revision, note=given.get("note"))
        return gettext("This version is kept now.")
    after = changed(wishes, act)
    if after is None:
        raise InputRefused(
            Fault("semester.act", _("This button isn't known."), "act", _("Reload the page, then try again."))
        )
    save_list(**who, wishes=after, revision=revision)
    verb, code = act.split(":")[:2]
    return str(SAID[verb]) % {"code": code}


def _ask(given: Mapping[str, str], who: Mapping[str, Any]) -> str:
    """Ask to be let through a rule: « prerequisite:IF62 »."""
    rule, _sep, unit = str(given.get("ruling", "")).partition(":")
    ask_derogation(**who, rule=rule, unit_code=unit, reason=str(given.get("reason", "")))
    return gettext("Your request for a derogation is sent; the decision shows here.")


def _details(request: HttpRequest) -> dict[str, Any]:
    given = request.POST
    return {
        "note": given.get("note", "").replace("\0", "").replace("\r\n", "\n"),
        "tags": [tag[:60] for tag in given.getlist("tags")],
        "free_times": read_free_times(given.dict()),
    }


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
