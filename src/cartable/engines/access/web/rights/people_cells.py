"""A person in a list of rights, and the page about them that the reader may open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Linked
from cartable.ui.lists import Action, Column


def rights_url(person: Any) -> str:
    """The page of a person's rights."""
    return reverse("access:person-rights", args=[person.uuid])


def rights_action(actor: Any, person: Any) -> list[Action]:
    """The way to a person's rights, for who may read them: a delegation gives, and doesn't read."""
    if not is_allowed(actor, "holding.view", person):
        return []
    return [Action(gettext_lazy("Rights of the person"), rights_url(person), icon="user")]


def person_column(url: Callable[[Any], str | None] = lambda row: rights_url(row.person)) -> Column:
    """The person of a row, leading to ``url`` of the row, or nowhere when it is None; exported as a name alone."""

    def cell(row: Any) -> Any:
        address = url(row)
        return row.person.sorted_name if address is None else Linked(row.person.sorted_name, address)

    return Column(
        "person",
        gettext_lazy("Person"),
        value=cell,
        order_by=("person__name_key", "person_id"),
        export=lambda row: row.person.sorted_name,
    )
