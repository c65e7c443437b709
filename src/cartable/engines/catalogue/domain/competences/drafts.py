"""A framework as plain values, before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault


@dataclass(frozen=True, slots=True)
class LevelDraft:
    """A level of a framework: 1 is the lowest."""

    rank: int
    title_fr: str
    title_en: str = ""


@dataclass(frozen=True, slots=True)
class CompetenceDraft:
    """A competence, or a block of others; ``block`` is the code of its block; ``line`` of the file it comes from."""

    code: str
    title_fr: str
    title_en: str = ""
    description_fr: str = ""
    description_en: str = ""
    block: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class FrameworkDraft:
    """A whole framework; competences in order, a block before what it holds or after."""

    code: str
    title_fr: str
    competences: tuple[CompetenceDraft, ...]
    levels: tuple[LevelDraft, ...] = ()
    title_en: str = ""
    version: str = ""
    source: str = ""
    licence: str = ""

    def faults(self) -> list[Fault]:
        """All that is wrong in it."""
        return [*_whole(self), *_levels(self), *_competences(self)]


def _whole(draft: FrameworkDraft) -> list[Fault]:
    faults = []
    if not draft.code or len(draft.code) > 40 or any(letter in draft.code for letter in "/\\ ?#"):
        what = _("The code of the framework is missing or wrong.")
        faults.append(Fault("framework.code", what, "code", _("Give 1 to 40 characters, without space or slash.")))
    if not draft.title_fr.strip() or max(len(draft.title_fr), len(draft.title_en)) > 200:
        what = _("The title of the framework is missing or too long.")
        faults.append(Fault("framework.title", what, "title_fr", _("Give 1 to 200 characters.")))
    if not draft.competences:
        what = _("The framework has no competence.")
        faults.append(Fault("framework.empty", what, "competences", _("Add at least one row.")))
    return faults


def _levels(draft: FrameworkDraft) -> list[Fault]:
    ranks = [level.rank for level in draft.levels]
    if len(set(ranks)) == len(ranks) and all(1 <= rank <= 20 for rank in ranks):
        return []
    what = _("The levels aren't numbered from 1 to 20, each once.")
    return [Fault("framework.levels", what, "levels", _("Number them 1, 2, 3…"))]


def _competences(draft: FrameworkDraft) -> list[Fault]:
    faults, seen = [], set()
    codes = {row.code: row for row in draft.competences}
    for row in draft.competences:
        if not row.code or len(row.code) > 40:
            what = _("The code of a competence is missing or too long.")
            faults.append(Fault("competence.code", what, "code", _("Give 1 to 40 characters."), row.line))
        elif row.code in seen:
            what = format_lazy(_("The code {code} is given to several competences."), code=row.code)
            faults.append(Fault("competence.twice", what, "code", _("Give each its own code."), row.line))
        seen.add(row.code)
        if not row.title_fr.strip() or max(len(row.title_fr), len(row.title_en)) > 300:
            what = _("The title of a competence is missing or too long.")
            faults.append(Fault("competence.title", what, "title_fr", _("Give 1 to 300 characters."), row.line))
        if row.block and row.block not in codes:
            what = format_lazy(_("No competence of the file has the code “{code}”."), code=row.block[:40])
            mend = _("Add a row for the block, or correct its code.")
            faults.append(Fault("competence.block", what, "block", mend, row.line))
        elif row.block and (row.block == row.code or codes[row.block].block):
            what = format_lazy(_("The block {code} is itself in a block."), code=row.block)
            faults.append(Fault("competence.nested", what, "block", _("Blocks hold competences only."), row.line))
    return faults
