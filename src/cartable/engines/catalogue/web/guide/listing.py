"""The guide's list: search, filters with counts, selection; the whole state is in the address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from cartable.engines.calendar.api import current_year
from cartable.engines.catalogue.guide.facets import FACETS, count_choices, narrow
from cartable.engines.catalogue.guide.finding import Found, find
from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.queries.guide import taught_labels
from cartable.engines.catalogue.queries.synonyms import synonyms_in_use
from cartable.engines.catalogue.web.guide.cards import card_of
from cartable.engines.catalogue.web.guide.columns import COLUMNS
from cartable.engines.catalogue.web.guide.filters import Filter, build_filters
from cartable.engines.catalogue.web.guide.page import GuidePage
from cartable.engines.catalogue.web.guide.words import say_units
from cartable.kernel.clock import today
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.address import with_parameters, without_blanks
from cartable.ui.lists.exports import export_csv, export_xlsx
from cartable.ui.views.list_page import page_links

PAGE_SIZE = 24
MOST_LETTERS = 200
SORTS = {
    "code": (gettext_lazy("by code"), lambda unit: unit.code),
    "credits": (gettext_lazy("most credits first"), lambda unit: (-unit.credits, unit.code)),
    "level": (gettext_lazy("by level"), lambda unit: (unit.level, unit.code)),
}


class UnitGuide(GuidePage):
    """Every unit in force, open to everybody."""

    title = gettext_lazy("Course guide")
    template_name = "catalogue/guide/list.html"

    def prepare(self) -> None:
        """The contents of units are read only when somebody searches in them."""
        self.text = self.request.GET.get("q", "").strip()[:MOST_LETTERS]
        self.with_text = bool(self.text)  # type: ignore[misc]

    @cached_property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The values chosen in each filter; those that no unit has are left aside."""
        known = count_choices(list(self.units.values()), {})
        wanted = {key: dict.fromkeys(self.request.GET.getlist(key)) for key in FACETS}
        return {key: tuple(value for value in values if value in known[key]) for key, values in wanted.items()}

    @cached_property
    def unknown(self) -> list[str]:
        """What the address asks for and the guide doesn't know."""
        asked = [(key, value) for key in FACETS for value in self.request.GET.getlist(key) if value]
        return [f"{key}={value}"[:60] for key, value in asked if value not in self.chosen[key]]

    @cached_property
    def found(self) -> Found:
        """What the search gave."""
        more = {key: f"{one.title_fr} {one.title_en}" for key, one in self.labels.items()}
        return find(self.units.values(), self.text, more=more, synonyms=synonyms_in_use() if self.text else None)

    @cached_property
    def labels(self) -> Mapping[int, Any]:
        """The competences taught, by id."""
        return taught_labels()

    @cached_property
    def answering(self) -> list[GuideUnit]:
        """The units that answer the words typed, best first; all of them when nothing is typed."""
        return [self.units[code] for code in self.found.codes] if self.text else list(self.units.values())

    @cached_property
    def shown(self) -> list[GuideUnit]:
        """Those that the filters leave, in the order asked."""
        rows = narrow(self.answering, self.chosen)
        sort = self.request.GET.get("sort", "")
        return sorted(rows, key=SORTS[sort][1]) if sort in SORTS else rows

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, its results alone for HTMX, or a file."""
        if wanted := request.GET.get("export", ""):
            return self.export(wanted)
        is_fragment = request.headers.get("HX-Request-Type") == "partial"
        template = "catalogue/guide/results.html" if is_fragment else self.template_name
        response = render(request, template, self.frame_context() | {"is_fragment": is_fragment})
        if is_fragment:
            response["HX-Push-Url"] = request.path + without_blanks(request.GET)
        patch_vary_headers(response, ["HX-Request-Type"])
        return response

    def export(self, wanted: str) -> HttpResponseBase:
        """Every unit that the address keeps. Raises InputRefused for an unknown format."""
        if wanted == "csv":
            return export_csv(COLUMNS, self.shown, _("course-guide"))
        if wanted == "xlsx":
            return export_xlsx(COLUMNS, self.shown, _("course-guide"), _("Course guide"))
        fault = Fault(
            "export.format", _("The guide is exported as csv or xlsx."), "export", _("Choose one of the two.")
        )
        raise InputRefused(fault)

    def crumbs(self) -> Sequence[tuple[Any, str]]:
        """None: this is the beginning."""
        return ()

    def lead_text(self) -> str:
        """How many units, for whom."""
        count = say_units(len(self.units))
        return _("%(units)s, open to every student of the university according to what each has done before.") % {
            "units": count
        }

    def extra(self) -> dict[str, Any]:
        """The filters, the results of the page, and what was done to the search."""
        query = self.request.GET
        page = Paginator(self.shown, PAGE_SIZE).get_page(query.get("page"))
        filters = build_filters(self.units.values(), self.answering, self.chosen, self.labels)
        sort = query.get("sort", "")
        return {
            "year": current_year(today()),
            "filters": filters,
            "active_count": sum(len(values) for values in self.chosen.values()),
            "text": self.text,
            "found": self.found,
            "unknown": self.unknown,
            "count": len(self.shown),
            "count_text": say_units(len(self.shown)),
            "cards": [card_of(unit, self.basket, query) for unit in page.object_list],
            "page": page,
            "pages": page_links(page, query),
            "chips": list(self._chips(filters)),
            "clear_url": self.basket.link(self.request.path),
            "sorts": [(key, label, key == sort) for key, (label, _key) in SORTS.items()],
            "export_urls": [(kind, with_parameters(query, export=kind, page=None)) for kind in ("csv", "xlsx")],
            "coming_url": self.basket.link(reverse("guide:coming")),
            "paths_url": self.basket.link(reverse("guide:paths")),
        }

    def _chips(self, filters: Sequence[Filter]) -> Any:
        """What narrows the list, each with the address that takes it away."""
        query = self.request.GET
        if self.text:
            yield pgettext("noun", "Search"), self.text, with_parameters(query, q=None, page=None)
        for one in filters:
            for choice in one.choices:
                if choice.is_chosen:
                    kept = query.copy()
                    kept.setlist(one.key, [value for value in query.getlist(one.key) if value != choice.value])
                    kept.pop("page", None)
                    yield one.title, choice.label, f"?{kept.urlencode()}"
