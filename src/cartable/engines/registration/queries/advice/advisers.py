"""The students that somebody answers for, with who advises each and where their list stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery

from cartable.engines.people.api import Person, people_with_text, standing_of
from cartable.engines.registration.models import Advising, Campaign, Enrolment, WishList


def students_under(actor: Any, on: date, *roles: str) -> QuerySet[Person]:
    """Those enrolled today in the programmes over which the actor holds one of the roles; who holds it over the whole
    institution has also those who are advised without being enrolled."""
    standing = standing_of(actor, on)
    enrolled = Enrolment.objects.valid_on(on).order_by()
    if any(standing.holds(role) for role in roles):
        advised = Advising.objects.valid_on(on).order_by().values("student")
        return Person.objects.filter(Q(pk__in=enrolled.values("person")) | Q(pk__in=advised))
    mine = enrolled.filter(programme__structure__in=standing.covered(*roles))
    return Person.objects.filter(pk__in=mine.values("person"))


def with_advisers(students: QuerySet[Person], *, campaign: Campaign | None, on: date) -> QuerySet[Any]:
    """Each with ``advisings_today`` (their adviser, if any), ``adviser_key`` to sort by, ``adviser_code``,
    ``advised_since``, ``programme_code``, and ``list_state``, ``list_uuid``, ``sent_at`` in the campaign."""
    advising = Advising.objects.valid_on(on).filter(student=OuterRef("pk")).order_by("pk")
    enrolled = Enrolment.objects.valid_on(on).filter(person=OuterRef("pk")).order_by("-valid_from", "-pk")
    lists = WishList.objects.filter(person=OuterRef("pk"), campaign=campaign).order_by()
    today = Prefetch("advised_by", Advising.objects.valid_on(on).select_related("adviser"), to_attr="advisings_today")
    return students.annotate(
        adviser_key=Subquery(advising.values("adviser__name_key")[:1]),
        adviser_code=Subquery(advising.values("adviser__code")[:1]),
        advised_since=Subquery(advising.values("valid_from")[:1]),
        programme_code=Subquery(enrolled.values("programme__code")[:1]),
        list_state=Subquery(lists.values("state")[:1]),
        list_uuid=Subquery(lists.values("uuid")[:1]),
        sent_at=Subquery(lists.values("sent_at")[:1]),
    ).prefetch_related(today)


def found_by(rows: QuerySet[Any], text: str, on: date) -> QuerySet[Any]:
    """Those whose own name or number answers, or their adviser's."""
    named = people_with_text(Person.objects.all(), text).order_by().values("pk")
    advised = Advising.objects.valid_on(on).filter(adviser__in=named).order_by().values("student")
    return rows.filter(Q(pk__in=named) | Q(pk__in=advised))


def lists_waiting(*, adviser: Person, campaign: Campaign, on: date) -> QuerySet[WishList]:
    """The lists sent by the students whom somebody advises, who has waited longest first."""
    students = Advising.objects.valid_on(on).filter(adviser=adviser).order_by().values("student")
    rows = WishList.objects.filter(campaign=campaign, state=WishList.State.SENT, person__in=students)
    return rows.select_related("person").order_by(F("sent_at").asc(nulls_first=True), "pk")
