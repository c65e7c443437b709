"""Adopting a regulation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from cartable.engines.catalogue import regulations
from cartable.engines.catalogue.domain.programmes.drafting import digest, locked_draft, placed
from cartable.engines.catalogue.domain.programmes.problems import RegulationChangedElsewhere
from cartable.engines.catalogue.events import RegulationAdopted
from cartable.engines.catalogue.models import Regulation
from cartable.engines.catalogue.queries.programmes import competence_codes, counted_units, excluded_pairs, unit_codes
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused


def adopt_regulation(*, regulation: Regulation, actor: Any, on: date, was: str = "", reason: str = "") -> Regulation:
    """Put a draft in force for those who enter its programme from its year on; the version before is replaced.
    Emits ``regulation.adopted``.

    ``was``: the ``digest`` of what was read. Raises NotAllowed, RegulationNotDraft, RegulationChangedElsewhere, and
    InputRefused with ``adoption_faults``.
    """
    require(actor, "regulation.adopt", regulation.programme)
    with transaction.atomic(), because(actor=actor, reason=reason or "regulation adopted"):
        row = locked_draft(regulation)
        if was and was != digest(row):
            raise RegulationChangedElsewhere
        faults = adoption_faults(row)
        if faults:
            raise InputRefused(faults)
        before = Regulation.objects.select_for_update().filter(
            programme_id=row.programme_id, entry_year=row.entry_year, state=Regulation.State.ADOPTED
        )
        replaced = before.first()
        if replaced is not None:
            replaced.state = Regulation.State.REPLACED
            replaced.save()
        row.state, row.adopted_by, row.adopted_on = Regulation.State.ADOPTED, actor.person, on
        row.save()
        emit(
            RegulationAdopted(
                aggregate=f"regulation:{row.uuid}",
                programme_code=regulation.programme.code,
                entry_year=row.entry_year,
                number=row.number,
                regulation_uuid=str(row.uuid),
                replaced_uuid=str(replaced.uuid) if replaced is not None else "",
            )
        )
    return row


def adoption_faults(regulation: Regulation) -> list[Fault]:
    """All that forbids to adopt: parts left empty, units and competences that don't exist, and requirements that no
    set of the catalogue's units meets (see ``regulations.find_impossible``). Four queries.
    """
    try:
        tree = regulations.parse(regulation.tree)
    except InputRefused as refusal:
        return [placed(fault) for fault in refusal.faults]
    units = {one.credit.unit: one.credit for one in counted_units().values()}
    faults = regulations.find_unknown(tree, units=units.keys(), competences=competence_codes())
    if not faults:
        faults = regulations.find_impossible(tree, candidates=list(units.values()), exclusions=excluded_pairs())
    return [placed(fault) for fault in faults]


def unknown_in(tree: regulations.Requirement) -> list[Fault]:
    """Units and competences that a tree names and that don't exist. Two queries at most."""
    named = regulations.units_named(tree)
    known = unit_codes() if named else set()
    return regulations.find_unknown(tree, units=known, competences=competence_codes())
