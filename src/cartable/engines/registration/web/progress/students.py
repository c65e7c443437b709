"""The students of a programme with their progress, for those who answer for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.api import Programme, programmes
from cartable.engines.people.api import Person, people_with_text, standing_of
from cartable.engines.registration.api import Standing, advisers_by_student, enrolled_in, judge_all, judge_many
from cartable.engines.registration.models import Enrolment, UnitResult
from cartable.engines.registration.rules.progress import READERS
from cartable.engines.registration.web.progress.shown import show_standing
from cartable.engines.registration.web.progress.words import node_status
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.cells import Ratio
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


class ProgrammeList(ListPage):
    """Programmes, to reach their students."""

    title = _("Progress by programme")
    lead = _("The students of each programme, and how far each is from the degree.")
    permission = "progress.list"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "programmes"
    empty_title = _("No programme of yours yet")
    empty_text = _("Programmes show here once students are enrolled in them.")
    columns = (
        Column(
            "title",
            _("Programme"),
            value=title_of,
            order_by="title_fr",
            url=lambda row: reverse("registration:programme-students", args=[row.code]),
        ),
        Column("code", _("Code"), order_by="code"),
        Column("students_count", _("Students"), order_by="students_count", numeric=True),
    )

    def queryset(self) -> QuerySet[Any]:
        """Those that the reader answers for."""
        day = today()
        in_force = Q(enrolments__valid_from__lte=day) & (
            Q(enrolments__valid_until__isnull=True) | Q(enrolments__valid_until__gt=day)
        )
        counted = Programme.objects.annotate(students_count=Count("enrolments", filter=in_force))
        return counted.filter(_covered(self.request.user))


class ProgrammeStudents(ListPage):
    """One programme's students: credits acquired and coming, where each stands."""

    search_fields = ("family_name", "given_name", "code")
    search_label = _("Name or number")
    default_sort = "name"
    export_name = "progress"
    empty_title = _("Nobody is enrolled in this programme")
    empty_text = _("Students show here once they are enrolled in it.")
    programme: Programme

    def prepare(self) -> None:
        """Find the programme."""
        require(self.request.user, "progress.list")
        self.programme = programmes.access_programme(self.request.user, self.kwargs["code"])
        require(self.request.user, "progress.list", self.programme)
        self.day = today()
        self.standings: dict[int, Standing] = {}
        self.advisers: dict[int, Person] = {}

    def page_title(self) -> Any:
        """The programme's name."""
        return title_of(self.programme)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The programmes."""
        return [(_("Progress by programme"), reverse("registration:programmes-progress"))]

    def queryset(self) -> QuerySet[Any]:
        """One row a student, with the credits acquired."""
        results = UnitResult.objects.filter(person=OuterRef("pk")).order_by().values("person")
        acquired = Subquery(results.annotate(sum=Sum("credits")).values("sum"))
        return enrolled_in(programme=self.programme, on=self.day).annotate(acquired=Coalesce(acquired, 0))

    def list_columns(self) -> Sequence[Column]:
        """The columns, which read where each stands."""
        return (
            Column(
                "name",
                _("Student"),
                value="sorted_name",
                order_by="name_key",
                url=lambda person: reverse("registration:progress", args=[person.uuid]),
            ),
            Column("code", _("Number"), order_by="code"),
            Column(
                "acquired",
                _("Credits acquired"),
                value=self._credits,
                order_by="acquired",
                export=lambda row: row.acquired,
            ),
            Column("coming", _("Under way or planned"), value=self._coming, numeric=True),
            Column("state", _("Degree"), value=self._state),
            Column("adviser", _("Adviser"), value=self._adviser),
        )

    def list_filters(self) -> Sequence[ChoiceFilter]:
        """Where they stand."""
        choices = [
            ("satisfied", _("complete")),
            ("in_progress", _("complete if all is passed")),
            ("missing", _("not complete")),
        ]
        return (ChoiceFilter("standing", _("Degree"), choices=choices, apply=self._standing_at),)

    def list_context(self, address: Any, page: Any) -> dict[str, Any]:
        """Judge those of the page only."""
        page.object_list = list(page.object_list)
        self._judge([person.pk for person in page.object_list])
        return super().list_context(address, page)

    def export(self, wanted: str, rows: QuerySet[Any]) -> HttpResponseBase:
        """Judge the whole programme."""
        self._judge(rows.values_list("pk", flat=True))
        return super().export(wanted, rows)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """As in the directory."""
        return people_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 418 étudiants »."""
        return ngettext("%(count)s student", "%(count)s students", count) % {"count": say_number(count)}

    def _judge(self, ids: Any) -> None:
        wanted = list(ids)
        self.standings = judge_many(person_ids=wanted, on=self.day, programme_id=self.programme.pk)
        self.advisers = advisers_by_student(wanted, self.day)

    def _standing_at(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        found = judge_all(programme=self.programme, on=self.day)
        wanted = ("satisfied", "waived") if value == "satisfied" else (value,)
        return rows.filter(pk__in=[pk for pk, one in found.items() if one.judged and one.judged.state in wanted])

    def _credits(self, person: Any) -> Any:
        shown = show_standing(self.standings[person.pk])
        return Ratio(shown.acquired, shown.minimum) if shown is not None else person.acquired

    def _coming(self, person: Any) -> int:
        return self.standings[person.pk].record.coming

    def _state(self, person: Any) -> Any:
        judged = self.standings[person.pk].judged
        return node_status(judged) if judged is not None else None

    def _adviser(self, person: Any) -> str | None:
        found = self.advisers.get(person.pk)
        return found.sorted_name if found is not None else None


def _covered(actor: Any) -> Q:
    """Programmes over whose structure the reader holds one of the roles that read progress."""
    standing = standing_of(actor)
    if any(standing.holds(role) for role in READERS):
        return Q(Exists(Enrolment.objects.filter(programme=OuterRef("pk"))))
    return Q(structure__in=standing.covered(*READERS))
