"""Programmes, versions, campaigns for the matrix: one of each. The student is enrolled, the teacher advises them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.catalogue.models import (
    Competence,
    CourseUnit,
    Framework,
    Offering,
    Preparation,
    PreparedKind,
    PreparedRule,
    PreparedTeacher,
    Prerequisite,
    Regulation,
    TeamMember,
    Unavailability,
    UnitMail,
    UnitVersion,
)
from cartable.engines.registration.api import assignments
from cartable.engines.registration.demo import (
    SMALL_DEGREE,
    fix_lottery,
    make_adviser,
    make_campaign,
    make_enrolled,
    make_list,
    make_regulation,
    make_result,
)
from cartable.engines.registration.models import (
    AssignmentLine,
    AssignmentRun,
    Campaign,
    Derogation,
    Exemption,
    ListEvent,
    OfferingPlaces,
    UnitResult,
    Waiting,
    Wish,
    WishList,
)
from cartable.kernel.clock import system_clock

SINCE = date(2025, 9, 1)


@dataclass
class Choosing:
    """``campaign`` has its wishes open, ``adjusting`` its adjustments. Drafts wait for their decision."""

    regulation: Regulation
    draft_regulation: Regulation
    unit: CourseUnit
    other_unit: CourseUnit
    version: UnitVersion
    draft_version: UnitVersion
    proposed_version: UnitVersion
    framework: Framework
    competence: Competence
    member: TeamMember
    result: UnitResult
    exemption: Exemption
    campaign: Campaign
    wish_list: WishList
    derogation: Derogation
    adjusting: Campaign
    offering: Offering
    full: Offering
    run: AssignmentRun
    line: AssignmentLine
    waiting: Waiting
    proposal: ListEvent
    preparation: Preparation
    unavailability: Unavailability
    constraint: PreparedRule
    mail: UnitMail


def make_choosing(people: dict[str, Any], terms: tuple[Any, Any]) -> Choosing:
    """``people`` are those behind the actors; ``terms``: where wishes are made, where choices are adjusted."""
    now = system_clock()
    student, teacher = people["student"], people["teacher"]
    unit, other = _units(teacher)
    regulation = make_regulation("INFO")
    make_enrolled(student, regulation, since=SINCE)
    make_adviser(teacher, student, since=SINCE)
    make_result(student, unit)
    version, draft, proposed = _versions(unit, other, terms[0].year, teacher)
    framework = Framework.objects.create(code="CTI", title_fr="Référentiel", levels=[{"rank": 1, "title_fr": "Base"}])
    campaign, wish_list = _wishing(student, terms[0], other, now)
    adjusting, offering, full = _adjusting(terms[1], now)
    run = _run(adjusting, student, (offering, full), people["registrar"].account, now)
    return Choosing(
        regulation=regulation,
        draft_regulation=Regulation.objects.create(
            programme=regulation.programme, entry_year=2027, tree=SMALL_DEGREE, written_by=people["registrar"]
        ),
        unit=unit,
        other_unit=other,
        version=version,
        draft_version=draft,
        proposed_version=proposed,
        framework=framework,
        competence=Competence.objects.create(framework=framework, code="C1", title_fr="Concevoir"),
        member=TeamMember.objects.create(unit=unit, person=people["other_teacher"], part="teacher", valid_from=SINCE),
        result=UnitResult.objects.get(person=student),
        exemption=Exemption.objects.create(
            person=student,
            programme=regulation.programme,
            node="english",
            kind="waived",
            reason="Jury",
            decided_by=people["registrar"],
            decided_at=now,
        ),
        campaign=campaign,
        wish_list=wish_list,
        derogation=Derogation.objects.create(
            campaign=campaign, person=student, rule="prerequisite", unit=other, reason="Acquis ailleurs", asked_at=now
        ),
        adjusting=adjusting,
        offering=offering,
        full=full,
        run=run,
        line=run.lines.get(offering=full),
        waiting=Waiting.objects.create(offering=full, person=student, campaign=adjusting, position=1, since=now),
        proposal=ListEvent.objects.create(
            wish_list=wish_list, kind="proposed", at=now, person=teacher, data={"added": [other.code], "removed": []}
        ),
        **_prepared(unit, terms[0], teacher, now),
    )


def _prepared(unit: CourseUnit, term: Any, teacher: Any, now: datetime) -> dict[str, Any]:
    """A preparation under way, with a kind, a teacher, a time and a constraint of theirs; a mail to the unit."""
    preparation = Preparation.objects.create(unit=unit, term=term)
    PreparedKind.objects.create(
        preparation=preparation, kind="td", minutes=120, weeks_count=2, group_size=24, groups_count=2
    )
    PreparedTeacher.objects.create(preparation=preparation, person=teacher, kind="td")
    return {
        "preparation": preparation,
        "unavailability": Unavailability.objects.create(
            person=teacher, term=term, day=2, starts=time(8), ends=time(10), strength="impossible"
        ),
        "constraint": PreparedRule.objects.create(preparation=preparation, sentence="same_day", kind="td"),
        "mail": UnitMail.objects.create(
            unit=unit,
            audience="team:all",
            audience_title="Équipe",
            subject="Bonjour",
            body="Bonjour",
            written_by=teacher,
            written_at=now,
        ),
    }


def _units(teacher: Any) -> tuple[CourseUnit, CourseUnit]:
    first, second = make_unit("ZA10"), make_unit("ZB20")
    CourseUnit.objects.filter(pk=first.pk).update(in_charge=teacher)
    first.refresh_from_db()
    Prerequisite.objects.create(unit=second, wanted=first)
    return first, second


def _versions(
    unit: CourseUnit, other: CourseUnit, year: Any, author: Any
) -> tuple[UnitVersion, UnitVersion, UnitVersion]:
    def version(of: CourseUnit, state: str, number: int) -> UnitVersion:
        return UnitVersion.objects.create(
            unit=of, year=year, number=number, state=state, title_fr=of.title_fr, written_by=author
        )

    adopted = version(unit, "adopted", 1)
    CourseUnit.objects.filter(pk=unit.pk).update(version=adopted)
    return adopted, version(unit, "draft", 2), version(other, "proposed", 1)


def _wishing(student: Any, term: Any, unit: CourseUnit, now: datetime) -> tuple[Campaign, WishList]:
    make_offering(term, unit, cm=1)
    campaign = make_campaign(term, "WISHES", now=now)
    return campaign, make_list(campaign, student, unit.code, now=now)


def _run(campaign: Campaign, student: Any, wished: tuple[Offering, ...], actor: Any, now: datetime) -> AssignmentRun:
    """What the assignment makes of the student's list: a place in one unit, none in the other."""
    approved = WishList.objects.create(campaign=campaign, person=student, state="approved", saved_at=now, revision=1)
    for rank, offering in enumerate(wished, start=1):
        Wish.objects.create(wish_list=approved, offering=offering, rank=rank)
    return assignments.try_assignment(campaign=campaign, rule=["degree"], seed="seed", actor=actor, now=now)


def _adjusting(term: Any, now: datetime) -> tuple[Campaign, Offering, Offering]:
    """A week's wishes, advice and assignment behind; the adjustments close in some days. One offering is full."""
    campaign = make_campaign(term, "ADJUST", now=now - timedelta(days=18), wishes_for=timedelta(days=1))
    fix_lottery(campaign, "seed")
    offering, full = make_offering(term, make_unit("ZC30"), cm=1), make_offering(term, make_unit("ZD40"), cm=1)
    OfferingPlaces.objects.create(offering=full, capacity=0)
    return campaign, offering, full
