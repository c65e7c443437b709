"""A structure and what is below or above it, found by the database itself in the statement that needs it."""

from __future__ import annotations

from django.db.models import BigIntegerField, Func, Value

from cartable.engines.people.models import Structure

TABLE = Structure._meta.db_table


class Below(Func):
    """Ids of the structure with this code and of all below it. UNION stops even at a circle."""

    template = (
        f"(WITH RECURSIVE below(id) AS (SELECT id FROM {TABLE} WHERE code = %(expressions)s UNION"  # noqa: S608
        f" SELECT child.id FROM {TABLE} child JOIN below ON child.parent_id = below.id) SELECT id FROM below)"
    )
    arity = 1
    output_field = BigIntegerField()


class Above(Func):
    """Ids of the structure with this code and of all above it."""

    template = (
        f"(WITH RECURSIVE above(id, parent_id) AS (SELECT id, parent_id FROM {TABLE} WHERE code = %(expressions)s UNION"  # noqa: S608
        f" SELECT up.id, up.parent_id FROM {TABLE} up JOIN above ON up.id = above.parent_id) SELECT id FROM above)"
    )
    arity = 1
    output_field = BigIntegerField()


def below(code: str) -> Below:
    """Ids of the structure and those below; nothing when no structure has the code."""
    return Below(Value(code))


def above(code: str) -> Above:
    """Ids of the structure and those above; nothing when no structure has the code."""
    return Above(Value(code))
