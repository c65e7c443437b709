"""The catalogue's words on pages."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.types import CATEGORIES
from cartable.kernel.languages import title_of

__all__ = ["CATEGORIES", "KINDS", "hours", "title_of"]

KINDS: dict[str, str | Promise] = {"cm": _("Lecture"), "td": _("Tutorial"), "tp": _("Lab")}


def hours(minutes: int) -> str:
    """Minutes over a term as hours: ``32 h``, ``31 h 30``."""
    whole, rest = divmod(minutes, 60)
    if rest:
        return gettext("%(hours)d h %(minutes)02d") % {"hours": whole, "minutes": rest}
    return gettext("%(hours)d h") % {"hours": whole}


def class_address(course_class: Any) -> str:
    """The page of a class, when an engine that has one is installed; else ""."""
    try:
        return reverse("timetable:class", args=[course_class.uuid])
    except NoReverseMatch:
        return ""
