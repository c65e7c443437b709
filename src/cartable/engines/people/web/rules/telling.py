"""What a rule is, in words: for the page that shows it and for the field where it is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from cartable.engines.people.api import counted_people, populations
from cartable.engines.people.populations.limits import MOST_CHARACTERS
from cartable.engines.people.rules import counts_everyone

FIRST = 12
"""Names shown of each side."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text, under a fault or not."""

    text: str
    is_faulty: bool


def tell_rule(text: str) -> dict[str, Any]:
    """The rule judged: in words in both languages when it is sound, else with what is wrong and where."""
    text = _plain(text)
    if not text.strip():
        return {"is_empty": True}
    checked = populations.check(text)
    told: dict[str, Any] = {
        "checked": checked,
        "pieces": list(_pieces(text[:MOST_CHARACTERS], checked.faults)) if checked.faults else [],
    }
    if checked.is_sound and checked.rule is not None:
        told |= {
            "french": populations.in_words(checked.rule, "fr"),
            "english": populations.in_words(checked.rule, "en"),
        }
    return told


def tell_change(actor: Any, *, was: str, becomes: str, on: date) -> dict[str, Any]:
    """Who would enter and leave, counted and named among the people that the actor may count; {} for a faulty rule.

    A rule kept long ago whose words are gone finds nobody.
    """
    checked = populations.check(_plain(becomes))
    if not checked.is_sound:
        return {}
    old = populations.check(_plain(was)) if was.strip() else None
    among = counted_people(actor, on)
    change = populations.difference(
        old.rule if old is not None and old.is_sound else None, checked.rule, on, actor=actor, first=FIRST, among=among
    )
    return {
        "change": change,
        "is_change": old is not None,
        "counts_some": not counts_everyone(actor),
        "entering": _named(change.first_entering),
        "leaving": _named(change.first_leaving),
        "more_entering": change.entering - len(change.first_entering),
        "more_leaving": change.leaving - len(change.first_leaving),
    }


def _plain(text: str) -> str:
    """Browsers send lines as CR LF, and count them as one character while one types."""
    return text.replace("\r\n", "\n")


def _named(people: Any) -> list[tuple[str, str]]:
    return [(person.sorted_name, reverse("people:person", args=[person.uuid])) for person in people]


def _pieces(text: str, faults: Any) -> Any:
    """The text cut where faults begin and end; a fault at the end of the text shows as a blank."""
    marked = [False] * (len(text) + 1)
    for fault in faults:
        end = max(fault.span.end, fault.span.start + 1)
        for place in range(min(fault.span.start, len(text)), min(end, len(text) + 1)):
            marked[place] = True
    begins = 0
    shown = text + " "
    for place in range(1, len(shown) + 1):
        if place == len(shown) or marked[place] != marked[begins]:
            yield Piece(shown[begins:place], marked[begins])
            begins = place
