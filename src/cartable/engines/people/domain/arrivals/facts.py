"""Which source is believed about which fact, and how a person remembers it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from cartable.engines.people.domain.arrivals.rows import FACTS
from cartable.engines.people.models import Person, Source

HAND = ""
"""Who said a fact that a human wrote: above every source."""


def take_facts(
    person: Person,
    told: Mapping[str, Any],
    source: Source,
    *,
    trust: Mapping[str, int],
    day: date,
    taken_mails: Collection[str] = (),
    over_hand: bool = False,
) -> list[str]:
    """Put into the person what the source is believed about, and note that it said so; the fields that changed.

    A fact written by hand stays, unless ``over_hand``; one told by a source more trusted (``trust``, by code) stays;
    between equals the last one wins. A fact that nobody is known to have said gives way. An address of somebody else
    (``taken_mails``) is left out.
    """
    changed = []
    for name, value in told.items():
        if name == "mail" and value in taken_mails:
            continue
        is_new = getattr(person, name) != value
        if is_new and not _is_believed(person, name, source, trust, over_hand):
            continue
        # The same value told again confirms a fact, but a weaker source doesn't become its author.
        if is_new or name not in person.provenance:
            person.provenance[name] = [source.code, day.isoformat()]
        if is_new:
            setattr(person, name, value)
            changed.append(name)
    return changed


def note_hand(person: Person, fields: Iterable[str], day: date) -> None:
    """Remember that a human wrote these facts: no source changes them from now on unless told to."""
    for name in fields:
        if name in FACTS:
            person.provenance[name] = [HAND, day.isoformat()]


def trust_by_code() -> dict[str, int]:
    """How much each source is believed."""
    return dict(Source.objects.values_list("code", "trust"))


def _is_believed(person: Person, name: str, source: Source, trust: Mapping[str, int], over_hand: bool) -> bool:
    if not getattr(person, name):
        return True
    said = person.provenance.get(name)
    if said is None:
        return True
    author = said[0]
    if author == HAND:
        return over_hand
    return bool(author == source.code or source.trust >= trust.get(author, 0))
