"""What a simulated controller keeps, and how it decides: written from the protocol alone, apart from the engine."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

DAY_KEYS = ("from", "until")


@dataclass(slots=True)
class Known:
    """All that is known of one person."""

    revision: int
    digest: str
    cards: list[str]
    openings: list[dict[str, Any]]


@dataclass(slots=True)
class Memory:
    """Who opens what. ``changes`` counts the orders that changed something; ``doors``: those wired (None: any)."""

    doors: frozenset[str] | None = None
    people: dict[str, Known] = field(default_factory=dict)
    changes: int = 0
    stale: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """Take an order, or refuse it with the reason. An older one than the one known is left, and called taken."""
        person, revision, digest = order["person"], order["revision"], order["digest"]
        unknown = self._unknown_doors(order)
        if unknown:
            return _result(person, revision, "refused", f"unknown door: {', '.join(unknown)}")
        with self.lock:
            known = self.people.get(person)
            if known is not None and known.revision > revision:
                self.stale += 1
            elif known is None or (known.revision, known.digest) != (revision, digest):
                self.people[person] = Known(revision, digest, list(order["cards"]), list(order["openings"]))
                self.changes += 1
        return _result(person, revision, "taken")

    def opens(self, card: str, door: str, at: datetime) -> bool:
        """Whether a card opens a door at an instant of the campus's own time."""
        with self.lock:
            return any(
                door in opening["doors"] and _holds(opening, at) and any(_holds_in(w, at) for w in opening["windows"])
                for known in self.people.values()
                if card in known.cards
                for opening in known.openings
            )

    def told(self) -> dict[str, dict[str, Any]]:
        """Everything known, by person."""
        with self.lock:
            return {
                person: {
                    "revision": known.revision,
                    "digest": known.digest,
                    "cards": known.cards,
                    "openings": known.openings,
                }
                for person, known in sorted(self.people.items())
            }

    def _unknown_doors(self, order: Mapping[str, Any]) -> list[str]:
        if self.doors is None:
            return []
        return sorted({door for opening in order["openings"] for door in opening["doors"]} - self.doors)


def _result(person: str, revision: int, outcome: str, reason: str = "") -> dict[str, Any]:
    return {"person": person, "revision": revision, "outcome": outcome, "reason": reason}


def _holds(span: Mapping[str, Any], at: datetime) -> bool:
    day = at.date().isoformat()
    start, end = (span[key] for key in DAY_KEYS)
    return (start is None or start <= day) and (end is None or day < end)


def _holds_in(window: Mapping[str, Any], at: datetime) -> bool:
    if not _holds(window, at) or at.date().isoformat() in window["except"]:
        return False
    return at.isoweekday() in window["days"] and window["opens"] <= at.strftime("%H:%M") < window["closes"]
