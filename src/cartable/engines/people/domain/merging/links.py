"""Every row of the product that names a person, whatever engine it is of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet

from cartable.engines.people.models import LikelyDuplicate, Merge, Person


@dataclass(frozen=True, slots=True)
class Link:
    """A column that holds a person."""

    model: type[models.Model]
    field: str

    @property
    def label(self) -> str:
        """``app.Model.field``, as merges keep it."""
        return f"{self.model._meta.label}.{self.field}"

    def rows(self, person_id: int) -> QuerySet[Any]:
        """The rows that name this person here."""
        return self.model._base_manager.filter(**{self.field: person_id}).order_by("pk")


def list_links() -> list[Link]:
    """Every foreign key to a person in the whole product, in a fixed order; upper engines' without importing them.

    The history stays with the record that it tells of, and merges name the two records as they were.
    """
    found = []
    for relation in Person._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        model, field = relation.related_model, relation.field
        if model is Merge or model._meta.proxy or hasattr(model, "pgh_tracked_model"):
            continue
        found.append(Link(model, field.name))
    return sorted(found, key=lambda link: link.label)


def move_rows(link: Link, source: int, target: int) -> tuple[list[int], list[int]]:
    """Make the rows of one person another's: the keys of those moved, and of those that the database refused.

    A row is refused when the other has the same already (a tie on the same days, a membership of the same group).
    """
    keys = list(link.rows(source).values_list("pk", flat=True))
    if not keys:
        return [], []
    if _try_to_move(link, keys, target):
        return keys, []
    moved: list[int] = []
    left: list[int] = []
    for key in keys:
        (moved if _try_to_move(link, [key], target) else left).append(key)
    return moved, left


def last_keys() -> dict[str, int]:
    """The greatest key of each table that names a person: what is written later has a greater one."""
    found: dict[str, int] = {}
    for link in list_links():
        label = link.model._meta.label
        if label not in found:
            found[label] = link.model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0
    return found


def written_since(person_id: int, last: dict[str, int]) -> Iterator[tuple[Link, list[int]]]:
    """The rows that name a person and were written after ``last_keys`` was asked."""
    for link in list_links():
        keys = list(
            link.rows(person_id).filter(pk__gt=last.get(link.model._meta.label, 0)).values_list("pk", flat=True)
        )
        if keys:
            yield link, keys


def is_pair(link: Link) -> bool:
    """Whether the rows are pairs that may be one person: nobody has to be told of them."""
    return link.model is LikelyDuplicate


def _try_to_move(link: Link, keys: list[int], target: int) -> bool:
    try:
        with transaction.atomic():
            link.model._base_manager.filter(pk__in=keys).update(**{link.field: target})
    except IntegrityError:
        return False
    return True


def move_some(link: Link, keys: list[int], source: int, target: int) -> list[int]:
    """Make those of these rows that are still one person's another's; the keys of those that the database refused."""
    mine = list(link.rows(source).filter(pk__in=keys).values_list("pk", flat=True))
    if not mine or _try_to_move(link, mine, target):
        return []
    return [key for key in mine if not _try_to_move(link, [key], target)]
