"""States of lists and derogations, and lines of a journal, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.advice.words import rule_title
from cartable.ui.cells import Status

LIST_STATES = {
    "none": ("none", _("no list")),
    "draft": ("none", _("draft")),
    "sent": ("wait", _("list sent")),
    "returned": ("info", _("given back")),
    "approved": ("ok", _("approved")),
}
DEROGATION_STATES = {
    "asked": ("wait", _("to be decided")),
    "granted": ("ok", _("granted")),
    "refused": ("no", _("refused")),
    "withdrawn": ("none", _("withdrawn")),
}
WISH_KINDS = {"main": _("wanted"), "optional": _("optional"), "reserve": _("in reserve")}
LINES = {
    "saved": _("saved the list"),
    "sent": _("sent the list"),
    "read": _("read the list"),
    "commented": _("wrote"),
    "proposed": _("proposed other units"),
    "taken_over": _("took the proposal over"),
    "returned": _("gave the list back"),
    "approved": _("approved the list"),
    "reopened": _("took the list back to change it"),
    "withdrawn": _("a unit was withdrawn from the term"),
}
DEROGATION_LINES = {
    "asked": _("asked for a derogation"),
    "granted": _("granted a derogation"),
    "refused": _("refused a derogation"),
    "withdrawn": _("withdrew a request for a derogation"),
}


def list_status(state: str) -> Status:
    """Of a list."""
    return Status(*LIST_STATES[state])


def derogation_status(row: Any) -> Status:
    """Of a derogation."""
    return Status(*DEROGATION_STATES[row.state])


def derogation_title(row: Any) -> str:
    """« Prérequis non acquis, IF62 »."""
    title = str(rule_title(row.rule))
    return gettext("%(rule)s, %(unit)s") % {"rule": title, "unit": row.unit.code} if row.unit else title


def told_line(line: Any) -> dict[str, Any]:
    """A line of the journal: who did what, when, with the units that it names."""
    data = line.data
    about = data.get("derogation")
    what = DEROGATION_LINES.get(data.get("state", ""), LINES["commented"]) if about else LINES.get(line.kind, line.kind)
    detail = ""
    if about:
        detail = f"{rule_title(data.get('rule', ''))} {data.get('unit', '')}".strip()
    return {
        "line": line,
        "who": line.person.full_name if line.person else "",
        "what": what,
        "detail": detail,
        "added": data.get("added", ()),
        "removed": [*data.get("removed", ()), *data.get("withdrawn", ())],
        "is_read": line.kind == "read",
    }
