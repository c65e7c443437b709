"""What is in force: at most one publication a term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from cartable.engines.timetable.models import Publication
from cartable.engines.timetable.queries.weeks import monday_of
from cartable.kernel.languages import in_language


@dataclass(frozen=True, slots=True)
class InForce:
    """A publication in force, with what it says of one week: its letter and what it is for (both "" outside weeks).

    ``letters`` gives those of all weeks of the term by week index, when they were asked for.
    """

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
    letters: Mapping[int, str] = field(default_factory=dict)

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
    """Publications of the week that holds ``day``, with its letter and those of their other weeks. Two queries."""
    monday = monday_of(day)
    found = in_force_during(monday, monday + timedelta(days=7))
    letters: dict[int, dict[int, str]] = {row.id: {} for row in found}
    present: dict[int, tuple[str, str]] = {}
    starts = {row.id: row.term_starts_on for row in found}
    weeks = Publication.objects.filter(id__in=letters, term__weeks__isnull=False).values_list(
        "id", "term__weeks__starts_on", "term__weeks__letter", "term__weeks__kind"
    )
    for publication_id, starts_on, letter, kind in weeks:
        letters[publication_id][(starts_on - starts[publication_id]).days // 7] = letter
        if starts_on == monday:
            present[publication_id] = (letter, kind)
    return [_with_weeks(row, letters[row.id], *present.get(row.id, ("", ""))) for row in found]


def find_in_force(term_id: int) -> InForce | None:
    """The term's publication in force. One query."""
    row = Publication.objects.filter(term_id=term_id, withdrawn_at__isnull=True).select_related("term").first()
    return _in_force(row) if row else None


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


def _with_weeks(row: InForce, letters: Mapping[int, str], letter: str, kind: str) -> InForce:
    return replace(row, letter=letter, week_kind=kind, letters=letters)
