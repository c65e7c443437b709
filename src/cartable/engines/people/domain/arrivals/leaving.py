"""Those whom a complete source no longer sends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q, QuerySet

from cartable.engines.people.domain.arrivals.ties import end_ties
from cartable.engines.people.models import Affiliation, Source, SourceRecord
from cartable.kernel.clock import campus_zone


def living_records(source: Source) -> QuerySet[SourceRecord]:
    """The records of people that the source knew at its last run."""
    return SourceRecord.objects.filter(source=source, gone_at__isnull=True)


def list_missing(source: Source, keys: Collection[str]) -> QuerySet[SourceRecord]:
    """Those of them that are not among these keys."""
    return living_records(source).exclude(key__in=list(keys))


def let_go(records: QuerySet[SourceRecord], now: datetime) -> list[SourceRecord]:
    """Note that these records have gone, and end the affiliations that their source gave. In a transaction."""
    gone = list(records.select_related("source"))
    if not gone:
        return []
    source, day = gone[0].source, now.astimezone(campus_zone()).date()
    SourceRecord.objects.filter(pk__in=[record.pk for record in gone]).update(gone_at=now)
    people = {record.person_id for record in gone if record.person_id}
    # Somebody who stands twice at the source stays as long as one of the two does.
    people -= set(living_records(source).filter(person__in=people).values_list("person", flat=True))
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    end_ties(list(Affiliation.objects.filter(lasting, person__in=people, source=source.code)), day)
    return gone
