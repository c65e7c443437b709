"""Permissions of the places engine."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, standing_of
from cartable.kernel.permissions import add_rule


def in_standing(actor: Any, obj: Any = None) -> bool:
    """Holds a role or an affiliation today."""
    return standing_of(actor).is_anybody


def keeps_rooms(actor: Any, obj: Any = None) -> bool:
    """Room manager or administrator of the whole institution."""
    return has_role(actor, "room_manager") or has_role(actor, "administrator")


NEEDS_TIE = _("This is open to people with a current affiliation. The registrar's office can renew yours.")

add_rule("room.view", in_standing, reason=NEEDS_TIE)
add_rule("campus.view", in_standing, reason=NEEDS_TIE)
add_rule("travel.view", in_standing, reason=NEEDS_TIE)
add_rule("room.edit", keeps_rooms, reason=_("Room managers and administrators may."))
