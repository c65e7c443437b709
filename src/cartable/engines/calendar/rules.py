"""Permissions of the calendar engine."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, is_member
from cartable.kernel.permissions import add_rule


def plans_terms(actor: Any, obj: Any = None) -> bool:
    """Registrar or administrator of the whole institution."""
    return has_role(actor, "registrar") or has_role(actor, "administrator")


NEEDS_TIE = _("This is open to people with a current affiliation. The registrar's office can renew yours.")

add_rule("calendar.view", is_member, reason=NEEDS_TIE)
add_rule("term.view", is_member, reason=NEEDS_TIE)
add_rule("holiday.view", is_member, reason=NEEDS_TIE)
add_rule("term.edit", plans_terms, reason=_("Registrars and administrators of the whole institution may."))
