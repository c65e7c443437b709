"""What a merge would move, counted before it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass

from cartable.engines.people.domain.merging.links import is_pair, list_links
from cartable.engines.people.models import Person


@dataclass(frozen=True, slots=True)
class Moving:
    """Rows of one kind (``verbose_name_plural`` of the model) that name the record to be absorbed."""

    label: str
    title: str
    number: int


def foresee_merge(absorbed: Person) -> list[Moving]:
    """How many rows of each kind would change hands, but for those of which the other has the same already."""
    found = []
    for link in list_links():
        number = 0 if is_pair(link) else link.rows(absorbed.pk).count()
        if number:
            found.append(Moving(link.label, str(link.model._meta.verbose_name_plural), number))
    return found
