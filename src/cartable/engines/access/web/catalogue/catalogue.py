"""The catalogue of services, open to everybody."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.access.models import Service
from cartable.engines.access.queries.services import (
    TROUBLED,
    holding_states,
    listed_services,
    services_for,
    services_with_text,
)
from cartable.engines.access.web.catalogue.cards import Reader, card_of, shelve
from cartable.engines.access.web.catalogue.words import AUDIENCES, CATEGORIES, STATES, state_of
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.lists.reading import ListAddress
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage

MINE = {"held": _("I have it"), "ask": _("I can ask for it")}


def told(name: str) -> Any:
    """A column told in the reader's language."""
    return lambda service: title_of(service, name)


def with_audience(rows: QuerySet[Any], audience: str) -> QuerySet[Any]:
    """The services that a rule gives to this kind of people."""
    return rows.filter(pk__in=services_for(audience, today()))


class ServiceCatalogue(ListPage):
    """All services by category, with their state; for who is signed in, whether they have each."""

    title = _("Digital services")
    lead = _("What the institution offers you, how it is today, who has it by which rule, and how to ask for it.")
    template_name = "access/catalogue/services.html"
    fragment_template = "access/catalogue/services_body.html"
    permission = "service.view"
    search_fields = ("title_fr",)
    search_label = _("Mail, storage, printing…")
    page_size = 500
    export_name = "services"
    empty_title = _("No service yet")
    empty_text = _("The catalogue fills when those who manage services describe them.")
    columns = (
        Column("code", _("Code")),
        Column("title", _("Service"), value=told("title")),
        Column("category", _("Category"), value=lambda row: CATEGORIES[row.category]),
        Column("state", _("State of the service"), value=lambda row: state_of(row.state)),
        Column("since", _("Since"), value="state_since"),
        Column("summary", _("In a line"), value=told("summary")),
        Column("audience", _("For whom"), value=told("audience")),
        Column("owner", _("Kept by"), value=lambda row: title_of(row.owner)),
        Column("mail", _("Mail"), value="contact_mail"),
        Column("phone", _("Telephone"), value="contact_phone"),
        Column("hours", _("Support hours"), value=told("support_hours")),
        Column("restored", _("Restored within (working hours)"), value="restored_hours", numeric=True),
        Column("promise", _("Availability promised (%)"), value="availability_percent", numeric=True),
        Column("url", _("Address"), value="url"),
    )

    def queryset(self) -> QuerySet[Any]:
        """The listed ones, on their shelves."""
        return listed_services()

    def list_filters(self) -> list[ChoiceFilter]:
        """Category, state, for whom; for a member, what they have."""
        states = [(state, STATES[state][1]) for state in STATES]
        found = [
            ChoiceFilter("category", _("Category"), CATEGORIES.items()),
            ChoiceFilter("state", _("State of the service"), states),
            ChoiceFilter("for", _("For whom"), AUDIENCES.items(), apply=with_audience),
        ]
        if self.request.user.is_authenticated:
            found.append(ChoiceFilter("mine", _("For me"), MINE.items(), apply=self._mine))
        return found

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case and a wrong letter are forgiven."""
        return services_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 28 services »."""
        return ngettext("%(count)s service", "%(count)s services", count) % {"count": say_number(count)}

    def actions(self) -> list[Action]:
        """One's rights; for managers, the keeping of the catalogue."""
        found = []
        if is_allowed(self.request.user, "service.manage"):
            found.append(Action(_("Keep the catalogue"), reverse("access:catalogue"), icon="pencil"))
        return found

    def list_context(self, address: ListAddress, page: Page[Any]) -> dict[str, Any]:
        """The shelves, and what doesn't work today."""
        reader = Reader(self.request.user, today())
        cards = (
            [] if address.is_narrowed else [card_of(row, reader) for row in page.object_list if row.state in TROUBLED]
        )
        return {
            **super().list_context(address, page),
            "shelves": shelve(page.object_list, reader, together=bool(address.text)),
            "troubled": cards,
            "all_well": not address.is_narrowed and not cards,
        }

    def _mine(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """What the reader holds, or could ask for."""
        held = holding_states(getattr(self.request.user, "person", None), today())
        opening = [service for service, state in held.items() if state in ("held", "grace")]
        if value == "held":
            return rows.filter(pk__in=opening)
        running = (Service.State.OPEN, Service.State.DEGRADED, Service.State.INTERRUPTED)
        return rows.filter(can_be_asked=True, state__in=running).exclude(pk__in=list(held))
