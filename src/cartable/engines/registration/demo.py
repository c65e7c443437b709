"""Builders of registration, for the demo and for every test."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseUnit, Offering, Programme, Regulation
from cartable.engines.people.api import Person, Structure
from cartable.engines.people.demo import make_institution
from cartable.engines.registration.api import (
    AdvisingRow,
    Campaign,
    ChoiceRow,
    EnrolmentRow,
    PhaseDraft,
    ResultRow,
    WishDraft,
    WishList,
    advise,
    create_campaign,
    enrol,
    record_choices,
    record_results,
    save_list,
    set_phases,
)
from cartable.engines.registration.models import Enrolment

_numbers = count(1)
CHOSEN_AT = datetime(2026, 6, 15, 9, tzinfo=UTC)
AFTER_WISHES = ("advice", "assignment", "adjustments")
ENROLLED_ON = date(2025, 9, 1)
SMALL_DEGREE: dict[str, Any] = {
    "kind": "all",
    "key": "degree",
    "title_fr": "Diplôme",
    "title_en": "Degree",
    "of": [
        {"kind": "total", "key": "total", "title_fr": "Crédits", "title_en": "Credits", "minimum": 30},
        {
            "kind": "credits",
            "key": "cs",
            "title_fr": "Connaissances scientifiques",
            "title_en": "Sciences",
            "minimum": 12,
            "where": {"categories": ["cs"]},
        },
        {
            "kind": "language",
            "key": "english",
            "title_fr": "Anglais",
            "title_en": "English",
            "language": "en",
            "level": "B2",
        },
    ],
}
"""Thirty credits of which twelve in sciences, and B2 in English."""


def make_choices(person: Person, *offerings: Offering) -> int:
    """The person chooses these offerings of one term. Returns how many choices are new."""
    rows = [ChoiceRow(person.pk, offering.pk) for offering in offerings]
    return record_choices(term=offerings[0].term, rows=rows, now=CHOSEN_AT)


def make_regulation(
    code: str = "INFO", *, tree: dict[str, Any] | None = None, structure: Structure | None = None, terms_count: int = 6
) -> Regulation:
    """An adopted regulation of a programme (both made): a small degree unless a tree is given."""
    programme, _made = Programme.objects.get_or_create(
        code=code,
        defaults={
            "title_fr": f"Formation {code}",
            "title_en": f"Programme {code}",
            "kind": "engineer",
            "structure": structure or make_institution(),
            "terms_count": terms_count,
        },
    )
    number = programme.regulations.filter(entry_year=2025).count() + 1
    programme.regulations.filter(entry_year=2025, state="adopted").update(state="replaced")
    return Regulation.objects.create(
        programme=programme, entry_year=2025, number=number, state="adopted", tree=tree or SMALL_DEGREE
    )


def make_enrolled(person: Person, regulation: Regulation, *, since: date = ENROLLED_ON) -> Enrolment:
    """The person studies under the regulation since a day."""
    return enrol([EnrolmentRow(person.pk, regulation.programme_id, regulation.pk, since)])[0]


def make_result(person: Person, unit: CourseUnit, term: Term | None = None, *, passed: bool = True) -> int:
    """What came of a unit: its credits, or a failure."""
    row = ResultRow(
        person_id=person.pk,
        unit_id=unit.pk,
        term_id=term.pk if term else None,
        category=unit.category,
        level=unit.level,
        credits=unit.credits if passed else 0,
        is_acquired=passed,
        grade="C" if passed else "FX",
        decided_on=term.starts_on if term else ENROLLED_ON,
    )
    return record_results([row])


def make_adviser(adviser: Person, *students: Person, since: date = ENROLLED_ON) -> None:
    """The person advises these students since a day."""
    advise([AdvisingRow(adviser.pk, student.pk, since) for student in students])


def make_campaign(
    term: Term,
    code: str = "",
    *,
    now: datetime,
    population: str = "student",
    wishes_for: timedelta = timedelta(days=10),
    units_at_most: int = 8,
) -> Campaign:
    """A campaign whose wishes opened a day before ``now``; advice, assignment and adjustments follow, a week each."""
    made_at = now - timedelta(days=30)
    code = code or f"CHOIX-{next(_numbers)}"
    campaign = create_campaign(
        code=code,
        term=term,
        title_fr=f"Choix {code}",
        title_en=f"Choice {code}",
        population=population,
        actor="demo",
        reason="demo",
        now=made_at,
        units_at_most=units_at_most,
    )
    opens_at, phases = now - timedelta(days=1), []
    for kind, length in (("wishes", wishes_for), *((kind, timedelta(days=7)) for kind in AFTER_WISHES)):
        closes_at = (now if kind == "wishes" else opens_at) + length
        phases.append(PhaseDraft(kind, opens_at, closes_at))
        opens_at = closes_at
    return set_phases(campaign=campaign, phases=phases, actor="demo", reason="demo", now=made_at)


def make_list(
    campaign: Campaign, person: Person, *units: str, now: datetime, reserves: tuple[str, ...] = ()
) -> WishList:
    """A draft of these main units, then reserves."""
    drafts = [*(WishDraft(code) for code in units), *(WishDraft(code, "reserve") for code in reserves)]
    return save_list(campaign=campaign, person=person, wishes=drafts, revision=0, actor="demo", now=now)


def fix_lottery(campaign: Campaign, seed: str) -> None:
    """Give a campaign a seed that is always the same, in place of the draw: a demo and a test are built twice alike."""
    campaign.lottery_seed = seed
    campaign.save(update_fields=["lottery_seed"])
