"""Who stands twice among the people already here: found by a job, judged by a human, remembered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.judging import reasons_of
from cartable.engines.people.domain.arrivals.register import Register, read_register
from cartable.engines.people.domain.arrivals.rows import NUMBERS
from cartable.engines.people.domain.batches import in_batches
from cartable.engines.people.domain.match_keys import record_of
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.matching.fields import PERSON_FIELDS
from cartable.engines.people.matching.linking import find_duplicates
from cartable.engines.people.matching.matcher import decide_among
from cartable.engines.people.matching.policy import Policy
from cartable.engines.people.matching.records import exact_identifiers
from cartable.engines.people.models import Identifier, LikelyDuplicate, Person
from cartable.engines.people.types import Progress
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, NotFound

BATCH = 500
Pair = tuple[int, int]


class NoSuchPair(NotFound, ObjectDoesNotExist):
    """No pair has this address."""

    code = "pair.unknown"

    def __init__(self) -> None:
        super().__init__(_("No pair has this address."), _("Open it again from the list of likely duplicates."))


def find_likely_duplicates(*, now: datetime, progress: Progress | None = None) -> int:
    """Compare everybody with everybody who shares a key, and keep the pairs that may be one person; how many are open.

    A pair that somebody said are two people is left alone; an open one that is no longer alike goes.
    """
    tell = progress or _silence
    tell(0.0, str(_("Reading the people known")))
    people = list(Person.objects.filter(merged_into__isnull=True).order_by("pk").defer("match_keys"))
    if len(people) < 2:
        LikelyDuplicate.objects.filter(state=LikelyDuplicate.State.OPEN).delete()
        return 0
    register = read_register()
    numbers = _numbers()
    records = [record_of(person, numbers.get(person.pk)) for person in people]
    tell(0.1, str(_("Comparing")))
    found = find_duplicates(
        records,
        fields=PERSON_FIELDS,
        model=register.model.with_prior(Policy().known_share / max(len(records), 1)),
        policy=Policy(),
    )
    pairs = {(link.left, link.right) for link in found.to_decide} | set(_pairs(found.clusters))
    tell(0.9, str(_("Writing")))
    by_id = {_ids(people, one, other): (one, other) for one, other in pairs}
    with transaction.atomic():
        _write(people, records, by_id, register, now)
    tell(1.0, "")
    return LikelyDuplicate.objects.filter(state=LikelyDuplicate.State.OPEN).count()


def tell_apart(*, pair: LikelyDuplicate, actor: Any, reason: str, now: datetime) -> LikelyDuplicate:
    """Remember that these are two people: they aren't proposed again. Raises NotAllowed, InputRefused."""
    require(actor, "person.merge")
    said = reason.strip()
    if not said:
        what, mend = _("The reason is missing."), _("Say how you know that these are two people.")
        refuse_if_any([Fault("pair.reason", what, "reason", mend)])
    pair.state, pair.decision_reason = LikelyDuplicate.State.TWO_PEOPLE, said[:300]
    pair.decided_by, pair.decided_at = actor.person, now
    with transaction.atomic(), because(actor=actor, reason=said):
        pair.save()
    return pair


def _pairs(clusters: Iterable[tuple[int, ...]]) -> Iterator[Pair]:
    """Each record of a cluster with its first one: merging them one by one puts the cluster together."""
    for first, *others in clusters:
        yield from ((first, other) for other in others)


def _ids(people: list[Person], one: int, other: int) -> Pair:
    low, high = sorted((people[one].pk, people[other].pk))
    return low, high


def _write(
    people: list[Person], records: list[Any], found: dict[Pair, Pair], register: Register, now: datetime
) -> None:
    known = {(row.one_id, row.other_id): row for row in LikelyDuplicate.objects.all()}
    gone = [row.pk for pair, row in known.items() if pair not in found and row.state == LikelyDuplicate.State.OPEN]
    LikelyDuplicate.objects.filter(pk__in=gone).delete()
    fresh = sorted(pair for pair in found if pair not in known)
    for batch in in_batches(fresh, BATCH):
        rows = []
        for low, high in batch:
            places = sorted(found[low, high], key=lambda place: people[place].pk)
            one, other = (records[place] for place in places)
            verdict = decide_among(
                other,
                [one],
                model=register.model,
                frequencies=register.frequencies,
                register_size=register.size,
                policy=Policy(possible=1e-9),
            )
            best = verdict.candidates[0] if verdict.candidates else None
            reasons = reasons_of(best, exact_identifiers(other)) if best else []
            chance = best.probability if best else 0.5
            rows.append(LikelyDuplicate(one_id=low, other_id=high, probability=chance, reasons=reasons, found_at=now))
        LikelyDuplicate.objects.bulk_create(rows)


def _numbers() -> dict[int, dict[str, str]]:
    held: dict[int, dict[str, str]] = {}
    for pk, kind, value in Identifier.objects.filter(kind__in=NUMBERS).values_list("person", "kind", "value"):
        held.setdefault(pk, {})[kind] = value
    return held


def _silence(fraction: float | None, message: str) -> None:
    """Progress told to nobody."""
