"""A campaign as it stands: who has chosen, by programme and over time, and the numbers to expect in each unit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, Max, Min

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import Programme
from cartable.engines.registration.forecast import (
    Errors,
    PastTerm,
    Prediction,
    Settings,
    Wishes,
    backtest,
    fit,
    forecast,
)
from cartable.engines.registration.models import Campaign, Choice, Enrolment, ListEvent, UnitResult, Wish, WishList
from cartable.engines.registration.queries.campaigns import SENT_STATES, people_in

MOST_TERMS = 6
"""How far back the forecast looks: three years."""
STATES = ("none", "draft", "returned", "sent", "approved")


@dataclass(frozen=True)
class Board:
    """Figures of a campaign. ``by_programme``: students by state of their list, in each programme (None: in none)."""

    expected: int
    by_state: Mapping[str, int]
    by_programme: tuple[tuple[Programme | None, Mapping[str, int]], ...]
    sent_at: tuple[datetime, ...]

    @property
    def answered(self) -> int:
        """How many have sent their list."""
        return self.by_state["sent"] + self.by_state["approved"]


@dataclass(frozen=True)
class Foreseen:
    """Predictions by unit, with how far such predictions fell from the truth on past terms (None: no past)."""

    units: Mapping[str, Prediction]
    errors: Errors | None
    blind: Errors | None
    answered: int
    expected: int


def board_of(campaign: Campaign, on: date) -> Board:
    """Who has chosen: six queries, however many students. Raises RuleRefused."""
    people = set(people_in(campaign, on).order_by().values_list("pk", flat=True))
    states = dict(WishList.objects.filter(campaign=campaign).values_list("person_id", "state"))
    enrolled: dict[int, int] = dict(
        Enrolment.objects.valid_on(on)
        .filter(person__in=people)
        .order_by("valid_from")
        .values_list("person", "programme")
    )
    counts: dict[int | None, Counter[str]] = defaultdict(Counter)
    for person in people:
        counts[enrolled.get(person)][str(states.get(person, "none"))] += 1
    programmes = Programme.objects.in_bulk([pk for pk in counts if pk is not None])
    ordered = sorted(counts, key=lambda pk: (pk is None, programmes[pk].code if pk is not None else ""))
    first_sent = (
        ListEvent.objects.filter(wish_list__campaign=campaign, kind=ListEvent.Kind.SENT)
        .order_by()
        .values("wish_list")
        .annotate(first=Min("at"))
        .values_list("first", flat=True)
    )
    return Board(
        expected=len(people),
        by_state={state: sum(one[state] for one in counts.values()) for state in STATES},
        by_programme=tuple((programmes[pk] if pk is not None else None, counts[pk]) for pk in ordered),
        sent_at=tuple(sorted(first_sent)),
    )


def foresee(campaign: Campaign, on: date) -> Foreseen:
    """The numbers to expect in each unit of the campaign's term, by past terms and the lists sent so far.

    Settings and errors are those that past terms give with the present share of answers, to the nearest twentieth:
    kept until results are recorded. Raises RuleRefused.
    """
    expected = people_in(campaign, on).count()
    sent = WishList.objects.filter(campaign=campaign, state__in=SENT_STATES)
    answered = min(sent.count(), expected)
    mains = Wish.objects.filter(wish_list__in=sent, kind=Wish.Kind.MAIN).order_by()
    counts = dict(mains.values_list("offering__unit__code").annotate(number=Count("id")))
    wishes = Wishes(counts, answered, expected)
    units = campaign.term.offerings.values_list("unit__code", flat=True)
    past, settings, errors, blind = learnt(campaign.term, wishes.share)
    said = forecast(past, wishes, season=season_of(campaign.term), units=list(units), settings=settings)
    return Foreseen(said, errors, blind, answered, expected)


def learnt(term: Term, share: float) -> tuple[tuple[PastTerm, ...], Settings, Errors | None, Errors | None]:
    """The terms before, the settings that suit when this share has answered, to the nearest twentieth, and how far
    they err, then how far without any answer. Kept until results or choices are recorded."""
    return _learnt(term.pk, _state(term), round(share * 20))


def season_of(term: Term) -> str:
    """Autumn terms begin from July on."""
    return "autumn" if term.starts_on.month >= 7 else "spring"


def _state(term: Term) -> tuple[object, ...]:
    results = UnitResult.objects.filter(term__starts_on__lt=term.starts_on).order_by()
    choices = Choice.objects.filter(term__starts_on__lt=term.starts_on).order_by()
    figures = ("id",)
    return (
        *results.aggregate(*(Count(name) for name in figures), *(Max(name) for name in figures)).values(),
        *choices.aggregate(*(Count(name) for name in figures), *(Max(name) for name in figures)).values(),
    )


@lru_cache(maxsize=8)
def _learnt(
    term_id: int, state: tuple[object, ...], twentieths: int
) -> tuple[tuple[PastTerm, ...], Settings, Errors | None, Errors | None]:
    """What past terms teach: themselves, the settings that suit, the errors with the answers there are, and without."""
    past, share = _past_terms(term_id), twentieths / 20
    settings = fit(past, share=share)
    blind = backtest(past, share=0, settings=fit(past, share=0))
    return past, settings, backtest(past, share=share, settings=settings), blind


def _past_terms(term_id: int) -> tuple[PastTerm, ...]:
    """Who followed what in the terms before, from old to new: results, and choices where there is no result yet."""
    term = Term.objects.get(pk=term_id)
    terms = list(Term.objects.filter(starts_on__lt=term.starts_on).order_by("-starts_on")[:MOST_TERMS])
    units: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    results = UnitResult.objects.filter(term__in=terms, unit__isnull=False).order_by("id")
    for where, person, code in results.values_list("term_id", "person_id", "unit__code").iterator(chunk_size=5000):
        units[where][person].append(code)
    unknown = [one for one in terms if one.pk not in units]
    choices = Choice.objects.filter(term__in=unknown).order_by("id")
    for where, person, code in choices.values_list("term_id", "person_id", "offering__unit__code"):
        units[where][person].append(code)
    return tuple(
        PastTerm(one.code, season_of(one), {person: tuple(codes) for person, codes in units[one.pk].items()})
        for one in reversed(terms)
        if one.pk in units
    )
