"""Comparing what several rules give to the same students, and naming what they were computed from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256

from cartable.engines.registration.assignment.acceptance import Decision
from cartable.engines.registration.assignment.applications import Applicant

GOT = frozenset({"given", "reserve"})


def gains_and_losses(
    base: Iterable[tuple[str, int, str]], other: Iterable[tuple[str, int, str]]
) -> tuple[set[tuple[str, int]], set[tuple[str, int]]]:
    """(student, offering) pairs that the other rule gives and the base doesn't, then those that it takes away.

    Each line is (student, offering, outcome).
    """
    had, has = (
        {(person, offering) for person, offering, outcome in lines if outcome in GOT} for lines in (base, other)
    )
    return has - had, had - has


def input_digest(
    applicants: Iterable[Applicant], *, places: Mapping[int, int | None], apart: Mapping[int, frozenset[int]]
) -> str:
    """SHA-256 of what an assignment is computed from, besides rule and seed: equal digests, equal results."""
    mark = sha256()
    for one in sorted(applicants, key=lambda applicant: applicant.key):
        merits = {str(offering): asdict(merit) for offering, merit in sorted(one.merits.items())}
        mark.update(_line([one.key, one.mains, one.reserves, one.optionals, one.at_most, merits]))
    mark.update(_line(sorted(places.items())))
    mark.update(_line([(offering, sorted(others)) for offering, others in sorted(apart.items())]))
    return mark.hexdigest()


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def outcomes(decisions: Iterable[Decision]) -> list[tuple[str, int, str]]:
    """Decisions as ``gains_and_losses`` reads them."""
    return [(one.person, one.offering, one.outcome) for one in decisions]
