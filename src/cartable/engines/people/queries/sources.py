"""Sources, their runs and records, pairs that may be one person, merges."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cartable.engines.people.models import (
    Identifier,
    LikelyDuplicate,
    MatchCandidate,
    Merge,
    Person,
    Source,
    SourceRecord,
    SourceRun,
)
from cartable.engines.people.rules import visible_people

TO_DECIDE = SourceRecord.State.TO_DECIDE


def counted_sources() -> QuerySet[Any]:
    """All sources, each with ``living`` (records that it still sends), ``waiting`` (to decide), ``held`` (runs)."""
    records = SourceRecord.objects.filter(source=OuterRef("pk")).order_by().values("source")
    runs = SourceRun.objects.filter(source=OuterRef("pk"), state=SourceRun.State.HELD).order_by().values("source")
    return Source.objects.annotate(
        living=_count(records.filter(gone_at__isnull=True)),
        waiting=_count(records.filter(state=TO_DECIDE, gone_at__isnull=True)),
        held=_count(runs),
    )


def runs_of(source: Source | None = None) -> QuerySet[SourceRun]:
    """The runs of a source, or of all, the latest first."""
    found = SourceRun.objects.select_related("source", "decided_by")
    return found.filter(source=source) if source is not None else found


def records_to_decide(actor: Any) -> QuerySet[SourceRecord]:
    """The records that wait, the longest first, with their source and their candidates whom the actor may see."""
    waiting = SourceRecord.objects.filter(state=TO_DECIDE, gone_at__isnull=True)
    return waiting.select_related("source").prefetch_related(_candidates(actor)).order_by("arrived_at", "id")


def records_of(source: Source) -> QuerySet[SourceRecord]:
    """All that a source sent, with the people it proved to be of, the latest first."""
    return source.records.select_related("person", "decided_by").order_by("-arrived_at", "-id")


def candidates_of(actor: Any, record: SourceRecord) -> list[MatchCandidate]:
    """Whom a record may be of, the likeliest first: those whom the actor may see."""
    seen = MatchCandidate.objects.filter(record=record, person__in=Person.objects.filter(visible_people(actor)))
    return list(seen.select_related("person"))


def next_to_decide(actor: Any, after: SourceRecord | None = None) -> SourceRecord | None:
    """The record that follows one in the queue, or the first; None when nothing waits."""
    waiting = records_to_decide(actor)
    if after is not None:
        later = Q(arrived_at__gt=after.arrived_at) | Q(arrived_at=after.arrived_at, pk__gt=after.pk)
        return waiting.filter(later).first() or waiting.exclude(pk=after.pk).first()
    return waiting.first()


def last_decided(actor: Any) -> SourceRecord | None:
    """The record on which the actor decided last."""
    mine = SourceRecord.objects.filter(decided_by=actor.person).exclude(state=TO_DECIDE)
    return mine.select_related("source", "person").order_by("-decided_at", "-pk").first()


def open_pairs(actor: Any) -> QuerySet[LikelyDuplicate]:
    """Pairs that may be one person, the likeliest first, both of whom the actor may see."""
    return pairs_seen(actor).filter(state=LikelyDuplicate.State.OPEN)


def pairs_seen(actor: Any) -> QuerySet[LikelyDuplicate]:
    """All pairs, those told apart too."""
    seen = Person.objects.filter(visible_people(actor))
    found = LikelyDuplicate.objects.filter(one__in=seen, other__in=seen)
    return found.select_related("one", "other", "decided_by")


def list_merges() -> QuerySet[Merge]:
    """All merges, the latest first."""
    return Merge.objects.select_related("kept", "absorbed", "merged_by", "undone_by").order_by("-merged_at", "-pk")


def numbers_of(person: Person) -> dict[str, str]:
    """A person's identifiers, by kind."""
    return dict(Identifier.objects.filter(person=person).values_list("kind", "value"))


def records_behind(person: Person) -> QuerySet[SourceRecord]:
    """What sources say of a person, the latest first."""
    found: QuerySet[SourceRecord] = person.source_records.select_related("source").order_by("-seen_at", "-pk")
    return found


def waiting_days(record: SourceRecord, now: datetime) -> int:
    """For how many whole days a record has been waiting."""
    return max((now - record.arrived_at).days, 0)


def count_states(source: Source) -> dict[str, int]:
    """How many records of a source are in each state."""
    counted = source.records.order_by().values_list("state").annotate(number=Count("pk"))
    return dict(Counter(dict(counted)))


def _count(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), 0)


def _candidates(actor: Any) -> Prefetch[str, QuerySet[MatchCandidate], str]:
    seen = MatchCandidate.objects.filter(person__in=Person.objects.filter(visible_people(actor)))
    ordered = seen.select_related("person").order_by(F("probability").desc(), "id")
    return Prefetch("candidates", queryset=ordered, to_attr="seen_candidates")
