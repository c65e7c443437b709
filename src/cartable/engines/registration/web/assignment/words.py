"""How outcomes, runs and places are said."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.api import assignments
from cartable.ui.cells import Status
from cartable.ui.moments import say_number

OUTCOMES = {
    "given": ("ok", _("Place given")),
    "reserve": ("ok", _("Given in reserve")),
    "waiting": ("wait", _("Waiting")),
    "spared": ("none", _("Not needed")),
}
WAITING_STATES = {
    "waiting": ("wait", _("Waiting")),
    "served": ("ok", _("Place obtained")),
    "left": ("none", _("Left the list")),
    "passed": ("no", _("Passed over")),
}
KINDS = {"main": _("main"), "reserve": _("reserve"), "optional": _("optional")}


def outcome_status(outcome: str) -> Status:
    """The pastille of an outcome; an empty one is “not asked for”."""
    kind, text = OUTCOMES.get(outcome, ("none", _("Not asked for")))
    return Status(kind, text)


def waiting_status(state: str) -> Status:
    """The pastille of a waiting."""
    kind, text = WAITING_STATES[state]
    return Status(kind, text)


def places_said(capacity: int | None, taken: int, waiting: int = 0) -> str:
    """« 3 places libres sur 48 », « complet (48), 5 attendent »."""
    if capacity is None:
        return gettext("No limit of places")
    left = capacity - taken
    if left <= 0 or waiting:
        told = gettext("Full (%(capacity)s)") % {"capacity": say_number(capacity)}
        if waiting:
            told += ", " + ngettext("%(count)s waits", "%(count)s wait", waiting) % {"count": say_number(waiting)}
        return told
    return ngettext("%(left)s place free of %(capacity)s", "%(left)s places free of %(capacity)s", left) % {
        "left": say_number(left),
        "capacity": say_number(capacity),
    }


def rule_said(run: Any) -> str:
    """The run's rule in words."""
    return str(assignments.rule_text(run.rule)).capitalize()


def passed_said(detail: dict[str, Any]) -> str:
    """Why one was passed over."""
    rule, other = detail.get("rule", ""), detail.get("other", "")
    texts = {
        "enough": gettext("You had as many units as you wanted."),
        "exclusion": gettext("It can't be held with %(other)s.") % {"other": other},
        "prerequisite": gettext("It wants %(other)s before.") % {"other": other},
        "credits_high": gettext("Your semester would have been above its maximum of credits."),
        "too_many": gettext("You would have had more units than the campaign allows."),
    }
    return texts.get(rule, gettext("A rule of choice forbade it."))
