"""The students of a unit: list and photos, for its team."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import current_term
from cartable.engines.catalogue.api import dashboard, mails
from cartable.engines.people.api import Person, visible_people
from cartable.engines.registration.queries.unit_students import students_of_unit, terms_followed
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotFound
from cartable.ui.cells import Linked
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


class RosterPage(ListPage):
    """The students whose names the reader may read; of the term and of the group of the address."""

    search_fields = ("family_name", "given_name", "usage_family_name", "usage_given_name", "code")
    search_label = _("Name or number")
    default_sort = "name"
    empty_title = _("Nobody yet")
    empty_text = _("The students who choose this unit show here as soon as their choice is recorded.")

    def prepare(self) -> None:
        """The unit, its terms and groups."""
        self.unit = dashboard.access_dashboard(self.request.user, self.kwargs["code"])
        self.terms = terms_followed(self.unit)
        now = current_term(today())
        codes = [term.code for term in self.terms]
        first = now.code if now is not None and now.code in codes else next(iter(codes), "")
        asked = self.request.GET.get("term", "")
        self.term_code = asked if asked in codes else first

    def crumbs(self) -> list[tuple[Any, str]]:
        """The unit, its dashboard."""
        code = [self.unit.code]
        return [
            (self.unit.code, reverse("catalogue:unit", args=code)),
            (_("Dashboard"), reverse("catalogue:dashboard", args=code)),
        ]

    def lead_text(self) -> Any:
        """Which term."""
        term = next((one for one in self.terms if one.code == self.term_code), None)
        return title_of(term) if term else ""

    def list_filters(self) -> list[ChoiceFilter]:
        """Term and group."""
        groups = [
            (one.key, one.title)
            for one in mails.list_audiences(unit=self.unit, on=today())
            if not one.key.startswith(("term:", "team:"))
        ]
        terms = [(term.code, title_of(term)) for term in self.terms]
        return [
            ChoiceFilter("term", _("Term"), terms, apply=lambda rows, _code: rows),
            ChoiceFilter("group", _("Group"), groups, apply=self._of_group),
        ]

    def queryset(self) -> QuerySet[Person]:
        """Those of the term."""
        rows = students_of_unit(unit=self.unit, term_code=self.term_code, on=today())
        return rows.filter(visible_people(self.request.user))

    def count_text(self, count: int) -> str:
        """« 42 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}

    def actions(self) -> list[Action]:
        """Write to them."""
        if not is_allowed(self.request.user, "unit.mail", self.unit):
            return []
        address = reverse("catalogue:write-mail", args=[self.unit.code])
        return [Action(_("Write a mail"), address, icon="mail")]

    def _of_group(self, rows: QuerySet[Person], key: str) -> QuerySet[Person]:
        try:
            _audience, people = mails.get_audience(unit=self.unit, key=key, on=today())
        except NotFound:
            return rows.none()
        return rows.filter(pk__in=people)


class UnitStudents(RosterPage):
    """The list."""

    columns = (
        Column(
            "name",
            _("Name"),
            value=lambda one: Linked(one.sorted_name, reverse("people:person", args=[one.uuid])),
            order_by="name_key",
        ),
        Column("code", _("Campus number"), order_by="code"),
        Column(
            "programme",
            _("Programme"),
            value=lambda one: ", ".join(row.programme.code for row in one.enrolments_today),
        ),
        Column("chosen", _("Chosen"), value="chosen_at", order_by="chosen_at"),
    )

    @property
    def export_name(self) -> str:  # type: ignore[override]
        """The file's name."""
        return f"{self.unit.code}-{self.term_code}"

    def page_title(self) -> Any:
        """« Étudiants de MT01 »."""
        return gettext("Students of %(code)s") % {"code": self.unit.code}

    def actions(self) -> list[Action]:
        """And the photos."""
        address = reverse("registration:unit-photos", args=[self.unit.code])
        return [*super().actions(), Action(_("Photo roster"), f"{address}?term={self.term_code}", icon="image")]


class UnitPhotos(RosterPage):
    """The faces, on one page to print; only of those who agreed to show theirs."""

    template_name = "registration/roster/photos.html"
    fragment_template = "registration/roster/faces.html"
    page_size = 400
    columns = (
        Column("name", _("Name"), value="sorted_name", order_by="name_key"),
        Column("code", _("Campus number"), order_by="code"),
    )

    @property
    def export_name(self) -> str:  # type: ignore[override]
        """The file's name."""
        return f"{self.unit.code}-{self.term_code}-names"

    def page_title(self) -> Any:
        """« Trombinoscope de MT01 »."""
        return gettext("Photo roster of %(code)s") % {"code": self.unit.code}

    def queryset(self) -> QuerySet[Person]:
        """With whether each agreed to show a photo."""
        own = Person.objects.filter(
            pk=OuterRef("pk"),
            photo__isnull=False,
            consents__kind="photo",
            consents__withdrawn_at__isnull=True,
        )
        return super().queryset().annotate(agreed=Exists(own))

    def list_context(self, address: Any, page: Any) -> dict[str, Any]:
        """The people themselves."""
        return super().list_context(address, page) | {"people": page.object_list}
