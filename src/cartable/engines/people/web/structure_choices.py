"""Structures to choose from in a form: only those over which the reader may act."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Structure, standing_of
from cartable.engines.people.queries import list_structures
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed

WHOLE = "*"  # no code of a structure holds it


def structures_open_to(actor: Any, permission: str) -> list[Structure]:
    """The structures in force over which the actor holds the permission, by title."""
    found = [row for row in list_structures(today()) if is_allowed(actor, permission, row)]
    return sorted(found, key=lambda row: title_of(row).casefold())


def structure_choices(rows: list[Structure], *, whole: bool = False) -> list[tuple[str, Any]]:
    """(code, title) pairs for a form; ``whole`` begins with the whole institution."""
    pairs: list[tuple[str, Any]] = [(row.code, f"{title_of(row)} ({row.code})") for row in rows]
    return [(WHOLE, _("The whole institution")), *pairs] if whole else pairs


def may_act_somewhere(actor: Any, permission: str) -> bool:
    """Whether there is a structure, or the whole institution, over which a role gives the actor the permission."""
    if not standing_of(actor).roles:
        return False
    return is_allowed(actor, permission) or bool(structures_open_to(actor, permission))
