"""Writing regulations: drafts begun, changed, discarded."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue import regulations
from cartable.engines.catalogue.domain.programmes.problems import (
    DraftExists,
    RegulationChangedElsewhere,
    RegulationNotDraft,
)
from cartable.engines.catalogue.models import Programme, Regulation
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

MAX_TEXT = 20_000
FIRST_YEAR, LAST_YEAR = 1970, 2200
MOST_CREDITS = 60


def begin_regulation(
    *,
    programme: Programme,
    entry_year: int,
    tree: object = None,
    copied_from: Regulation | None = None,
    text_fr: str = "",
    text_en: str = "",
    credits_min: int = 24,
    credits_max: int = 36,
    actor: Any,
    reason: str = "",
) -> Regulation:
    """Begin a draft for those who enter ``programme`` from ``entry_year`` on: from a tree, from another regulation (its
    texts too), or from nothing.

    Raises NotAllowed, DraftExists, InputRefused (faults of the tree have ``tree`` and the path as place).
    """
    require(actor, "regulation.edit", programme)
    facts: dict[str, Any] = {
        "text_fr": text_fr,
        "text_en": text_en,
        "credits_min": credits_min,
        "credits_max": credits_max,
    }
    if copied_from is not None:
        tree = copied_from.tree
        facts = {name: getattr(copied_from, name) for name in facts}
    written = read_tree(EMPTY if tree is None else tree)
    _refuse_if_any(_facts_faults(facts) + _year_faults(entry_year))
    with transaction.atomic(), because(actor=actor, reason=reason or "regulation begun"):
        Programme.objects.select_for_update().get(pk=programme.pk)
        beside = Regulation.objects.filter(programme=programme, entry_year=entry_year)
        if beside.filter(state=Regulation.State.DRAFT).exists():
            raise DraftExists
        number = (beside.aggregate(last=Max("number"))["last"] or 0) + 1
        return Regulation.objects.create(
            programme=programme, entry_year=entry_year, number=number, tree=written, written_by=actor.person, **facts
        )


def write_regulation(
    *, regulation: Regulation, actor: Any, was: str = "", reason: str = "", tree: object = None, **facts: Any
) -> Regulation:
    """Change a draft: its tree, ``text_fr``, ``text_en``, ``credits_min``, ``credits_max``; what isn't given stays.

    ``was``: the ``digest`` of the draft as its writer saw it. Raises NotAllowed, RegulationNotDraft,
    RegulationChangedElsewhere when it says something else now, InputRefused.
    """
    require(actor, "regulation.edit", regulation.programme)
    with transaction.atomic(), because(actor=actor, reason=reason or "regulation written"):
        row = locked_draft(regulation)
        if was and was != digest(row):
            raise RegulationChangedElsewhere
        if tree is not None:
            row.tree = read_tree(tree)
        given = {name: facts.get(name, getattr(row, name)) for name in FACTS}
        _refuse_if_any(_facts_faults(given))
        for name, value in given.items():
            setattr(row, name, value)
        row.written_by = actor.person
        row.save()
    return row


def discard_regulation(*, regulation: Regulation, actor: Any, reason: str = "") -> None:
    """Delete a draft; its history stays. Raises NotAllowed, RegulationNotDraft."""
    require(actor, "regulation.edit", regulation.programme)
    with transaction.atomic(), because(actor=actor, reason=reason or "regulation discarded"):
        locked_draft(regulation).delete()


def locked_draft(regulation: Regulation) -> Regulation:
    """The draft, locked until the end of the transaction. Raises RegulationNotDraft."""
    row = Regulation.objects.select_for_update(of=("self",)).filter(pk=regulation.pk).first()
    if row is None or row.state != Regulation.State.DRAFT:
        raise RegulationNotDraft
    return row


def digest(regulation: Regulation) -> str:
    """What the draft says, in 16 signs: another one as soon as anything in it changes."""
    said = [regulation.tree, *(getattr(regulation, name) for name in FACTS)]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def read_tree(tree: object) -> dict[str, Any]:
    """The tree as it is kept. Raises InputRefused; the place of each fault begins with ``tree``."""
    try:
        return regulations.write(regulations.parse(tree, draft=True))
    except InputRefused as refusal:
        raise InputRefused([placed(fault) for fault in refusal.faults]) from None


def placed(fault: Fault) -> Fault:
    """A fault of a tree, in what holds the tree."""
    where = f"tree.{fault.where}" if fault.where else "tree"
    return Fault(fault.code, fault.what, where, fault.mend)


FACTS = ("text_fr", "text_en", "credits_min", "credits_max")
EMPTY = {"kind": "all", "key": "degree", "of": []}
"""What a regulation begun from nothing asks."""


def _facts_faults(facts: dict[str, Any]) -> list[Fault]:
    faults = [
        Fault("regulation.text", _("The text is too long."), name, _("Keep to 20,000 characters."))
        for name in ("text_fr", "text_en")
        if len(facts[name]) > MAX_TEXT or "\0" in facts[name]
    ]
    if not 0 <= facts["credits_min"] <= facts["credits_max"] <= MOST_CREDITS:
        what = _("The credits of a term are out of range.")
        mend = _("Give a minimum and a maximum from 0 to 60, the maximum being no less than the minimum.")
        faults.append(Fault("regulation.credits", what, "credits_max", mend))
    return faults


def _year_faults(entry_year: int) -> list[Fault]:
    if FIRST_YEAR <= entry_year <= LAST_YEAR:
        return []
    return [Fault("regulation.year", _("This is no year of entry."), "entry_year", _("Give a year such as 2026."))]


def _refuse_if_any(faults: list[Fault]) -> None:
    if faults:
        raise InputRefused(faults)
