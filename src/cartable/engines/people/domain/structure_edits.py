"""Correct a structure: its titles, its kind, how it is reached, its place in the tree, its period."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.domain.structure_reach import reach_faults, tidy_reach
from cartable.engines.people.domain.structures import structure_faults
from cartable.engines.people.events import StructureChanged
from cartable.engines.people.models import Structure
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Fault

log = logging.getLogger(__name__)
ALONE = ("title_fr", "title_en", "kind", "valid_from", "valid_until")
REACH = ("uai", "mail", "phone")
FIELDS = (*ALONE, *REACH, "parent")


def edit_structure(*, structure: Structure, actor: Any, reason: str, **changes: Any) -> Structure:
    """Correct fields of a structure (not its code); the reason goes into the history.

    Raises InputRefused for a faulty value or a parent that is the structure itself or below it, TypeError for an
    unknown field.
    """
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"no such field to edit: {', '.join(sorted(unknown))}")
    values = {field: getattr(structure, field) for field in FIELDS} | changes
    values |= {"title_fr": tidy(values["title_fr"]), "title_en": tidy(values["title_en"])}
    values |= dict(zip(REACH, tidy_reach(*(values[field] for field in REACH)), strict=True))
    with transaction.atomic(), because(actor=actor, reason=reason):
        faults = structure_faults(structure.code, **{field: values[field] for field in ALONE})
        faults += reach_faults(*(values[field] for field in REACH))
        refuse_if_any([*faults, *_parent_faults(structure, values["parent"])])
        for field in FIELDS:
            setattr(structure, field, values[field])
        structure.save(update_fields=FIELDS)
        emit(StructureChanged(aggregate=f"structure:{structure.uuid}", uuid=structure.uuid))
    return structure


def _parent_faults(structure: Structure, parent: Structure | None) -> list[Fault]:
    """A tree has no circle. The rows are locked, so that two moves at once can't make one together."""
    if parent is None:
        return []
    above: dict[int, int | None] = dict(Structure.objects.select_for_update().values_list("pk", "parent_id"))
    node: int | None = parent.pk
    while node is not None:
        if node == structure.pk:
            log.warning("structure %s was refused below %s: a circle", structure.code, parent.code)
            what = format_lazy(_("“{parent}” is this structure or stands below it."), parent=parent.title_fr)
            return [Fault("structure.circle", what, "parent", _("Choose a structure that isn't below this one."))]
        node = above.get(node)
    return []
