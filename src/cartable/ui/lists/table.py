"""The table as the template draws it: heads with their sorting links, rows of ready cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cartable.ui.address import with_parameters
from cartable.ui.cells import show
from cartable.ui.lists.columns import Column
from cartable.ui.lists.reading import ListAddress


def table_heads(columns: Sequence[Column], address: ListAddress, query: QueryDict) -> list[dict[str, Any]]:
    """One head a column; a sorted column turns round, another begins upwards, and both go back to the first page."""
    heads = []
    for column in columns:
        is_sorted = column.key == address.sort
        turned = f"-{column.key}" if is_sorted and not address.down else column.key
        heads.append(
            {
                "title": column.title,
                "numeric": column.numeric,
                "sort_url": with_parameters(query, sort=turned, page=None, export=None) if column.is_sortable else "",
                "aria_sort": ("descending" if address.down else "ascending") if is_sorted else "",
                "icon": ("chevron-down" if address.down else "chevron-up") if is_sorted else "chevrons-up-down",
            }
        )
    return heads


def table_rows(columns: Sequence[Column], rows: Iterable[Any]) -> list[dict[str, Any]]:
    """The first cell is the row's header."""
    return [
        {"pk": getattr(row, "pk", None), "name": str(columns[0].read(row)), "cells": row_cells(columns, row)}
        for row in rows
    ]


def row_cells(columns: Sequence[Column], row: Any) -> list[dict[str, Any]]:
    """Cells with their HTML, their column's title (the label on a phone) and whether they are numbers."""
    return [{"html": cell_html(column, row), "label": column.title, "numeric": column.numeric} for column in columns]


def cell_html(column: Column, row: Any) -> SafeString:
    """The value, as a link when the column has one."""
    html = show(column.read(row))
    url = column.url(row) if column.url is not None and html else ""
    return format_html('<a class="strong-link" href="{}">{}</a>', url, html) if url else html
