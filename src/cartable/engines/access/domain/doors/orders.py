"""What a controller is to know of each person: their cards, the doors they open, when, from when to when."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from cartable.engines.access.models import DoorController, DoorGroup, GroupDoor, TimeRule
from cartable.engines.access.queries.doors.holders import opening_holdings
from cartable.engines.access.queries.doors.reading import cards_of
from cartable.engines.access.queries.doors.windows import taught_runs, weekly_windows

Content = dict[str, Any]
Rights = Mapping[int, tuple[date, date | None]]
NOTHING: Content = {"cards": [], "openings": []}
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be told of a person."""

    person_id: int
    content: Content
    digest: str


@dataclass(frozen=True, slots=True)
class Premises:
    """What opens where: for each controller in use, its groups with the codes of their doors; the hours of each."""

    controllers: dict[int, DoorController]
    doors: dict[int, dict[int, list[str]]]
    hours: dict[int, list[dict[str, Any]]]
    codes: dict[int, str]

    def content(self, controller_id: int, cards: list[str], rights: Rights) -> Content:
        """What the controller is to know of someone with these cards and groups; NOTHING when nothing opens."""
        here = self.doors.get(controller_id, {})
        groups = sorted((key for key in rights if key in here and self.hours[key]), key=lambda key: self.codes[key])
        if not cards or not groups:
            return NOTHING
        return {"cards": cards, "openings": [self._opening(key, here[key], *rights[key]) for key in groups]}

    def _opening(self, group_id: int, doors: list[str], since: date, until: date | None) -> dict[str, Any]:
        return {
            "group": self.codes[group_id],
            "doors": doors,
            "from": since.isoformat(),
            "until": until.isoformat() if until is not None else None,
            "windows": self.hours[group_id],
        }


def read_premises(on: date) -> Premises:
    """The doors in service of the controllers in use, and their hours from a day on. Six queries."""
    controllers = {row.pk: row for row in DoorController.objects.filter(is_open=True)}
    doors: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    rows = GroupDoor.objects.filter(door__is_in_service=True, door__controller__in=controllers)
    for group_id, code, controller_id in rows.order_by("door__code").values_list(
        "group_id", "door__code", "door__controller_id"
    ):
        doors[controller_id][group_id].append(code)
    rules: dict[int, list[TimeRule]] = defaultdict(list)
    for rule in TimeRule.objects.all():
        rules[rule.group_id].append(rule)
    runs = taught_runs(on)
    codes = dict(DoorGroup.objects.values_list("pk", "code"))
    hours = {key: weekly_windows(rules.get(key, []), on=on, runs=runs) for key in codes}
    return Premises(controllers, doors, hours, codes)


def read_rights(person_ids: Collection[int] | None, on: date) -> dict[int, dict[int, tuple[date, date | None]]]:
    """The groups that people open on a day: person → group → from, until; several reasons make one period."""
    rows = opening_holdings(on)
    if person_ids is not None:
        rows = rows.filter(person__in=person_ids)
    found: dict[int, dict[int, tuple[date, date | None]]] = defaultdict(dict)
    for person_id, group_id, since, until in rows.values_list("person_id", "door_group_id", "since", "ends_on"):
        known = found[person_id].get(group_id)
        found[person_id][group_id] = (since, until) if known is None else _together(known, (since, until))
    return found


def orders_for(controller: DoorController, *, on: date) -> Iterator[Draft]:
    """What the controller is to know on a day, for each person who opens one of its doors, by person.

    Nobody when it isn't in use. People without card open nothing.
    """
    premises = read_premises(on)
    groups = premises.doors.get(controller.pk, {})
    people = opening_holdings(on).filter(door_group__in=groups).order_by("person_id")
    ids = iter(people.values_list("person_id", flat=True).distinct())
    while chunk := list(islice(ids, CHUNK)):
        yield from (
            draft
            for key, drafts in drafts_for(chunk, premises, on=on).items()
            if (draft := drafts[controller.pk]).content["openings"]
        )


def drafts_for(person_ids: Collection[int], premises: Premises, *, on: date) -> dict[int, dict[int, Draft]]:
    """Person → controller → what it is to know of them. Two queries."""
    rights, cards = read_rights(person_ids, on), cards_of(person_ids)
    found: dict[int, dict[int, Draft]] = {}
    for person_id in person_ids:
        found[person_id] = {}
        for key in premises.controllers:
            content = premises.content(key, cards.get(person_id, []), rights.get(person_id, {}))
            found[person_id][key] = Draft(person_id, content, digest_of(content))
    return found


def digest_of(content: Content) -> str:
    """SHA-256 of the content as canonical JSON (keys sorted, no space, UTF-8), in hexadecimal."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def opened_pairs(content: Content) -> set[tuple[str, str]]:
    """Which card opens which door, whatever the hour."""
    doors = {door for opening in content["openings"] for door in opening["doors"]}
    return {(card, door) for card in content["cards"] for door in doors}


def _together(one: tuple[date, date | None], other: tuple[date, date | None]) -> tuple[date, date | None]:
    """Two periods that share a day made one."""
    until = None if one[1] is None or other[1] is None else max(one[1], other[1])
    return min(one[0], other[0]), until
