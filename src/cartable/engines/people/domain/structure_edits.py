"""Correct a structure: its titles, its kind, its place in the tree, its period."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.domain.structures import structure_faults
from cartable.engines.people.models import Structure
from cartable.kernel.audit import because
from cartable.kernel.problems import Fault

FIELDS = ("title_fr", "title_en", "kind", "parent", "valid_from", "valid_until")


def edit_structure(*, structure: Structure, actor: Any, reason: str, **changes: Any) -> Structure:
    """Correct fields of a structure (not its code); the reason goes into the history.

    Raises InputRefused for a faulty value or a parent that is the structure itself or below it, TypeError for an
    unknown field.
    """
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"no such field to edit: {', '.join(sorted(unknown))}")
    values = {field: getattr(structure, field) for field in FIELDS} | changes
    values |= {"title_fr": tidy(values["title_fr"]), "title_en": tidy(values["title_en"])}
    with transaction.atomic(), because(actor=actor, reason=reason):
        faults = structure_faults(structure.code, **_alone(values))
        refuse_if_any([*faults, *_parent_faults(structure, values["parent"])])
        for field in FIELDS:
            setattr(structure, field, values[field])
        structure.save(update_fields=FIELDS)
    return structure


def _alone(values: dict[str, Any]) -> dict[str, Any]:
    kept: dict[str, str | date | None] = {field: value for field, value in values.items() if field != "parent"}
    return kept


def _parent_faults(structure: Structure, parent: Structure | None) -> list[Fault]:
    """A tree has no circle. The rows are locked, so that two moves at once can't make one together."""
    if parent is None:
        return []
    above: dict[int, int | None] = dict(Structure.objects.select_for_update().values_list("pk", "parent_id"))
    node: int | None = parent.pk
    while node is not None:
        if node == structure.pk:
            what = format_lazy(_("“{parent}” is this structure or stands below it."), parent=parent.title_fr)
            return [Fault("structure.circle", what, "parent", _("Choose a structure that isn't below this one."))]
        node = above.get(node)
    return []
