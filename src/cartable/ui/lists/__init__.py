"""What a list page is made of: columns, filters, actions; and how it is read, sorted, searched and exported."""

from cartable.ui.lists.columns import Column
from cartable.ui.lists.filters import ChoiceFilter
from cartable.ui.lists.parts import Action, BulkAction

__all__ = ["Action", "BulkAction", "ChoiceFilter", "Column"]
