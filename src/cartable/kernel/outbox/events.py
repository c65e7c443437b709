"""What an event is, for those who tell it and those who hear it."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, TypeVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class DomainEvent:
    """Something that happened. A subclass is a frozen dataclass with ``name`` ("term.published", in the past tense).

    ``aggregate`` is the thing it happened to (``f"term:{term.uuid}"``): events about one thing arrive in order. The
    fields are text, numbers, booleans, None, UUID, day, instant, decimal, and lists or mappings of these: facts that
    stay true, no model. Raises TypeError when the subclass has no name.
    """

    name: ClassVar[str]
    aggregate: str

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if "." not in getattr(cls, "name", ""):
            raise TypeError(f"{cls.__qualname__} needs a class attribute name = 'noun.happened'")

    def payload(self) -> dict[str, Any]:
        """The fields, without the aggregate."""
        return {
            field.name: getattr(self, field.name) for field in dataclasses.fields(self) if field.name != "aggregate"
        }


E = TypeVar("E", bound=DomainEvent)


@dataclass(frozen=True, slots=True)
class Received:
    """An event as a subscriber gets it. It may come twice: ``uuid`` tells whether it was seen already."""

    sequence: int
    uuid: UUID
    name: str
    aggregate: str
    payload: Mapping[str, Any]
    occurred_at: datetime
    actor: str
    attempt: int

    def read_as(self, kind: type[E]) -> E:
        """The event as it was emitted; fields it didn't have yet take their defaults, fields since removed are left.

        Raises TypeError when a field without default is missing, ValueError when ``kind`` is another event's.
        """
        if kind.name != self.name:
            raise ValueError(f"{self.name} can't be read as {kind.name}")
        hints = typing.get_type_hints(kind)
        known = {field.name for field in dataclasses.fields(kind)}
        values = {key: _restore(hints[key], value) for key, value in self.payload.items() if key in known}
        return kind(aggregate=self.aggregate, **values)


_READERS: dict[Any, Any] = {
    UUID: UUID,
    Decimal: Decimal,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def _restore(hint: Any, value: Any) -> Any:
    """What JSON made of a value, back in the type the field declares."""
    if value is None:
        return None
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        kinds = [kind for kind in inner if kind is not type(None)]
        return _restore(kinds[0], value) if len(kinds) == 1 else value
    if origin in (list, tuple, frozenset, set) and isinstance(value, list):
        return origin(_restore(inner[0], item) for item in value) if inner else origin(value)
    if origin is dict and len(inner) == 2:
        return {key: _restore(inner[1], item) for key, item in value.items()}
    return _READERS[hint](value) if hint in _READERS and isinstance(value, str) else value
