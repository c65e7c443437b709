"""Why a controller wasn't told, kept as a code and a detail, said in the reader's language."""

from __future__ import annotations

import json

from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.doors.port import ControllerFailed
from cartable.kernel.problems import Text

FAILURES: dict[str, Text] = {
    "no_connector": _("No connector of this name is installed: {detail}."),
    "no_secret": _("The secret isn't set: give the variable {detail} to the processes of the site."),
    "not_https": _("The address must begin with https:// unless the controller is on this very machine."),
    "unreachable": _("The controller can't be reached ({detail})."),
    "timeout": _("The controller didn't answer in time."),
    "certificate": _("The controller's certificate can't be trusted ({detail})."),
    "redirected": _("The controller answers that it is elsewhere ({detail}); redirections are refused."),
    "unsigned": _("The controller refuses our signature: compare the secret and the clocks on both sides."),
    "status": _("The controller answers with the error {detail}."),
    "unreadable": _("The controller's answer can't be read ({detail})."),
    "refuses": _("The controller refuses most of what it is told; the sending was stopped."),
    "unexpected": _("The connector itself failed ({detail})."),
}


def keep_failure(failure: ControllerFailed) -> str:
    """What is written in ``last_error``."""
    return json.dumps({"kind": failure.kind, "detail": failure.detail[:300]})


def say_failure(kept: str) -> str:
    """The failure in the words of the reader's language; "" when there is none."""
    if not kept:
        return ""
    try:
        found = json.loads(kept)
        kind, detail = str(found["kind"]), str(found["detail"])
    except (ValueError, KeyError, TypeError):
        return kept
    words = FAILURES.get(kind)
    return str(words).format(detail=detail) if words is not None else f"{kind}: {detail}"
