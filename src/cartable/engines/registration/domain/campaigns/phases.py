"""The phases of a campaign: what the registrar sets, judged whole before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.domain.campaigns.creating import tell_phase
from cartable.engines.registration.models import Campaign, Phase
from cartable.engines.registration.queries.campaigns import list_campaigns
from cartable.engines.registration.types import PhaseDraft
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused

ORDER: tuple[str, ...] = tuple(Phase.Kind.values)
"""Phases follow one another in this order; any may be left out."""

PHASE_TITLES: dict[str, Promise] = {
    "preparation": _("Preparation"),
    "wishes": _("Wishes"),
    "advice": _("Advice"),
    "assignment": _("First assignment"),
    "adjustments": _("Adjustments"),
}


def set_phases(*, campaign: Campaign, phases: Sequence[PhaseDraft], actor: Any, reason: str, now: datetime) -> Campaign:
    """Replace the phases of a campaign by these, all or none; returns it with them.

    A phase that has begun keeps its opening, one that is over stays as it is, none can be set in the past. Raises
    InputRefused with every fault (order, overlap, past, twice), Conflict when the campaign is cancelled.
    """
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if row.cancelled_at is not None:
            raise Conflict(_("This campaign is cancelled already."), code="campaign.cancelled")
        standing = {phase.kind: phase for phase in Phase.objects.filter(campaign=row)}
        drafts = sorted(phases, key=lambda draft: draft.opens_at)
        faults = [*_shape_faults(drafts), *_past_faults(drafts, standing, now)]
        if faults:
            raise InputRefused(faults)
        _write(row, drafts, standing)
        written = list_campaigns().get(pk=row.pk)
        tell_phase(written, now)
    return written


def _write(campaign: Campaign, drafts: Sequence[PhaseDraft], standing: dict[str, Phase]) -> None:
    """What changes is taken away before anything is put, so that no two phases overlap on the way."""
    kept = {draft.kind for draft in drafts if _is_same(standing.get(draft.kind), draft)}
    gone = [phase.pk for kind, phase in standing.items() if kind not in kept]
    Phase.objects.filter(pk__in=gone).delete()
    Phase.objects.bulk_create(
        Phase(campaign=campaign, kind=draft.kind, opens_at=draft.opens_at, closes_at=draft.closes_at)
        for draft in drafts
        if draft.kind not in kept
    )


def _is_same(phase: Phase | None, draft: PhaseDraft) -> bool:
    return phase is not None and (phase.opens_at, phase.closes_at) == (draft.opens_at, draft.closes_at)


def _shape_faults(drafts: Sequence[PhaseDraft]) -> Iterator[Fault]:
    for draft in drafts:
        if draft.kind not in ORDER:
            yield Fault("phase.kind", _("This phase isn't known."), draft.kind, ", ".join(ORDER))
        elif draft.closes_at <= draft.opens_at:
            yield _fault("phase.empty", _("{phase} closes before it opens."), draft, _("Give a later closing."))
    twice = Counter(draft.kind for draft in drafts)
    for draft in {draft.kind: draft for draft in drafts if twice[draft.kind] > 1 and draft.kind in ORDER}.values():
        yield _fault("phase.twice", _("{phase} is given twice."), draft, _("Keep one of the two."))
    for first, second in pairwise(drafts):
        if first.kind not in ORDER or second.kind not in ORDER:
            continue
        if second.opens_at < first.closes_at:
            said = format_lazy(
                _("{phase} opens before {before} closes."),
                phase=PHASE_TITLES[second.kind],
                before=PHASE_TITLES[first.kind],
            )
            mend = _("A phase may open at the very instant when the one before it closes.")
            yield Fault("phase.overlap", said, f"{second.kind}_opens", mend)
        if ORDER.index(second.kind) < ORDER.index(first.kind):
            said = format_lazy(
                _("{phase} comes after {before}."), phase=PHASE_TITLES[second.kind], before=PHASE_TITLES[first.kind]
            )
            mend = _("The order is preparation, wishes, advice, first assignment, adjustments.")
            yield Fault("phase.order", said, f"{second.kind}_opens", mend)


def _past_faults(drafts: Sequence[PhaseDraft], standing: dict[str, Phase], now: datetime) -> Iterator[Fault]:
    given = {draft.kind for draft in drafts}
    for kind, phase in standing.items():
        if kind not in given and phase.opens_at <= now:
            said = format_lazy(_("{phase} has begun: it can't be taken away."), phase=PHASE_TITLES[kind])
            yield Fault("phase.begun", said, f"{kind}_opens", _("Bring its closing forward instead."))
    for draft in drafts:
        phase_now = standing.get(draft.kind)
        if draft.kind not in ORDER or _is_same(phase_now, draft):
            continue
        if phase_now is not None and phase_now.closes_at <= now:
            yield _fault("phase.over", _("{phase} is over: it stays as it was."), draft, _("Leave its dates."))
        elif phase_now is not None and phase_now.opens_at <= now and phase_now.opens_at != draft.opens_at:
            yield _fault("phase.begun", _("{phase} has begun: its opening stays."), draft, _("Leave its opening."))
        elif phase_now is None and draft.opens_at < now:
            yield _fault("phase.past", _("{phase} would open in the past."), draft, _("Give an instant to come."))
        if draft.closes_at <= now and (phase_now is None or phase_now.closes_at > now):
            mend = _("To close it now, give an instant to come.")
            yield _fault("phase.past", _("{phase} would close in the past."), draft, mend, "closes")


def _fault(code: str, what: Any, draft: PhaseDraft, mend: Any, end: str = "opens") -> Fault:
    return Fault(code, format_lazy(what, phase=PHASE_TITLES[draft.kind]), f"{draft.kind}_{end}", mend)
