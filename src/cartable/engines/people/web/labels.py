"""Words shown for the values that the tables hold."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

KINDS = {
    "student": _("Student"),
    "faculty": _("Teacher"),
    "staff": _("Staff"),
    "affiliate": _("Hosted"),
}
ROLES = {
    "administrator": _("Administrator"),
    "registrar": _("Registrar"),
    "timetabler": _("Timetabler"),
    "room_manager": _("Room manager"),
}
STRUCTURE_KINDS = {
    "institution": _("Institution"),
    "department": _("Department"),
    "laboratory": _("Laboratory"),
    "service": _("Service"),
    "programme": _("Programme"),
}


def title_of(row: Any) -> str:
    """The title in the reader's language; the French one when there is no English one."""
    in_french = (get_language() or "fr").startswith("fr")
    return str(row.title_fr if in_french or not row.title_en else row.title_en)
