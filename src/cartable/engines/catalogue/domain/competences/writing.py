"""Writing a framework: what is taught or wanted of it stays tied to its competences by their codes."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.competences.drafts import CompetenceDraft, FrameworkDraft
from cartable.engines.catalogue.models import Competence, Framework
from cartable.kernel.audit import because, insert_many
from cartable.kernel.problems import Fault, InputRefused

HEAD = ("title_fr", "title_en", "version", "source", "licence")
SAID = ("title_fr", "title_en", "description_fr", "description_en")


def save_framework(*, draft: FrameworkDraft, actor: Any, reason: str = "framework imported") -> Framework:
    """Create the framework, or make the one of this code say what the draft says.

    Competences keep their identity by code; one that the draft hasn't any more goes, unless a unit teaches it or a
    programme wants it: InputRefused then, and nothing is written. Raises InputRefused for a wrong draft too.
    """
    if faults := draft.faults():
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        framework, _is_new = Framework.objects.select_for_update().get_or_create(
            code=draft.code, defaults={"title_fr": draft.title_fr}
        )
        _write_head(framework, draft)
        held = {row.code: row for row in framework.competences.all()}
        _remove([row for code, row in held.items() if code not in {one.code for one in draft.competences}])
        blocks = [row for row in draft.competences if not row.block]
        ranks = {row.code: rank for rank, row in enumerate(draft.competences, start=1)}
        _write(framework, blocks, held, ranks)
        _write(framework, [row for row in draft.competences if row.block], held, ranks)
    return framework


def _write_head(framework: Framework, draft: FrameworkDraft) -> None:
    for name in HEAD:
        setattr(framework, name, getattr(draft, name))
    framework.levels = [asdict(level) for level in sorted(draft.levels, key=lambda level: level.rank)]
    framework.save()


def _write(
    framework: Framework, rows: list[CompetenceDraft], held: dict[str, Competence], ranks: dict[str, int]
) -> None:
    fresh = []
    for row in rows:
        block = held[row.block] if row.block else None
        values = {name: getattr(row, name) for name in SAID} | {"block": block, "rank": ranks[row.code]}
        competence = held.get(row.code)
        if competence is None:
            fresh.append(Competence(framework=framework, code=row.code, **values))
        elif any(getattr(competence, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(competence, name, value)
            competence.save()
    for made in insert_many(Competence, fresh):
        held[made.code] = made


def _remove(rows: list[Competence]) -> None:
    faults = []
    for row in sorted(rows, key=lambda one: one.block_id is None):
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            what = format_lazy(_("The competence {code} is taught or wanted, and the file hasn't it."), code=row.code)
            mend = _("Keep its row, or first take it off the units and programmes.")
            faults.append(Fault("competence.in_use", what, "code", mend))
    if faults:
        raise InputRefused(faults)
