"""What happened to a unit."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.preparation.sentences import say_rule
from cartable.engines.catalogue.queries.unit_history import UnitChange, unit_history
from cartable.engines.catalogue.web.dashboard.overview import DashboardPage
from cartable.engines.catalogue.web.dashboard.words import PARTS
from cartable.engines.catalogue.web.labels import KINDS

SUBJECTS = {
    "courseunit": _("Unit"),
    "unitversion": _("Version"),
    "unitreplacement": _("What replaces it"),
    "teammember": _("Team"),
    "preparation": _("Preparation"),
    "unitmail": _("Mail"),
    "preparedkind": _("Preparation, classes"),
    "preparedteacher": _("Preparation, teachers"),
    "preparedrule": _("Preparation, constraint"),
}
ACTS = {
    "insert": pgettext_lazy("act", "added"),
    "update": pgettext_lazy("act", "changed"),
    "delete": pgettext_lazy("act", "removed"),
}


class History(DashboardPage):
    """The last changes."""

    template_name = "catalogue/dashboard/history.html"

    def page_title(self) -> Any:
        """« Historique de MT01 »."""
        return gettext("History of %(code)s") % {"code": self.object.code}

    def extra(self) -> dict[str, Any]:
        """In words."""
        return {**super().extra(), "changes": [_told(change) for change in unit_history(self.object)]}


def _told(change: UnitChange) -> dict[str, Any]:
    return {
        "at": change.at,
        "what": f"{SUBJECTS[change.subject]}, {ACTS[change.label]}",
        "which": _which(change),
        "who": change.who,
        "why": change.why,
    }


def _which(change: UnitChange) -> str:
    """What the row says, for rows that say it in a word."""
    match change.subject:
        case "teammember":
            return str(PARTS[change.row.part])
        case "unitmail":
            return str(change.row.subject)
        case "preparedkind" | "preparedteacher":
            return str(KINDS[change.row.kind])
        case "preparedrule":
            return say_rule(change.row)
        case _:
            return ""
