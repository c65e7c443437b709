"""The rows that the lines of a preparation make, each with its origin."""

from __future__ import annotations

from collections.abc import Sequence

from cartable.engines.timetable.domain.asked.plan import Line
from cartable.engines.timetable.models import (
    AppliedLine,
    AppliedPreparation,
    AskedLimit,
    AskedRoom,
    ClassRequirement,
    Distribution,
    DistributionMember,
)
from cartable.kernel.audit import insert_many

BATCH = 2000


def write_lines(applied: AppliedPreparation, lines: Sequence[Line], *, after: int) -> None:
    """Write the lines and what each makes; its constraints are ranked after that one."""
    made = AppliedLine.objects.bulk_create(
        [
            AppliedLine(
                application=applied,
                rank=rank,
                subject=line.subject,
                said=line.said,
                is_applied=line.is_applied,
                reason=line.reason,
                facts=line.facts,
            )
            for rank, line in enumerate(lines)
        ]
    )
    pairs = list(zip(made, lines, strict=True))
    AskedLimit.objects.bulk_create(
        [
            AskedLimit(
                line=row,
                course_class_id=class_id,
                days=limit.days,
                weeks=limit.weeks,
                start=limit.start,
                length=limit.length,
                penalty=limit.penalty,
                trims=limit.trims,
            )
            for row, line in pairs
            for class_id, limit in line.limits
        ],
        batch_size=BATCH,
    )
    AskedRoom.objects.bulk_create(
        [
            AskedRoom(line=row, course_class_id=class_id, room_id=room_id)
            for row, line in pairs
            for class_id, room_id in line.rooms
        ],
        batch_size=BATCH,
    )
    insert_many(
        ClassRequirement,
        [
            ClassRequirement(course_class_id=class_id, times=[list(time) for time in times], line=row)
            for row, line in pairs
            for class_id, times in line.requirements
        ],
    )
    _write_distributions(applied, pairs, after)


def _write_distributions(applied: AppliedPreparation, pairs: Sequence[tuple[AppliedLine, Line]], after: int) -> None:
    asked = [(row, one) for row, line in pairs for one in line.distributions]
    created = insert_many(
        Distribution,
        [
            Distribution(
                term_id=applied.term_id,
                rank=rank,
                kind=one.kind,
                arguments=list(one.arguments),
                required=one.required,
                penalty=one.penalty,
                line=row,
            )
            for rank, (row, one) in enumerate(asked, start=after + 1)
        ],
    )
    DistributionMember.objects.bulk_create(
        [
            DistributionMember(distribution=distribution, course_class_id=class_id, position=position)
            for distribution, (_row, one) in zip(created, asked, strict=True)
            for position, class_id in enumerate(one.class_ids)
        ],
        batch_size=BATCH,
    )
