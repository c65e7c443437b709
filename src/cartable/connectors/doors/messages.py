"""The messages of the protocol, written and read. The README describes them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from cartable.engines.access.api import ControllerFailed, Order, OrderResult

VERSION = 1
LONGEST_REASON = 500


def write_orders(orders: Sequence[Order]) -> bytes:
    """The body of a batch."""
    rows = [
        {"person": order.person, "revision": order.revision, "digest": order.digest, **order.content}
        for order in orders
    ]
    text = json.dumps({"version": VERSION, "orders": rows}, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def read_results(body: bytes) -> list[OrderResult]:
    """What became of each order. Raises ControllerFailed when the answer isn't of the protocol."""
    try:
        rows = json.loads(body)["results"]
        return [_result(row) for row in rows]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ControllerFailed("unreadable", type(error).__name__) from error


def _result(row: Mapping[str, Any]) -> OrderResult:
    person, revision, outcome = row["person"], row["revision"], row["outcome"]
    reason = row.get("reason", "")
    texts = all(isinstance(value, str) for value in (person, outcome, reason))
    if not texts or isinstance(revision, bool) or not isinstance(revision, int):
        raise TypeError("a result has a person, a revision, an outcome")
    return OrderResult(person, revision, outcome, reason.replace("\0", "")[:LONGEST_REASON])
