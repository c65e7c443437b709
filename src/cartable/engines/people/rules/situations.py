"""What is true of a person on a day beyond roles and affiliations: leads a unit, advises students, enrolled once.

Menus and pages ask it in general, of several engines at once; all of it is answered by one query for each request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import BooleanField, Exists, ExpressionWrapper, Q, QuerySet

from cartable.kernel.clock import today

Situation = Callable[[int, date], Iterable[QuerySet[Any]]]
"""``(person id, day)`` → rows; one in any of them puts the person in the situation."""

CACHE = "_situations_by_day"
_situations: dict[str, Situation] = {}


def register_situation(name: str, rows: Situation) -> None:
    """Add a situation, ``noun.verb`` of its engine; a name registered again is replaced.

    Call it from the ``rules`` module of an engine. The rows of one person are found by an index: every page asks.
    """
    _situations[name] = rows


def is_in_situation(account: Any, name: str, on: date | None = None) -> bool:
    """Whether the account's person is in the situation on a day (today unless told), as read once for this instance.

    One request handles one instance, as for ``standing_of``. Raises KeyError when no engine registered the name.
    """
    day = on or today()
    if getattr(account, "person_id", None) is None or not account.is_active:
        return False
    cache: dict[date, dict[str, bool]] = account.__dict__.setdefault(CACHE, {})
    if day not in cache:
        cache[day] = _read(account.person_id, day)
    return cache[day][name]


def _read(person_id: int, day: date) -> dict[str, bool]:
    names = list(_situations)
    told = {f"s{rank}": _is_there(_situations[name](person_id, day)) for rank, name in enumerate(names)}
    row = apps.get_model("people.Person").objects.filter(pk=person_id).annotate(**told).values_list(*told).get()
    return dict(zip(names, row, strict=True))


def _is_there(rows: Iterable[QuerySet[Any]]) -> ExpressionWrapper[Any]:
    found = (Q(Exists(some.order_by())) for some in rows)
    return ExpressionWrapper(reduce(or_, found), output_field=BooleanField())
