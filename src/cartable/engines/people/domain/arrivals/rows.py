"""What a source says of one person: the row, its form as it is kept, and its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from cartable.engines.people.matching.records import Record
from cartable.engines.people.models import Source

FACTS = (
    "family_name",
    "given_name",
    "usage_family_name",
    "usage_given_name",
    "birth_on",
    "birth_place",
    "birth_country",
    "nationality",
    "mail",
    "personal_mail",
    "phone",
)
"""Fields of a person that a source may tell. An empty one says nothing."""
NUMBERS = ("ine", "hr", "orcid")
"""Identifiers that a source may tell, by their kind."""
CAMPUS = "source:campus"
"""The campus number, as a kind of identifier that names one person."""


@dataclass(frozen=True, slots=True)
class ArrivingTie:
    """An affiliation as a source tells it: the structure by its code, ``valid_until`` exclusive."""

    kind: str
    structure: str
    valid_from: date
    valid_until: date | None = None
    level: str = ""


@dataclass(frozen=True, slots=True)
class ArrivingRow:
    """A person as a source tells them. ``key`` names the record at the source; ``code`` is a campus number, if told.

    ``ties`` of a source that is complete are all those it knows: others that it told before are ended; None says
    nothing of ties. ``line`` is where the row stands in what was sent, for the faults.
    """

    key: str
    family_name: str = ""
    given_name: str = ""
    usage_family_name: str = ""
    usage_given_name: str = ""
    birth_on: date | None = None
    birth_place: str = ""
    birth_country: str = ""
    nationality: str = ""
    mail: str = ""
    personal_mail: str = ""
    phone: str = ""
    code: str = ""
    ine: str = ""
    hr: str = ""
    orcid: str = ""
    ties: tuple[ArrivingTie, ...] | None = None
    line: int | None = None


TEXTS = tuple(each.name for each in fields(ArrivingRow) if each.name not in ("birth_on", "ties", "line"))


def facts_of(row: ArrivingRow) -> dict[str, Any]:
    """What the row says of the person, by field; what it leaves empty is left out."""
    return {field: value for field in FACTS if (value := getattr(row, field))}


def payload_of(row: ArrivingRow) -> dict[str, Any]:
    """The row as it is kept."""
    told: dict[str, Any] = {name: getattr(row, name) for name in TEXTS if name != "key" and getattr(row, name)}
    if row.birth_on is not None:
        told["birth_on"] = row.birth_on.isoformat()
    if row.ties is not None:
        told["ties"] = [_tie_payload(tie) for tie in row.ties]
    return told


def row_of(key: str, payload: Mapping[str, Any], line: int | None = None) -> ArrivingRow:
    """The row that was kept."""
    texts = {name: payload[name] for name in TEXTS if name in payload}
    ties = payload.get("ties")
    return ArrivingRow(
        **{**texts, "key": key},
        birth_on=_day(payload.get("birth_on")),
        ties=None if ties is None else tuple(_tie(told) for told in ties),
        line=line,
    )


def digest_of(payload: Mapping[str, Any]) -> str:
    """What tells that a record came again as it was."""
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()


def record_of_row(row: ArrivingRow, source: Source | None = None) -> Record:
    """The row as matching compares it, with the campus number among its identifiers.

    The source's own key is one too when ``source`` is given: for a record that came before.
    """
    numbers = {kind: getattr(row, kind) for kind in NUMBERS if getattr(row, kind)}
    if source is not None:
        numbers[key_kind(source)] = row.key
    if row.mail:
        numbers["mail"] = row.mail
    if row.code:
        numbers[CAMPUS] = row.code
    return Record(
        row.key,
        row.family_name,
        row.given_name or row.usage_given_name,
        row.usage_family_name,
        row.birth_on,
        row.mail or row.personal_mail,
        identifiers=numbers,
    )


def key_kind(source: Source) -> str:
    """The source's own key, as a kind of identifier."""
    return f"source:key.{source.code}"


def _tie_payload(tie: ArrivingTie) -> dict[str, Any]:
    return {
        "kind": tie.kind,
        "structure": tie.structure,
        "valid_from": tie.valid_from.isoformat(),
        "valid_until": tie.valid_until.isoformat() if tie.valid_until else None,
        "level": tie.level,
    }


def _tie(told: Mapping[str, Any]) -> ArrivingTie:
    begins = _day(told["valid_from"])
    assert begins is not None  # noqa: S101 — written by _tie_payload
    return ArrivingTie(told["kind"], told["structure"], begins, _day(told["valid_until"]), told["level"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
