"""All that a controller is to know, as a table or as JSON: for one that reads files, and to compare."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cartable.engines.access.models import DoorController, DoorOrder

COLUMNS = (
    "person",
    "card",
    "door",
    "group",
    "from",
    "until",
    "days",
    "opens",
    "closes",
    "window_from",
    "window_until",
    "except",
    "revision",
    "state",
)
CHUNK = 500


def state_as_csv(controller: DoorController) -> Iterator[str]:
    """The header, then one line for each card, door and window, by the person's number; days as 1234567.

    ``until`` and ``window_until`` are the first day without it, empty when there is none. ``state``: taken by the
    controller, waiting, or refused.
    """
    yield _line(COLUMNS)
    for order in _orders(controller):
        for opening in order.content["openings"]:
            for door in opening["doors"]:
                for window in opening["windows"]:
                    for card in order.content["cards"]:
                        yield _line(_cells(order, card, door, opening, window))


def state_as_json(controller: DoorController, now: datetime) -> Iterator[str]:
    """The same whole, as the orders are sent, person after person."""
    head = {"version": 1, "controller": controller.code, "written_at": now.isoformat()}
    yield json.dumps(head)[:-1] + ', "people": ['
    for number, order in enumerate(_orders(controller)):
        told = {
            "person": str(order.person.uuid),
            "revision": order.revision,
            "digest": order.digest,
            "state": STATES[DoorOrder.State(order.state)],
            **order.content,
        }
        yield (",\n" if number else "\n") + json.dumps(told, ensure_ascii=False)
    yield "\n]}\n"


STATES = {
    DoorOrder.State.WAITING: "waiting",
    DoorOrder.State.SENT: "taken",
    DoorOrder.State.FAILED: "refused",
}


def _orders(controller: DoorController) -> Iterator[DoorOrder]:
    rows = controller.orders.select_related("person").order_by("person__code")
    return rows.iterator(chunk_size=CHUNK)


def _cells(order: DoorOrder, card: str, door: str, opening: dict[str, Any], window: dict[str, Any]) -> tuple[Any, ...]:
    return (
        order.person.code,
        card,
        door,
        opening["group"],
        opening["from"],
        opening["until"] or "",
        "".join(str(day) for day in window["days"]),
        window["opens"],
        window["closes"],
        window["from"] or "",
        window["until"] or "",
        " ".join(window["except"]),
        order.revision,
        STATES[DoorOrder.State(order.state)],
    )


def _line(cells: tuple[Any, ...]) -> str:
    """A line of CSV; a cell that a sheet would compute is shown as text."""
    out = io.StringIO()
    safe = ["'" + cell if isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell else cell for cell in cells]
    csv.writer(out, lineterminator="\r\n").writerow(safe)
    return out.getvalue()
