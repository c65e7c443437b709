"""The keeping of the catalogue: the services that one manages."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.access.queries.services import kept_services, services_with_text
from cartable.engines.access.web.catalogue.forms import managed_structures
from cartable.engines.access.web.catalogue.words import CATEGORIES, STATES, state_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import on_campus, say_number
from cartable.ui.views import ListPage

LISTED, HIDDEN = _("In the catalogue"), _("Hidden")


class KeptServices(ListPage):
    """All the services of the structures that the reader manages, those out of the public catalogue too."""

    title = _("Keeping the catalogue")
    lead = _("The services of your structures: what is said of them, their levels and their state.")
    permission = "service.manage"
    search_fields = ("title_fr",)
    search_label = _("Title or code")
    default_sort = "title"
    export_name = "catalogue"
    empty_title = _("No service to keep yet")
    empty_text = _("Describe a first service, or import a catalogue.")
    columns = (
        Column(
            "title",
            _("Service"),
            value=title_of,
            order_by="sorted_title",
            url=lambda row: reverse("access:service", args=[row.code]),
        ),
        Column("code", _("Code"), order_by="code"),
        Column("category", _("Category"), value=lambda row: CATEGORIES[row.category], order_by="shelf"),
        Column("state", _("State of the service"), value=lambda row: state_of(row.state), order_by="state"),
        Column(
            "since",
            _("Since"),
            value=lambda row: row.state_since and on_campus(row.state_since),
            order_by="state_since",
        ),
        Column("owner", _("Kept by"), value=lambda row: title_of(row.owner), order_by="owner__title_fr"),
        Column("rules", _("Rules in force"), value="rules_count", order_by="rules_count", numeric=True),
        Column("listed", _("Public"), value="is_listed", order_by="-is_listed"),
    )
    filters = (
        ChoiceFilter("category", _("Category"), CATEGORIES.items()),
        ChoiceFilter("state", _("State of the service"), [(state, STATES[state][1]) for state in STATES]),
        ChoiceFilter(
            "listed",
            _("Public"),
            [("yes", LISTED), ("no", HIDDEN)],
            apply=lambda rows, value: rows.filter(is_listed=value == "yes"),
        ),
    )

    def prepare(self) -> None:
        """Answers to a search come nearest first, unless another order is asked."""
        if self.request.GET.get("q", "").strip() and not self.request.GET.get("sort"):
            self.default_sort = ""  # type: ignore[misc]

    def queryset(self) -> QuerySet[Any]:
        """Those of the structures that the reader manages."""
        return kept_services(today()).filter(owner__in=[row.pk for row in managed_structures(self.request.user)])

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case and a wrong letter are forgiven."""
        return services_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 28 services »."""
        return ngettext("%(count)s service", "%(count)s services", count) % {"count": say_number(count)}

    def empty_action(self) -> tuple[str, Any]:
        """Begin."""
        return reverse("access:new-service"), _("New service")

    def actions(self) -> list[Action]:
        """A file to keep or to work on, an import, a new one."""
        return [
            Action(_("Catalogue file"), reverse("access:catalogue-file"), icon="file-down"),
            Action(_("Import"), reverse("access:import-services"), icon="upload"),
            Action(_("New service"), reverse("access:new-service"), icon="plus", primary=True),
        ]
