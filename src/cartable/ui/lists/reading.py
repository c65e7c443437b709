"""What the address asks of a list, and the rows that answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.http import QueryDict

from cartable.kernel.search import Fold
from cartable.ui.lists.columns import Column
from cartable.ui.lists.filters import ChoiceFilter

MAX_WORDS = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter with its choices and the one in force."""

    filter: ChoiceFilter
    choices: Sequence[tuple[str, Any]]
    value: str = ""

    @property
    def label(self) -> Any:
        """The label of the choice in force."""
        return dict(self.choices).get(self.value, "")


@dataclass(frozen=True, slots=True)
class ListAddress:
    """The state of a list, read from the address."""

    text: str = ""
    sort: str = ""
    down: bool = False
    chosen: Sequence[Chosen] = ()
    unknown: Sequence[str] = field(default_factory=tuple)

    @property
    def is_narrowed(self) -> bool:
        """Whether a search or a filter hides rows."""
        return bool(self.text or any(choice.value for choice in self.chosen))


def read_address(
    query: QueryDict, columns: Sequence[Column], filters: Sequence[ChoiceFilter], default_sort: str
) -> ListAddress:
    """The list's state. A filter's value or a sort that does not exist is left aside and named in ``unknown``."""
    unknown = []
    chosen = []
    for one in filters:
        choices = one.list_choices()
        value = query.get(one.key, "").strip()
        if value and value not in {known for known, _ in choices}:
            unknown.append(f"{one.key}={value}")
            value = ""
        chosen.append(Chosen(one, choices, value))
    wanted = query.get("sort", "").strip()
    sortable = {column.key for column in columns if column.is_sortable}
    if wanted and wanted.removeprefix("-") not in sortable:
        unknown.append(f"sort={wanted}")
        wanted = ""
    wanted = wanted or default_sort
    text = query.get("q", "").strip()
    return ListAddress(text, wanted.removeprefix("-"), wanted.startswith("-"), chosen, unknown)


def search_rows(rows: QuerySet[Any], fields: Sequence[str], text: str) -> QuerySet[Any]:
    """Rows where every word is part of one of the fields, whatever the accents and case."""
    rows = rows.alias(**{f"cartable_searched_{index}": Fold(name) for index, name in enumerate(fields)})
    for word in text.split()[:MAX_WORDS]:
        folded = Fold(Value(word))
        anywhere = [Q(**{f"cartable_searched_{index}__contains": folded}) for index in range(len(fields))]
        rows = rows.filter(reduce(or_, anywhere))
    return rows


def sort_rows(rows: QuerySet[Any], columns: Sequence[Column], address: ListAddress) -> QuerySet[Any]:
    """In the order asked; the primary key settles ties, so that pages neither repeat nor lose a row."""
    column = next((column for column in columns if column.key == address.sort), None)
    if column is None:
        return rows if rows.ordered else rows.order_by("pk")
    return rows.order_by(*column.ordering(down=address.down), "pk")
