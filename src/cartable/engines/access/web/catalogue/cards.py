"""The services as cards, on their shelves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from cartable.engines.access.queries.services import holding_states
from cartable.engines.access.web.catalogue.words import CATEGORIES, CATEGORY_ICONS, MARKS, icon_of, state_of
from cartable.engines.people.api import is_member
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status


@dataclass(frozen=True, slots=True)
class Card:
    """One service: what it is, how it is, and whether the reader has it (None: not said)."""

    title: str
    summary: str
    icon: str
    url: str
    category: Any
    state: Status
    note: str
    mark: Status | None


@dataclass(slots=True)
class Shelf:
    """The services of a category; without title, the answers of a search."""

    key: str
    title: Any
    icon: str
    cards: list[Card] = field(default_factory=list)


class Reader:
    """Who reads the catalogue: says of each service whether they have it, with one query for all."""

    def __init__(self, actor: Any, on: date) -> None:
        self.person = getattr(actor, "person", None) if getattr(actor, "is_authenticated", False) else None
        self.may_ask = self.person is not None and is_member(actor)
        self.states = holding_states(self.person, on) if self.person is not None else {}

    def mark_of(self, service: Any) -> Status | None:
        """What to say of the service to this reader."""
        key = self.states.get(service.pk, "")
        if not key and self.may_ask and service.can_be_asked and service.state not in ("closed", "planned"):
            key = "ask"
        if not key:
            return None
        kind, text = MARKS[key]
        return Status(kind, text, fill=key != "ask", icon="check" if key == "held" else "hand" if key == "ask" else "")


def card_of(service: Any, reader: Reader) -> Card:
    """The card of a service, for a reader."""
    is_troubled = service.state in ("degraded", "interrupted")
    return Card(
        title=title_of(service),
        summary=title_of(service, "summary"),
        icon=icon_of(service),
        url=reverse("access:service", args=[service.code]),
        category=CATEGORIES[service.category],
        state=state_of(service.state),
        note=title_of(service, "state_note") if is_troubled else "",
        mark=reader.mark_of(service),
    )


def shelve(services: Iterable[Any], reader: Reader, *, together: bool) -> list[Shelf]:
    """The cards by category in the order given; all ``together`` for a search, whose order is nearness."""
    shelves: dict[str, Shelf] = {}
    for service in services:
        key = "" if together else service.category
        if key not in shelves:
            shelves[key] = Shelf(key, CATEGORIES.get(key, ""), CATEGORY_ICONS.get(key, ""))
        shelves[key].cards.append(card_of(service, reader))
    return list(shelves.values())
