"""The folded form of a text: lower case, no accent (``cartable_fold`` of the database)."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db.models import Func, TextField
from django.db.models.expressions import Combinable


class Fold(Func):
    """``cartable_fold(text)``: "Élodie ŒUVRARD" becomes "elodie oeuvrard"; NULL stays NULL."""

    function = "cartable_fold"
    arity = 1
    output_field = TextField()


def fold_expression(field: str | Combinable) -> Fold:
    """The folded text of a field (by its name) or of any text expression."""
    return Fold(field)


def fold_index(field: str | Combinable, name: str) -> GinIndex:
    """A trigram index on the folded text; with it ``matching`` stays quick on large tables.

    The model's first migration must depend on ``("kernel_search", "0001_text_search")``.
    """
    return GinIndex(OpClass(Fold(field), name="gin_trgm_ops"), name=name)
