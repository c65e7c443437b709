"""Lengths of time as people say them."""

from __future__ import annotations

from django.utils.translation import gettext as _


def duration(minutes: int) -> str:
    """Minutes in words of the active language: ``2 h 30``, ``2 h``, ``45 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    if not rest:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}
