"""What is compared: one record of a person, known or arriving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cartable.engines.people.matching.days import birth_figures
from cartable.engines.people.matching.identifiers import find_ine, read_orcid
from cartable.engines.people.matching.words import fold
from cartable.kernel.problems import InputRefused


@dataclass(frozen=True, slots=True)
class Record:
    """A person as one source writes them. ``key`` names the record where it comes from; every other field may be empty.

    ``identifiers`` gives values by kind: ``ine``, ``hr`` (national HR number), ``orcid``, ``mail`` (institutional),
    ``source:<name>`` (the source's own key). ``extras`` holds other fields to compare (address, postcode, place of
    birth), by the names that the ``Model`` gives them.
    """

    key: str
    family_name: str = ""
    given_name: str = ""
    usage_name: str = ""
    birth_on: date | str | None = None
    mail: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    extras: Mapping[str, str] = field(default_factory=dict)

    @property
    def birth(self) -> str:
        """The eight figures of the day of birth, or an empty text."""
        return birth_figures(self.birth_on)

    @property
    def address(self) -> str:
        """The mail address as it is compared: trimmed, in lower case."""
        return self.mail.strip().casefold()


# In order of trust. A kind that isn't here (student card, LDAP uid of another house) is compared as it is written.
EXCLUSIVE = ("ine", "hr", "orcid")
"""Kinds of which a person has one only: two different values are never the same person without a human."""


def exact_identifiers(record: Record) -> dict[str, str]:
    """The record's identifiers that can be trusted, tidied, by kind; those with a wrong key are left out."""
    found: dict[str, str] = {}
    for kind, text in record.identifiers.items():
        value = _trusted(kind, text)
        if value:
            found[kind] = value
    return found


def list_conflicts(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Exclusive kinds that both sides hold with different values; a provisional INE contradicts nothing."""
    return [
        kind
        for kind in EXCLUSIVE
        if one.get(kind) and other.get(kind) and one[kind] != other[kind] and not _gives_way(kind, one, other)
    ]


def _trusted(kind: str, text: str) -> str:
    if kind == "ine":
        ine = find_ine(text)
        return ine.value if ine else ""
    if kind == "orcid":
        try:
            return read_orcid(text)
        except InputRefused:
            return ""
    if kind == "mail":
        return text.strip().casefold()
    return text.strip() if kind.startswith("source:") else fold(text).replace(" ", "")


def _gives_way(kind: str, one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    numbers = (find_ine(one[kind]), find_ine(other[kind])) if kind == "ine" else ()
    return any(number is not None and number.is_provisional for number in numbers)
