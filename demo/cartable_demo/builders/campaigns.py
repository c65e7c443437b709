"""The campaign that made this term's choices, with its assignment, and the one whose wishes are open now."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from django.utils import timezone

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import OfferingTree
from cartable.engines.people import api as people
from cartable.engines.registration import api as registration
from cartable.engines.registration.demo import fix_lottery
from cartable_demo.builders.people import Population
from cartable_demo.personas import persona
from cartable_demo.plan.campus import College
from cartable_demo.plan.crowds import plan_crowds
from cartable_demo.plan.wishes import PlannedWishes, wished

RULE = ("degree", "last_chance", "seniority")
RULE_REASON = "Conseil des études et de la vie universitaire"
#: Days before the term at which each phase of the past campaign began; the last day closes the adjustments.
PAST_PHASES = (("preparation", 130), ("wishes", 110), ("advice", 90), ("assignment", 75), ("adjustments", 21))
PAST_CLOSED = -14
#: Days from now at which each phase of the present campaign begins and ends.
PHASES = (
    ("preparation", -40, -14),
    ("wishes", -14, 5),
    ("advice", 5, 19),
    ("assignment", 19, 26),
    ("adjustments", 26, 70),
)
CLOSING = time(17, 0)
#: Of the units wished by many, what share has fewer places than wishes, and how many of them.
SHORT = 24
SHORT_SHARE = 0.8


def build_past_campaign(term: Term, college: College, population: Population, tree: OfferingTree, seed: int) -> None:
    """Lists, places, lottery and assignment of the present term: its choices come from it."""
    actor = people.find_account(persona("registrar").username)
    begins = _at(datetime.combine(term.starts_on, CLOSING))
    opened = begins - timedelta(days=PAST_PHASES[0][1])
    campaign = _campaign(term, actor, opened)
    ends = [*(days for _, days in PAST_PHASES[1:]), PAST_CLOSED]
    phases = [
        registration.PhaseDraft(kind, begins - timedelta(days=days), begins - timedelta(days=end))
        for (kind, days), end in zip(PAST_PHASES, ends, strict=True)
    ]
    registration.set_phases(campaign=campaign, phases=phases, actor=actor, reason="Calendrier", now=opened)
    crowds = plan_crowds(college, seed)
    more: dict[int, list[str]] = {}
    for crowd in crowds:
        for number in crowd.besides:
            more.setdefault(number, []).append(crowd.unit)
    sent = begins - timedelta(days=95)
    rows = [
        registration.ListRow(
            person_id=pk,
            wishes=tuple((tree.offering_ids[code], "main") for code in (*more.get(number, ()), *student.choices)),
            state="approved",
            saved_at=sent,
            sent_at=sent,
            decided_at=sent + timedelta(days=10),
        )
        for number, (student, pk) in enumerate(zip(college.students, population.students[0], strict=True))
    ]
    registration.fill_campaign(campaign=campaign, rows=rows, actor=actor, reason="Démonstration", now=sent)
    registration.assignments.write_capacities({tree.offering_ids[crowd.unit]: crowd.places for crowd in crowds})
    decided = begins - timedelta(days=70)
    registration.assignments.state_rule(campaign=campaign, rule=RULE, actor=actor, reason=RULE_REASON)
    fix_lottery(campaign, f"valbelle-{term.code.lower()}-{seed}")
    run = registration.assignments.try_assignment(
        campaign=campaign, rule=RULE, seed=campaign.lottery_seed, actor=actor, now=decided
    )
    registration.assignments.publish_assignment(run=run, actor=actor, now=decided)


def build_present_campaign(
    term: Term, colleges: list[College], population: Population, tree: OfferingTree, *, now: datetime, seed: int
) -> None:
    """The coming term: wishes are open and close in a few days; a good half of the lists is sent."""
    actor = people.find_account(persona("registrar").username)
    opened = now + timedelta(days=PHASES[0][1])
    campaign = _campaign(term, actor, opened)
    phases = [registration.PhaseDraft(kind, _closing(now, first), _closing(now, last)) for kind, first, last in PHASES]
    registration.set_phases(
        campaign=campaign, phases=phases, actor=actor, reason="Calendrier", now=opened - timedelta(days=1)
    )
    registration.assignments.state_rule(campaign=campaign, rule=RULE, actor=actor, reason=RULE_REASON)
    chance = random.Random(f"lists-{seed}")
    student = people.find_account(persona("student").username)
    mine = None if student is None else student.person_id
    rows = [
        row
        for college, people_ids in zip(colleges, population.students, strict=True)
        for row in _rows(college, people_ids, mine, tree, now, chance)
    ]
    registration.fill_campaign(campaign=campaign, rows=rows, actor=actor, reason="Démonstration", now=now)
    short = {
        tree.offering_ids[college.mark + code]: max(1, round(number * SHORT_SHARE))
        for college in colleges
        for code, number in wished(list(college.wishes)).most_common(SHORT)
    }
    registration.assignments.write_capacities(short)


def _campaign(term: Term, actor: object, opened: datetime) -> registration.Campaign:
    return registration.create_campaign(
        code=term.code,
        term=term,
        title_fr=f"Choix des UE, {term.title_fr.lower()}",
        title_en=f"Choice of units, {term.title_en.lower()}",
        population="student",
        actor=actor,
        reason="Démonstration",
        now=opened,
    )


def _rows(
    college: College, ids: list[int], mine: int | None, tree: OfferingTree, now: datetime, chance: random.Random
) -> Iterator[registration.ListRow]:
    for planned, pk in zip(college.wishes, ids, strict=True):
        # The persona's list is a draft: whoever visits the demo has something to finish.
        state = "draft" if pk == mine else planned.state
        if not state:
            continue
        saved = now - timedelta(minutes=chance.randrange(60, 60 * 24 * 13))
        is_sent = state != "draft"
        yield registration.ListRow(
            person_id=pk,
            wishes=tuple(_wishes(college, planned, tree)),
            state=state,
            saved_at=saved,
            sent_at=saved if is_sent else None,
            decided_at=saved + timedelta(minutes=40) if state in ("approved", "returned") else None,
        )


def _wishes(college: College, planned: PlannedWishes, tree: OfferingTree) -> Iterator[tuple[int, str]]:
    for kind, codes in (("main", planned.main), ("optional", planned.optional), ("reserve", planned.reserve)):
        for code in codes:
            offering = tree.offering_ids.get(college.mark + code)
            if offering is not None:
                yield offering, kind


def _closing(now: datetime, days: int) -> datetime:
    """Five in the afternoon, campus time, so many days from now."""
    return _at(datetime.combine(timezone.localdate(now) + timedelta(days=days), CLOSING))


def _at(naive: datetime) -> datetime:
    return timezone.make_aware(naive)
