"""A filter that offers choices; its value lives in the address under its key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import pgettext_lazy

ALL = pgettext_lazy("filter", "any")
Choices = Iterable[tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class ChoiceFilter:
    """One choice among several.

    ``choices``: pairs (value, label) or a function without argument giving them. ``lookup``: the field compared with
    the value; or ``apply``: function (rows, value) -> rows. ``everything``: the text of no choice.
    """

    key: str
    title: Any
    choices: Choices | Callable[[], Choices]
    lookup: str = ""
    apply: Callable[[QuerySet[Any], str], QuerySet[Any]] | None = None
    everything: Any = ALL

    def list_choices(self) -> list[tuple[str, Any]]:
        """The pairs, values as text."""
        pairs = self.choices() if callable(self.choices) else self.choices
        return [(str(value), label) for value, label in pairs]

    def narrow(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The rows with this value."""
        if self.apply is not None:
            return self.apply(rows, value)
        return rows.filter(**{self.lookup or self.key: value})
