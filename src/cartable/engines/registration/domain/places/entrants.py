"""Who stands in an assignment: the lists sent or approved, the merits of each student, the places that are left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cartable.engines.calendar.api import Term, list_terms
from cartable.engines.catalogue.api import UnitCard, regulations, unit_cards
from cartable.engines.registration.assignment import Applicant, Merit
from cartable.engines.registration.models import Campaign, Choice, Enrolment, OfferingPlaces, UnitResult, Wish, WishList
from cartable.engines.registration.queries.progress.judging import Standing, judge_many

READ_STATES = (WishList.State.SENT, WishList.State.APPROVED)


@dataclass(frozen=True, slots=True)
class Entrants:
    """All that an assignment is computed from. ``units`` are cards by offering; ``people`` row ids by uuid.

    ``places`` are those left now; ``levels`` and ``programmes`` tell whose figures are counted where.
    """

    applicants: tuple[Applicant, ...]
    people: Mapping[str, int]
    places: Mapping[int, int | None]
    apart: Mapping[int, frozenset[int]]
    units: Mapping[int, UnitCard]
    programmes: Mapping[str, str]
    levels: Mapping[str, int]

    @property
    def codes(self) -> dict[int, str]:
        """Codes of units by offering."""
        return {offering: card.code for offering, card in self.units.items()}


def read_entrants(*, campaign: Campaign, on: date) -> Entrants:
    """The entrants of a campaign as its lists, results and places are now; the degrees judged on a day.

    A wish for a unit that the student has already isn't one any more, and counts among the units they may have.
    """
    wishes = _wishes(campaign)
    held = _held(campaign.term, [pk for pk, _uuid in wishes])
    units = _units(campaign.term)
    standings = judge_many(person_ids=[pk for pk, _uuid in wishes], on=on)
    times = _failures([pk for pk, _uuid in wishes])
    starts = sorted(list_terms().values_list("starts_on", flat=True))
    applicants, programmes, levels = [], {}, {}
    for (pk, uuid), asked in wishes.items():
        enrolment = standings[pk].record.enrolment if pk in standings else None
        seniority = terms_behind(enrolment, campaign.term, starts)
        merits = {
            offering: _merit(
                standings.get(pk), units[offering], seniority, times[pk, units[offering].id], campaign.term
            )
            for offering, _kind in asked
        }
        mine = held.get(pk, frozenset())
        applicants.append(
            Applicant(
                key=uuid,
                mains=_of_kind(asked, "main", mine),
                reserves=_of_kind(asked, "reserve", mine),
                optionals=_of_kind(asked, "optional", mine),
                at_most=max(campaign.units_at_most - len(mine), 0),
                merits=merits,
            )
        )
        programmes[uuid] = enrolment.programme.code if enrolment is not None else ""
        levels[uuid] = seniority + 1 if enrolment is not None else 0
    return Entrants(
        tuple(applicants),
        {uuid: pk for pk, uuid in wishes},
        _places(units),
        _apart(units),
        units,
        programmes,
        levels,
    )


def terms_behind(enrolment: Enrolment | None, term: Term, starts: Iterable[date]) -> int:
    """How many terms of the programme a student has behind them when a term begins; 0 without enrolment."""
    if enrolment is None:
        return 0
    since = sum(enrolment.valid_from <= start < term.starts_on for start in starts)
    return int(enrolment.terms_before) + since


def _merit(standing: Standing | None, card: UnitCard, seniority: int, times: int, term: Term) -> Merit:
    if standing is None or standing.judged is None or standing.record.enrolment is None:
        return Merit(seniority=seniority, times=times)
    left = standing.record.enrolment.programme.terms_count - seniority - 1
    every = 1 if card.in_autumn and card.in_spring else 2
    return Merit(bool(regulations.serves(standing.judged, card)), left < every, seniority, times)


def _wishes(campaign: Campaign) -> dict[tuple[int, str], list[tuple[int, str]]]:
    rows = (
        Wish.objects.filter(wish_list__campaign=campaign, wish_list__state__in=READ_STATES)
        .order_by("wish_list__person__uuid", "rank")
        .values_list("wish_list__person_id", "wish_list__person__uuid", "offering_id", "kind", "offering__term_id")
    )
    found: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)
    for person, uuid, offering, kind, term in rows:
        if term == campaign.term_id:
            found[person, str(uuid)].append((offering, kind))
    return dict(found)


def _of_kind(asked: Iterable[tuple[int, str]], kind: str, held: frozenset[int]) -> tuple[int, ...]:
    return tuple(offering for offering, its in asked if its == kind and offering not in held)


def _held(term: Term, people: list[int]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = Choice.objects.filter(term=term, person__in=people).order_by()
    for person, offering in rows.values_list("person_id", "offering_id"):
        found[person].add(offering)
    return {person: frozenset(offerings) for person, offerings in found.items()}


def _units(term: Term) -> dict[int, UnitCard]:
    by_unit = dict(term.offerings.order_by().values_list("unit_id", "pk"))
    return {by_unit[card.id]: card for card in unit_cards(unit_ids=by_unit).values()}


def _places(units: Mapping[int, UnitCard]) -> dict[int, int | None]:
    found: dict[int, int | None] = dict.fromkeys(units)
    rows = OfferingPlaces.objects.filter(offering__in=list(units)).values_list("offering_id", "capacity", "taken")
    return found | {offering: capacity - taken for offering, capacity, taken in rows}


def _apart(units: Mapping[int, UnitCard]) -> dict[int, frozenset[int]]:
    offerings = {card.code: offering for offering, card in units.items()}
    return {
        offering: frozenset(offerings[code] for code in card.exclusions if code in offerings)
        for offering, card in units.items()
        if card.exclusions
    }


def _failures(people: list[int]) -> Counter[tuple[int, int]]:
    """How often each followed a unit without acquiring it."""
    rows = UnitResult.objects.filter(person__in=people, is_acquired=False, unit__isnull=False).order_by()
    return Counter(rows.values_list("person_id", "unit_id"))
