"""What programmes want of a framework, and what versions teach of it, in bulk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import Framework, Programme, TaughtCompetence, WantedCompetence
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Fault, InputRefused


@dataclass(frozen=True, slots=True)
class WantedRow:
    """A competence, by its code in the framework, that a programme wants up to a level."""

    programme_code: str
    competence_code: str
    level: int = 1


def set_wanted(
    *, framework: Framework, rows: Iterable[WantedRow], of: Iterable[str] = (), actor: Any = "catalogue"
) -> int:
    """Write what programmes want of the framework, in place of what those named by ``rows`` and ``of`` wanted.

    Raises InputRefused: a programme, a competence or a level that doesn't exist, the same twice.
    """
    drafts = list(rows)
    codes = {row.programme_code for row in drafts} | set(of)
    programmes = dict(Programme.objects.filter(code__in=codes).values_list("code", "pk"))
    known = dict(framework.competences.values_list("code", "pk"))
    ranks = {int(level["rank"]) for level in framework.levels}
    faults = [*_unknown(drafts, programmes, known, ranks)]
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason="competences wanted"):
        held = WantedCompetence.objects.filter(programme__in=programmes.values(), competence__framework=framework)
        rows_held = {(row.programme_id, row.competence_id): row for row in held}
        wanted = {(programmes[row.programme_code], known[row.competence_code]): row.level for row in drafts}
        gone = [row.pk for key, row in rows_held.items() if wanted.get(key) != row.level]
        WantedCompetence.objects.filter(pk__in=gone).delete()
        fresh = [
            WantedCompetence(programme_id=programme, competence_id=competence, level=level)
            for (programme, competence), level in wanted.items()
            if (programme, competence) not in rows_held or rows_held[programme, competence].pk in gone
        ]
        insert_many(WantedCompetence, fresh)
    return len(wanted)


def write_taught(*, rows: Iterable[tuple[int, int, int]]) -> int:
    """Add (version id, competence id, level) by hundreds; for the demo and imports. Raises IntegrityError."""
    made = (TaughtCompetence(version_id=version, competence_id=one, level=level) for version, one, level in rows)
    return len(insert_many(TaughtCompetence, made))


def _unknown(
    drafts: list[WantedRow], programmes: dict[str, int], known: dict[str, int], ranks: set[int]
) -> Iterable[Fault]:
    seen = set()
    for row in drafts:
        if row.programme_code not in programmes:
            what = format_lazy(_("No programme has the code “{code}”."), code=row.programme_code[:40])
            yield Fault("programme.unknown", what, "programme", _("Take it from the list of programmes."))
        if row.competence_code not in known:
            what = format_lazy(_("No competence has the code “{code}”."), code=row.competence_code[:40])
            yield Fault("competence.unknown", what, "competence", _("Take it from the framework."))
        if row.level < 1 or (ranks and row.level not in ranks):
            what = format_lazy(_("The level {level} isn't in the framework."), level=row.level)
            yield Fault("competence.level", what, "level", _("Choose one of its levels."))
        key = (row.programme_code, row.competence_code)
        if key in seen:
            what = format_lazy(_("{programme} wants {competence} twice."), programme=key[0], competence=key[1])
            yield Fault("wanted.twice", what, "competence", _("Keep the highest level."))
        seen.add(key)
