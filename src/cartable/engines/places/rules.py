"""Permissions of the places engine."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, is_member
from cartable.kernel.permissions import add_rule


def keeps_rooms(actor: Any, obj: Any = None) -> bool:
    """Room manager or administrator of the whole institution."""
    return has_role(actor, "room_manager") or has_role(actor, "administrator")


NEEDS_TIE = _("This is open to people with a current affiliation. The registrar's office can renew yours.")

add_rule("room.view", is_member, reason=NEEDS_TIE)
add_rule("campus.view", is_member, reason=NEEDS_TIE)
add_rule("travel.view", is_member, reason=NEEDS_TIE)
KEEPERS = _("Room managers and administrators may.")
add_rule("room.edit", keeps_rooms, reason=KEEPERS)
add_rule("campus.edit", keeps_rooms, reason=KEEPERS)
