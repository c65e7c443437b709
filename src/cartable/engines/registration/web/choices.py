"""One's choices, someone's choices, and the students of a term."""

from __future__ import annotations

from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cartable.engines.calendar.api import Term, access_term, list_terms
from cartable.engines.people.api import access_person, people_with_text
from cartable.engines.registration.api import Choice, access_choices, count_students, students_of
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.lists import Column
from cartable.ui.lists.reading import ListAddress
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


@require_safe
def my_choices(request: HttpRequest) -> HttpResponse:
    """What the reader chose, term by term."""
    require(request.user, "choice.view_own")
    return _page(request, request.user.person, own=True)  # type: ignore[union-attr]


@require_safe
def choices_of_person(request: HttpRequest, key: UUID) -> HttpResponse:
    """What someone chose, for those who may see it."""
    person = access_person(request.user, key)
    return _page(request, person, own=False)


def _page(request: HttpRequest, person: Any, *, own: bool) -> HttpResponse:
    choices = access_choices(request.user, person)
    terms = [said_term(term, list(rows)) for term, rows in groupby(choices, key=lambda row: row.term)]
    return render(request, "registration/choices.html", {"person": person, "own": own, "terms": terms})


def said_term(term: Term, choices: list[Choice]) -> dict[str, Any]:
    """A term's choices as the page shows them."""
    units = [choice.offering.unit for choice in choices]
    return {
        "title": title_of(term),
        "credits": sum(unit.credits for unit in units),
        "lines": [(unit, title_of(unit), reverse("catalogue:unit", args=[unit.code])) for unit in units],
    }


class TermList(ListPage):
    """Terms, to reach their students."""

    title = _("Choices by term")
    lead = _("The students of each term, and what they chose.")
    permission = "choice.list"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    empty_title = _("No term yet")
    empty_text = _("A term is created in the calendar, or comes with an import.")
    columns = (
        Column(
            "term",
            _("Term"),
            value=title_of,
            order_by="title_fr",
            url=lambda term: reverse("registration:students", args=[term.code]),
        ),
        Column("code", _("Code"), order_by="code"),
        Column("starts_on", _("Begins on"), order_by="starts_on"),
    )

    def queryset(self) -> QuerySet[Any]:
        """All of them, the latest first."""
        return list_terms()


class StudentList(ListPage):
    """The students of a term, with the number of their choices and the credits these add up to."""

    permission = "choice.list"
    search_fields = ("family_name", "given_name", "code")
    search_label = _("Name or number")
    default_sort = "name"
    export_name = "choices"
    empty_title = _("Nobody chose anything yet")
    empty_text = _("Choices show here as soon as they are recorded.")
    columns = (
        Column(
            "name",
            _("Student"),
            value="sorted_name",
            order_by="name_key",
            url=lambda person: reverse("registration:person-choices", args=[person.uuid]),
        ),
        Column("code", _("Number"), order_by="code"),
        Column("units_count", _("Units"), order_by="units_count", numeric=True),
        Column("credits", _("Credits"), order_by="credits", numeric=True),
    )
    term: Term

    def prepare(self) -> None:
        """Find the term."""
        require(self.request.user, "choice.list")
        self.term = access_term(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """« Choix : automne 2026 »."""
        return format_lazy(_("Choices: {term}"), term=title_of(self.term))

    def crumbs(self) -> list[tuple[Any, str]]:
        """The terms."""
        return [(_("Choices by term"), reverse("registration:terms"))]

    def queryset(self) -> QuerySet[Any]:
        """One row a student."""
        sort = self.request.GET.get("sort", "").removeprefix("-")
        return students_of(term=self.term, by_figures=sort in ("units_count", "credits"))

    def count_rows(self, rows: QuerySet[Any], address: ListAddress) -> int:
        """Everyone is counted off the choices themselves."""
        return super().count_rows(rows, address) if address.is_narrowed else count_students(term=self.term)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """As in the directory: accents, order of words and a wrong letter don't matter."""
        return people_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 2 418 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}
