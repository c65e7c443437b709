"""The dashboard's words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.ui.cells import Status

PARTS = {
    "lead": _("In charge"),
    "deputy": _("Deputy"),
    "teacher": _("Teacher"),
    "assistant": _("Assistant"),
    "secretary": _("Secretary of the unit"),
}
PREPARATION_STATES: dict[str, tuple[str, Any]] = {
    "in_progress": ("wait", _("Being prepared")),
    "handed_over": ("ok", pgettext_lazy("preparation", "Handed over")),
}
STRENGTHS = {"impossible": _("Not available"), "unwanted": _("Rather not")}
ROOM_KINDS = {
    "": pgettext_lazy("room", "Any"),
    "lecture": pgettext_lazy("room", "Lecture hall"),
    "classroom": pgettext_lazy("room", "Classroom"),
    "computer": pgettext_lazy("room", "Computer room"),
    "laboratory": pgettext_lazy("room", "Laboratory"),
    "workshop": pgettext_lazy("room", "Workshop"),
}
VERSION_STATES: dict[str, tuple[str, Any]] = {
    "draft": ("info", _("Being written")),
    "proposed": ("wait", _("Proposed")),
}


def preparation_status(state: str) -> Status:
    """The state of a preparation."""
    kind, text = PREPARATION_STATES[state]
    return Status(kind, text)
