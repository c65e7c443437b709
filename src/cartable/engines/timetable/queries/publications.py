"""What is in force: at most one publication a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F

from cartable.engines.timetable.models import Publication
from cartable.engines.timetable.queries.weeks import monday_of
from cartable.engines.timetable.queries.wording import in_language


@dataclass(frozen=True, slots=True)
class InForce:
    """A publication in force, with what it says of one week: its letter and what it is for (both "" outside weeks)."""

    id: int
    uuid: UUID
    solution_id: int
    version: int
    published_at: datetime
    term_id: int
    term_code: str
    term_title: str
    term_starts_on: date
    term_weeks: int
    letter: str = ""
    week_kind: str = ""

    @property
    def term_ends_on(self) -> date:
        """The first day after the term."""
        return self.term_starts_on + timedelta(weeks=self.term_weeks)

    def week_index(self, day: date) -> int:
        """The week of the term that holds ``day``; 0 is the first."""
        return (day - self.term_starts_on).days // 7


def in_force_during(start: date, end: date) -> list[InForce]:
    """Publications whose term shares a day with ``start`` up to but not including ``end``; the oldest term first.

    ``letter`` and ``week_kind`` are those of the week of ``start``. One query.
    """
    rows = (
        Publication.objects.filter(
            withdrawn_at__isnull=True, term__starts_on__lt=end, term__starts_on__gt=start - timedelta(weeks=61)
        )
        .select_related("term")
        .order_by("term__starts_on", "term__code")
    )
    found = [_in_force(row) for row in rows]
    return [row for row in found if row.term_ends_on > start]


def in_force_of_week(day: date) -> list[InForce]:
    """Publications of the week that holds ``day``, with its letter. Two queries."""
    monday = monday_of(day)
    found = in_force_during(monday, monday + timedelta(days=7))
    weeks = {
        row["id"]: row
        for row in Publication.objects.filter(id__in=[row.id for row in found], term__weeks__starts_on=monday).values(
            "id", letter=F("term__weeks__letter"), kind=F("term__weeks__kind")
        )
    }
    return [
        _with_week(row, weeks[row.id]["letter"], weeks[row.id]["kind"]) if row.id in weeks else row for row in found
    ]


def find_in_force(term_id: int) -> InForce | None:
    """The term's publication in force. One query."""
    row = Publication.objects.filter(term_id=term_id, withdrawn_at__isnull=True).select_related("term").first()
    return _in_force(row) if row else None


def week_letters(publication_ids: Sequence[int]) -> dict[int, dict[int, str]]:
    """For each publication, the letter of each week of its term, by week index. One query."""
    letters: dict[int, dict[int, str]] = {}
    rows = Publication.objects.filter(id__in=publication_ids, term__weeks__isnull=False).values_list(
        "id", "term__starts_on", "term__weeks__starts_on", "term__weeks__letter"
    )
    for publication_id, term_start, week_start, letter in rows:
        letters.setdefault(publication_id, {})[(week_start - term_start).days // 7] = letter
    return letters


def _in_force(row: Publication) -> InForce:
    term = row.term
    return InForce(
        id=row.pk,
        uuid=row.uuid,
        solution_id=row.solution_id,
        version=row.version,
        published_at=row.published_at,
        term_id=term.pk,
        term_code=term.code,
        term_title=in_language(term.title_fr, term.title_en),
        term_starts_on=term.starts_on,
        term_weeks=term.weeks_count,
    )


def _with_week(row: InForce, letter: str, kind: str) -> InForce:
    return replace(row, letter=letter, week_kind=kind)
