"""Trying an assignment: a rule and a seed, what comes of it, and a digest of what it was computed from."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.assignment import (
    PRIORITIES,
    Decision,
    assign,
    input_digest,
    orders,
    unknown_priorities,
)
from cartable.engines.registration.assignment.measuring import GOT
from cartable.engines.registration.domain.places.entrants import Entrants, read_entrants
from cartable.engines.registration.models import AssignmentLine, AssignmentRun, Campaign
from cartable.kernel.audit import because
from cartable.kernel.clock import today
from cartable.kernel.problems import Conflict, Fault, InputRefused

Progress = Callable[[float], None]
SEED_BYTES = 16
LINES_AT_ONCE = 5000


def draw_seed(*, campaign: Campaign, actor: Any, now: datetime) -> str:
    """Draw the lottery's seed, once and for good: it is published at once, and nobody can draw until it suits them.

    Raises Conflict when it is drawn already.
    """
    with transaction.atomic(), because(actor=actor, reason="draw of the lottery's seed"):
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if row.lottery_seed:
            raise Conflict(
                _("The seed of this campaign is drawn already, and published."), code="assignment.seed_drawn"
            )
        row.lottery_seed = secrets.token_hex(SEED_BYTES)
        row.save(update_fields=["lottery_seed"])
    campaign.lottery_seed = row.lottery_seed
    return str(row.lottery_seed)


def try_assignment(
    *,
    campaign: Campaign,
    rule: Sequence[str],
    seed: str,
    actor: Any,
    now: datetime,
    progress: Progress = lambda done: None,
) -> AssignmentRun:
    """Compute who gets what by a rule (``assignment.PRIORITIES`` in order) and a seed, and keep it as a run.

    The lists sent and approved are read, with the places left. The same lists, places, rule and seed give the same
    result: a run that is there already is returned. Raises InputRefused.
    """
    refuse_wrong(rule, seed)
    entrants = read_entrants(campaign=campaign, on=today(lambda: now))
    if not entrants.applicants:
        raise InputRefused(
            Fault(
                "assignment.nobody",
                _("No student has sent a choice in this campaign."),
                "campaign",
                _("Run the assignment once choices are sent."),
            )
        )
    progress(0.3)
    digest = digest_of(entrants)
    with transaction.atomic(), because(actor=actor, reason="assignment tried"):
        Campaign.objects.select_for_update().get(pk=campaign.pk)
        known = AssignmentRun.objects.filter(campaign=campaign, rule=list(rule), seed=seed, input_digest=digest).first()
        if known is not None:
            return known
        return _keep(campaign, list(rule), seed, entrants, digest, actor, now, progress)


def refuse_wrong(rule: Sequence[str], seed: str) -> None:
    """Raises InputRefused when the rule names no priority or one twice, or without seed."""
    faults = priority_faults(rule)
    if not seed.strip() or len(seed) > 64 or not seed.isprintable() or "%" in seed:
        faults.append(
            Fault(
                "assignment.seed",
                _("The seed can't be used."),
                "seed",
                _("Draw the campaign's seed, or write up to 64 letters and digits."),
            )
        )
    if faults:
        raise InputRefused(faults)


def priority_faults(rule: Sequence[str]) -> list[Fault]:
    """One for each name that is no priority, or is given twice."""
    return [
        Fault(
            "assignment.priority",
            format_lazy(_("“{name}” is no priority, or is given twice."), name=name),
            "rule",
            format_lazy(_("Choose among: {names}."), names=", ".join(PRIORITIES)),
        )
        for name in unknown_priorities(rule)
    ]


def digest_of(entrants: Entrants) -> str:
    """Names what an assignment is computed from."""
    return input_digest(entrants.applicants, places=entrants.places, apart=entrants.apart)


def _keep(
    campaign: Campaign,
    rule: list[str],
    seed: str,
    entrants: Entrants,
    digest: str,
    actor: Any,
    now: datetime,
    progress: Progress,
) -> AssignmentRun:
    standings = orders(entrants.applicants, rule=rule, seed=seed, units=entrants.codes)
    decisions = assign(
        entrants.applicants,
        places=entrants.places,
        orders=standings,
        apart=entrants.apart,
        progress=lambda done: progress(0.3 + done * 0.4),
    )
    run = AssignmentRun.objects.create(
        campaign=campaign,
        rule=rule,
        seed=seed,
        figures=figures_of(entrants, decisions),
        input_digest=digest,
        made_by=getattr(actor, "person", None),
        made_at=now,
    )
    lines = [
        AssignmentLine(
            run=run,
            person_id=entrants.people[one.person],
            offering_id=one.offering,
            outcome=one.outcome,
            order=one.order,
            priority=[one.kind, *standings[one.offering][one.person][0], standings[one.offering][one.person][1]],
        )
        for one in decisions
    ]
    AssignmentLine.objects.bulk_create(lines, batch_size=LINES_AT_ONCE)
    progress(0.95)
    return run


def figures_of(entrants: Entrants, decisions: Iterable[Decision]) -> dict[str, Any]:
    """What came of a run: outcomes, students served in full or short of units, by programme and level, by offering."""
    outcomes: Counter[str] = Counter()
    got: dict[str, set[int]] = defaultdict(set)
    mains: Counter[str] = Counter()
    offerings: dict[int, list[int | None]] = {}
    for one in decisions:
        outcomes[one.outcome] += 1
        line = offerings.setdefault(one.offering, [entrants.places.get(one.offering), 0, 0])
        line[1] = (line[1] or 0) + (one.order > 0)
        if one.outcome in GOT:
            line[2] = (line[2] or 0) + 1
            got[one.person].add(one.offering)
        if one.kind == "main" and one.outcome == "given":
            mains[one.person] += 1
    tables: dict[str, dict[str, list[int]]] = {"programmes": {}, "levels": {}}
    totals = [0, 0, 0]
    for applicant in entrants.applicants:
        wanted = len(applicant.mains)
        held = sum(offering in got[applicant.key] for offering in (*applicant.mains, *applicant.reserves))
        counted = [1, int(mains[applicant.key] == wanted), int(held < wanted)]
        keys = (("programmes", entrants.programmes[applicant.key]), ("levels", str(entrants.levels[applicant.key])))
        for name, key in keys:
            line_of = tables[name].setdefault(key, [0, 0, 0])
            tables[name][key] = _added(line_of, counted)
        totals = _added(totals, counted)
    return {
        "students": totals[0],
        "all_mains": totals[1],
        "short": totals[2],
        "outcomes": {name: outcomes[name] for name in AssignmentLine.Outcome.values},
        **{name: dict(sorted(table.items())) for name, table in tables.items()},
        "offerings": {str(pk): line for pk, line in sorted(offerings.items())},
    }


def _added(first: Sequence[int], second: Sequence[int]) -> list[int]:
    return [a + b for a, b in zip(first, second, strict=True)]


def offering_figures(run: AssignmentRun, offering_id: int) -> tuple[int | None, int, int]:
    """(places, how many asked, how many were given one) of an offering in a run."""
    figures: Mapping[str, Any] = run.figures["offerings"]
    places, asked, given = figures.get(str(offering_id), (None, 0, 0))
    return places, int(asked), int(given)
