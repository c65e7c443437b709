"""Publishing: a solution becomes everyone's week; withdrawing it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from psycopg.types.range import TimestamptzRange

from cartable.engines.calendar.api import Term, holidays_between
from cartable.engines.timetable.domain.bulk_copy import copy_rows
from cartable.engines.timetable.domain.locks import wait_for_lock
from cartable.engines.timetable.domain.meetings import expand
from cartable.engines.timetable.domain.reasons import reasons_of
from cartable.engines.timetable.events import TimetablePublished, TimetableWithdrawn
from cartable.engines.timetable.models import Meeting, Placement, Publication, Solution, TermSettings
from cartable.engines.timetable.types import MeetingFigures, PlacementFigures
from cartable.kernel.audit import because
from cartable.kernel.clock import campus_zone
from cartable.kernel.outbox import emit
from cartable.kernel.problems import Conflict, Fault, Text


class NotPublishable(Conflict):
    """The solution breaks hard rules, or the term has none that keeps them; ``reasons`` says which."""

    code = "timetable.not_publishable"

    def __init__(self, what: Text, mend: Text, reasons: list[Fault] | None = None) -> None:
        self.reasons = reasons or []
        super().__init__(what, mend)

    def as_dict(self) -> dict[str, Any]:
        """With each reason."""
        return {**super().as_dict(), "faults": [reason.as_dict() for reason in self.reasons]}


def publish(*, term: Term, solution: Solution | None = None, actor: Any, now: datetime, note: str = "") -> Publication:
    """Put a solution in force (by default the cheapest that breaks no hard rule) and return its publication.

    In one transaction: the previous version is withdrawn, every meeting is dated in civil time, the others are told.
    Publishing what is in force already changes nothing and returns it, so that a second click is harmless. In a term
    that skips holidays, meetings on public holidays are left out and counted. Raises NotPublishable with reasons.
    """
    with transaction.atomic(), because(actor=actor, reason=note or f"publish {term.code}"):
        wait_for_lock(f"timetable.publish:{term.pk}")
        chosen = solution or best_feasible(term)
        _check(term, chosen)
        previous = find_publication_in_force(term)
        if previous is not None and previous.solution_id == chosen.pk:
            return previous
        if previous is not None:
            _end(previous, now)
        return _write(term, chosen, actor, now, note)


def withdraw(*, term: Term, actor: Any, now: datetime, note: str = "") -> Publication | None:
    """Withdraw the version in force and leave the term without timetable; None when nothing was in force."""
    with transaction.atomic(), because(actor=actor, reason=note or f"withdraw {term.code}"):
        wait_for_lock(f"timetable.publish:{term.pk}")
        publication = find_publication_in_force(term)
        if publication is not None:
            _end(publication, now)
            emit(TimetableWithdrawn(aggregate=f"term:{term.uuid}", term_code=term.code, version=publication.version))
    return publication


def best_feasible(term: Term) -> Solution:
    """The cheapest solution that breaks no hard rule, the newest of equals. Raises NotPublishable."""
    best = Solution.objects.filter(term=term, is_feasible=True).order_by("total_cost", "-number").first()
    if best is None:
        raise NotPublishable(
            _("No timetable of this term keeps every rule."),
            _("Compute one, for longer if need be, then publish it."),
        )
    return best


def find_publication_in_force(term: Term) -> Publication | None:
    """The version in force, or None."""
    return Publication.objects.filter(term=term, withdrawn_at__isnull=True).first()


def _check(term: Term, solution: Solution) -> None:
    if solution.term_id != term.pk:
        raise NotPublishable(
            _("This timetable belongs to another term."), _("Choose one of the timetables of this term.")
        )
    if not solution.is_feasible:
        raise NotPublishable(
            _("This timetable breaks rules that must be kept."),
            _("Compute further from it, or choose a timetable that keeps every rule."),
            reasons_of(solution),
        )


def _end(publication: Publication, now: datetime) -> None:
    publication.withdrawn_at = now
    publication.save(update_fields=["withdrawn_at"])


def _write(term: Term, solution: Solution, actor: Any, now: datetime, note: str) -> Publication:
    last = Publication.objects.filter(term=term).aggregate(last=Max("version"))["last"] or 0
    kept, left_out = _split(list(expand(term, _placements(solution), campus_zone())), _days_off(term))
    publication = Publication.objects.create(
        term=term,
        solution=solution,
        version=last + 1,
        published_at=now,
        published_by=getattr(actor, "person", None),
        note=note[:300],
        meetings_count=len(kept),
        left_out_count=len(left_out),
    )
    _write_meetings(publication, kept)
    emit(
        TimetablePublished(
            aggregate=f"term:{term.uuid}",
            term_code=term.code,
            version=publication.version,
            solution_number=solution.number,
            meetings=len(kept),
        )
    )
    return publication


def _placements(solution: Solution) -> Iterator[PlacementFigures]:
    rows = Placement.objects.filter(solution=solution).order_by("course_class_id")
    for row in rows.values_list("course_class_id", "days", "weeks", "start", "length", "room_id"):
        yield PlacementFigures(*row)


def _days_off(term: Term) -> set[date]:
    """The public holidays that the term skips."""
    if not TermSettings.objects.filter(term=term, skips_holidays=True).exists():
        return set()
    return set(holidays_between(term.starts_on, term.starts_on + timedelta(weeks=term.weeks_count)))


def _split(
    meetings: Iterable[MeetingFigures], days_off: set[date]
) -> tuple[list[MeetingFigures], list[MeetingFigures]]:
    """Meetings kept, meetings left out."""
    kept: list[MeetingFigures] = []
    left_out: list[MeetingFigures] = []
    for meeting in meetings:
        (left_out if meeting.day in days_off else kept).append(meeting)
    return kept, left_out


def _write_meetings(publication: Publication, meetings: Iterable[MeetingFigures]) -> None:
    """The database refuses a room taken twice: then nothing is published."""
    try:
        copy_rows(
            Meeting,
            ("uuid", "publication_id", "course_class_id", "room_id", "span", "day"),
            (
                (
                    uuid.uuid4(),
                    publication.pk,
                    meeting.class_id,
                    meeting.room_id,
                    TimestamptzRange(meeting.starts_at, meeting.ends_at, "[)"),
                    meeting.day,
                )
                for meeting in meetings
            ),
        )
    except IntegrityError as error:
        raise NotPublishable(
            _("Two classes would be in one room at one instant."),
            _("Nothing was published. Have the timetable checked, then publish another one."),
        ) from error
