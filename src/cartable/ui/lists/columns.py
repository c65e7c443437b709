"""A column: what it reads, how it sorts, how it is exported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import F
from django.db.models.expressions import OrderBy

Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    ``value``: a dotted path or a function of the row (``key`` when None). ``order_by``: one lookup or several, "-" to
    turn one round; None: not sortable. ``url``: function of the row giving a link. ``export``: False leaves the column
    out of exports, a function gives its value there.
    """

    key: str
    title: Any
    value: str | Reader | None = None
    order_by: str | Sequence[str] | None = None
    url: Callable[[Any], str] | None = None
    numeric: bool = False
    export: bool | Reader = True

    def read(self, row: Any) -> Any:
        """The value shown. A path through a missing relation gives None."""
        if callable(self.value):
            return self.value(row)
        path = self.value or self.key
        if isinstance(row, dict):
            return row.get(path)
        return follow(row, path)

    def read_for_export(self, row: Any) -> Any:
        """The value exported."""
        return self.export(row) if callable(self.export) else self.read(row)

    @property
    def is_sortable(self) -> bool:
        """Whether its title is a link that sorts."""
        return bool(self.order_by)

    def ordering(self, *, down: bool) -> list[OrderBy]:
        """The ORDER BY terms; rows without value come last either way."""
        names = [self.order_by] if isinstance(self.order_by, str) else list(self.order_by or ())
        return [order_term(name, down=down) for name in names]


def order_term(name: str, *, down: bool) -> OrderBy:
    """One term; "-name" turns the direction round."""
    field = F(name.removeprefix("-"))
    if down != name.startswith("-"):
        return field.desc(nulls_last=True)
    return field.asc(nulls_last=True)


def follow(row: Any, path: str) -> Any:
    """The attribute at a dotted path, called when it is a method; None when a step on the way is None."""
    value = row
    for name in path.split("."):
        if value is None:
            return None
        try:
            value = attrgetter(name)(value)
        except ObjectDoesNotExist:
            return None
        if callable(value) and not hasattr(value, "all"):
            value = value()
    return value
