"""The numbers to expect in units of a term of which few or none have chosen yet: what past terms say."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Count

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseUnit
from cartable.engines.registration.forecast import Prediction, Wishes, forecast
from cartable.engines.registration.models import Enrolment, Wish, WishList
from cartable.engines.registration.queries.board import learnt, season_of
from cartable.engines.registration.queries.campaigns import SENT_STATES


def expected_in(*, term_id: int, unit_ids: Iterable[int], on: date) -> Mapping[int, Prediction]:
    """By unit id, the students to expect: past terms, corrected by the lists sent for the term if there are any.

    Of a unit that nobody followed or wishes nothing is said. Everyone enrolled on the day is counted on. The same
    number of queries whatever the units.
    """
    codes = dict(CourseUnit.objects.filter(pk__in=list(unit_ids)).order_by().values_list("code", "id"))
    term = Term.objects.filter(pk=term_id).first()
    if not codes or term is None:
        return {}
    wishes = _wishes(term_id, on)
    past, settings, _errors, _blind = learnt(term, wishes.share)
    said = forecast(past, wishes, season=season_of(term), units=codes, settings=settings)
    return {codes[code]: one for code, one in said.items() if one.usual is not None or one.wished}


def margin_of(said: Prediction) -> int:
    """Half the range, at least one student: « ± 6 »."""
    return max(1, math.ceil((said.high - said.low) / 2))


def _wishes(term_id: int, on: date) -> Wishes:
    """The main wishes of the lists sent for the term, of everyone enrolled."""
    sent = WishList.objects.filter(campaign__term=term_id, campaign__cancelled_at=None, state__in=SENT_STATES)
    mains = Wish.objects.filter(wish_list__in=sent, kind=Wish.Kind.MAIN).order_by()
    counts = dict(mains.values_list("offering__unit__code").annotate(number=Count("id")))
    expected = Enrolment.objects.valid_on(on).order_by().values("person").distinct().count()
    answered = sent.order_by().values("person").distinct().count()
    return Wishes(counts, min(answered, expected), expected)
