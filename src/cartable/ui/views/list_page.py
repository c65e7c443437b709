"""A list: searched, filtered, sorted, cut in pages, exported; all of it in the address, and without JavaScript."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.address import with_parameters, without_blanks
from cartable.ui.lists import BulkAction, ChoiceFilter, Column
from cartable.ui.lists.exports import CHUNK, export_csv, export_xlsx
from cartable.ui.lists.reading import ListAddress, read_address, search_rows, sort_rows
from cartable.ui.lists.table import table_heads, table_rows
from cartable.ui.moments import say_number
from cartable.ui.views.guarded import GuardedPage


class ListPage(GuardedPage):
    """Subclass it; see the README. Asks two queries (rows, count) besides those of the filters' choices."""

    template_name = "ui/list.html"
    fragment_template: ClassVar[str] = "ui/list_body.html"
    columns: ClassVar[Sequence[Column]] = ()
    filters: ClassVar[Sequence[ChoiceFilter]] = ()
    search_fields: ClassVar[Sequence[str]] = ()
    search_label: ClassVar[Any] = gettext_lazy("Search in the list")
    default_sort: ClassVar[str] = ""
    page_size: ClassVar[int] = 25
    export_name: ClassVar[str] = "list"
    bulk_actions: ClassVar[Sequence[BulkAction]] = ()
    empty_title: ClassVar[Any] = gettext_lazy("Nothing here yet")
    empty_text: ClassVar[Any] = gettext_lazy("This list fills as the campus works.")

    def queryset(self) -> QuerySet[Any]:
        """All rows that this reader may see, with select_related and prefetch_related for the columns."""
        raise NotImplementedError

    def list_columns(self) -> Sequence[Column]:
        """The columns; override for a list that depends on the reader."""
        return self.columns

    def list_filters(self) -> Sequence[ChoiceFilter]:
        """The filters; override for choices that depend on the reader."""
        return self.filters

    @property
    def is_searchable(self) -> bool:
        """Whether rows can be looked for: fields are named, or the page searches in its own way."""
        return bool(self.search_fields) or type(self).search is not ListPage.search

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """The rows that answer ``text``."""
        return search_rows(rows, self.search_fields, text) if self.search_fields else rows

    def count_text(self, count: int) -> str:
        """« 312 résultats »; override to name what is listed."""
        return ngettext("%(count)s result", "%(count)s results", count) % {"count": say_number(count)}

    def caption(self, address: ListAddress) -> str:
        """The table's caption: what it is and how it is sorted."""
        sorted_by = next((column.title for column in self.list_columns() if column.key == address.sort), "")
        if not sorted_by:
            return str(self.page_title())
        return _("%(title)s, sorted by %(column)s") % {"title": self.page_title(), "column": sorted_by}

    def empty_action(self) -> tuple[str, Any]:
        """Address and label of the button of an empty list."""
        return ("", "")

    def run_bulk(self, action: str, rows: QuerySet[Any]) -> Any:
        """Do the act on the ticked rows and return the message to show."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, its body alone for HTMX, or a file."""
        address = read_address(request.GET, self.list_columns(), self.list_filters(), self.default_sort)
        rows = self.list_rows(address)
        if wanted := request.GET.get("export", ""):
            return self.export(wanted, rows)
        paginator = Paginator(rows, self.page_size)
        paginator.count = self.count_rows(rows, address)
        page = paginator.get_page(request.GET.get("page"))
        is_fragment = request.headers.get("HX-Request-Type") == "partial"
        template = self.fragment_template if is_fragment else self.template_name
        context = self.frame_context() | self.list_context(address, page) | {"is_fragment": is_fragment}
        response = render(request, template, context)
        if is_fragment:
            response["HX-Push-Url"] = request.path + without_blanks(request.GET)
        patch_vary_headers(response, ["HX-Request-Type"])
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A bulk action on the ticked rows, then the same page again."""
        action = next((one for one in self.bulk_actions if one.key == request.POST.get("bulk")), None)
        picked = request.POST.getlist("pick")
        if action is None or not picked or not all(value.isdigit() for value in picked):
            raise InputRefused(
                Fault("list.bulk", _("No act or no row was chosen."), mend=_("Tick at least one row, then choose."))
            )
        if action.permission:
            require(request.user, action.permission, self.permission_object())
        message = self.run_bulk(action.key, self.queryset().filter(pk__in=picked))
        if message:
            messages.success(request, message)
        return HttpResponseRedirect(request.get_full_path())

    def list_rows(self, address: ListAddress) -> QuerySet[Any]:
        """The rows that the address asks for, in order."""
        rows = self.queryset()
        for choice in address.chosen:
            if choice.value:
                rows = choice.filter.narrow(rows, choice.value)
        if address.text:
            rows = self.search(rows, address.text)
        return sort_rows(rows, self.list_columns(), address)

    def count_rows(self, rows: QuerySet[Any], address: ListAddress) -> int:
        """How many rows in all; override it where something quicker than counting them says the same."""
        return rows.count()

    def export(self, wanted: str, rows: QuerySet[Any]) -> HttpResponseBase:
        """A file of every row, not only of the page. Raises InputRefused for an unknown format."""
        columns = [column for column in self.list_columns() if column.export is not False]
        streamed = rows.iterator(chunk_size=CHUNK)
        if wanted == "csv":
            return export_csv(columns, streamed, self.export_name)
        if wanted == "xlsx":
            return export_xlsx(columns, streamed, self.export_name, str(self.page_title()))
        fault = Fault(
            "export.format", _("This list is exported as csv or xlsx."), "export", _("Choose one of the two.")
        )
        raise InputRefused(fault)

    def list_context(self, address: ListAddress, page: Page[Any]) -> dict[str, Any]:
        """What ``ui/list_body.html`` draws."""
        query = self.request.GET
        empty_url, empty_label = self.empty_action()
        return {
            "address": address,
            "heads": table_heads(self.list_columns(), address, query),
            "rows": table_rows(self.list_columns(), page.object_list),
            "caption": self.caption(address),
            "page": page,
            "count_text": self.count_text(page.paginator.count),
            "pages": page_links(page, query),
            "chips": filter_chips(address, query),
            "export_urls": [(kind, with_parameters(query, export=kind, page=None)) for kind in ("csv", "xlsx")],
            "bulk_actions": self.bulk_actions,
            "empty": {
                "title": self.empty_title,
                "text": self.empty_text,
                "url": empty_url,
                "label": empty_label,
            },
        }


def page_links(page: Page[Any], query: Any) -> dict[str, Any]:
    """Numbers with gaps, and the addresses before and after."""
    numbers = [
        {"number": number, "url": with_parameters(query, page=number), "is_current": number == page.number}
        if isinstance(number, int)
        else {"gap": True}
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ]
    return {
        "numbers": numbers,
        "before": with_parameters(query, page=page.number - 1) if page.has_previous() else "",
        "after": with_parameters(query, page=page.number + 1) if page.has_next() else "",
    }


def filter_chips(address: ListAddress, query: Any) -> list[dict[str, Any]]:
    """What is in force, each with the address that takes it away."""
    chips = [
        {
            "text": choice.label,
            "title": choice.filter.title,
            "url": with_parameters(query, **{choice.filter.key: None}, page=None),
        }
        for choice in address.chosen
        if choice.value
    ]
    if address.text:
        chips.append({"text": address.text, "title": _("Search"), "url": with_parameters(query, q=None, page=None)})
    return chips
