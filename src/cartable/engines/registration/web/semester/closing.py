"""How long there is left."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext, ngettext

from cartable.kernel.clock import campus_zone
from cartable.ui.moments import say_time


def closing_text(closes_at: datetime, now: datetime) -> str:
    """« Ferme dans 4 jours », « Ferme demain à 17 h », « Ferme aujourd'hui à 17 h », by the days of the campus."""
    local = closes_at.astimezone(campus_zone())
    days = (local.date() - now.astimezone(campus_zone()).date()).days
    if days <= 0:
        return gettext("Closes today at %(time)s") % {"time": say_time(local)}
    if days == 1:
        return gettext("Closes tomorrow at %(time)s") % {"time": say_time(local)}
    return ngettext("Closes in %(count)d day", "Closes in %(count)d days", days) % {"count": days}
