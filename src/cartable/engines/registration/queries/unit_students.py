"""Who follows a unit in a term, and how many are to be expected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.api import CourseUnit, mails, preparation
from cartable.engines.people.api import Person
from cartable.engines.registration.models import Choice, Enrolment, Wish, WishList
from cartable.engines.registration.queries.expected import expected_in, margin_of
from cartable.engines.registration.rules.roster import REMEMBERED
from cartable.kernel.clock import today
from cartable.kernel.languages import in_language


def students_of_unit(*, unit: CourseUnit, term_code: str, on: date) -> QuerySet[Person]:
    """The students who chose the unit in a term, by name, with ``chosen_at``; their enrolments of the day with them."""
    chosen = Person.objects.filter(choices__offering__unit=unit, choices__term__code=term_code)
    enrolments = Enrolment.objects.valid_on(on).select_related("programme")
    return (
        chosen.annotate(chosen_at=F("choices__chosen_at"))
        .prefetch_related(Prefetch("enrolments", enrolments, to_attr="enrolments_today"))
        .order_by("name_key", "pk")
    )


def terms_followed(unit: CourseUnit) -> list[Term]:
    """The terms in which somebody chose the unit, the latest first."""
    chosen = Choice.objects.filter(term=OuterRef("pk"), offering__unit=unit)
    return list(Term.objects.filter(Exists(chosen)).order_by("-starts_on", "code"))


class TermAudience:
    """Everyone who chose the unit in a term of now or to come."""

    kind = "term"

    def audiences(self, unit: CourseUnit, on: date) -> Sequence[mails.Audience]:
        """One a term."""
        rows = Choice.objects.filter(offering__unit=unit, term__starts_on__gt=on - REMEMBERED)
        counted = rows.values("term__code", "term__title_fr", "term__title_en").annotate(number=Count("person"))
        return [
            mails.Audience(
                f"term:{row['term__code']}",
                format_lazy(_("Students, {term}"), term=in_language(row["term__title_fr"], row["term__title_en"])),
                row["number"],
            )
            for row in counted.order_by("-term__starts_on")
        ]

    def people_ids(self, unit: CourseUnit, what: str, on: date) -> list[int]:
        """Those who chose it."""
        rows = Choice.objects.filter(offering__unit=unit, term__code=what).order_by("person_id")
        return list(rows.values_list("person_id", flat=True))


def unit_demand(term_id: int, unit_ids: Iterable[int]) -> Mapping[int, preparation.Demand]:
    """The choices recorded; where there is none yet, the main wishes of the lists sent; else what past terms say.

    The same number of queries whatever the units.
    """
    wanted = list(unit_ids)
    wished = Wish.objects.filter(
        kind=Wish.Kind.MAIN,
        offering__unit__in=wanted,
        wish_list__campaign__term=term_id,
        wish_list__campaign__cancelled_at=None,
        wish_list__state__in=[WishList.State.SENT, WishList.State.APPROVED],
    )
    chosen = Choice.objects.filter(term_id=term_id, offering__unit__in=wanted)
    found: dict[int, preparation.Demand] = {}
    for rows, column, origin in (
        (wished, "wish_list__person", _("wishes sent")),
        (chosen, "person", _("choices recorded")),
    ):
        counted: Any = rows.order_by().values_list("offering__unit").annotate(number=Count(column, distinct=True))
        found |= {unit_id: preparation.Demand(number, origin) for unit_id, number in counted}
    unknown = [unit_id for unit_id in wanted if unit_id not in found]
    return found | (_foreseen(term_id, unknown) if unknown else {})


def _foreseen(term_id: int, unit_ids: Iterable[int]) -> dict[int, preparation.Demand]:
    said = expected_in(term_id=term_id, unit_ids=unit_ids, on=today())
    return {
        unit_id: preparation.Demand(
            round(one.expected),
            format_lazy(
                _("forecast from past terms, ± {margin}: {low} to {high}"),
                margin=margin_of(one),
                low=one.low,
                high=one.high,
            ),
        )
        for unit_id, one in said.items()
    }
