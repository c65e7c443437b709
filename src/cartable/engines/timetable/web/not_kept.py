"""All that a solution doesn't keep: what, why, which classes, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.timetable.api import ExplainedViolation, Solution, explain_rows, say_kind
from cartable.engines.timetable.queries.not_kept import concerning, of_kind, violations_of
from cartable.engines.timetable.queries.violations import class_labels, violation_kinds
from cartable.engines.timetable.web.class_links import ClassLinks
from cartable.engines.timetable.web.labels import named
from cartable.engines.timetable.web.solution_list import SolutionList
from cartable.ui.cells import Status
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.lists.reading import ListAddress
from cartable.ui.moments import say_number


@dataclass(frozen=True, slots=True)
class Told:
    """A violation in words, with its classes."""

    said: ExplainedViolation
    classes: ClassLinks

    @property
    def weight(self) -> Status:
        """Required or wished."""
        return Status("no", _("required")) if self.said.is_hard else Status("none", _("wished"))

    @property
    def cost(self) -> int | None:
        """What it adds before weighting; nothing for a required one, which no price makes up for."""
        return None if self.said.is_hard else self.said.cost


class NotKept(SolutionList):
    """One line a constraint that isn't kept."""

    title = _("Not kept, and why")
    search_fields = ("class_ids",)  # searched by ``search`` below; naming them shows the field
    search_label = _("Class or unit concerned")
    default_sort = "-cost"
    export_name = "not-kept"
    empty_title = _("Every constraint is kept")
    empty_text = _("This solution gives every class what was asked for it.")
    columns = (
        Column("what", _("What is wrong"), value="said.what"),
        Column("rule", _("What was asked"), value="said.rule", order_by=("distribution__kind", "code")),
        Column("weight", _("Weight"), order_by=("-is_hard", "-cost")),
        Column("cost", _("Cost"), order_by=("is_hard", "cost"), numeric=True),
        Column("classes", _("Classes")),
        Column("mend", _("What to do"), value="said.mend"),
    )

    def list_filters(self) -> Sequence[ChoiceFilter]:
        """By kind, among those that this solution doesn't keep, and by weight."""
        kinds = {kind.distribution or kind.code: say_kind(kind) for kind in violation_kinds(self.solution.pk)}
        weights = (("required", _("required")), ("wished", _("wished")))
        return (
            ChoiceFilter("kind", _("Kind"), kinds.items(), apply=of_kind),
            ChoiceFilter(
                "weight", _("Weight"), weights, apply=lambda rows, value: rows.filter(is_hard=value == "required")
            ),
        )

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return violations_of(self.solution.pk)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Those that a class of this name takes part in."""
        return concerning(rows, text, term_id=self.solution.term_id)

    def list_context(self, address: ListAddress, page: Page[Any]) -> dict[str, Any]:
        """The rows of the page, put in words together."""
        page.object_list = tell(self.solution, page.object_list)
        return super().list_context(address, page)

    def export(self, wanted: str, rows: Any) -> HttpResponseBase:
        """Every row in words, a thousand at a time."""
        return super().export(wanted, ToldRows(self.solution, rows))  # type: ignore[arg-type]

    def count_text(self, count: int) -> str:
        """« 312 contraintes »."""
        return ngettext("%(count)s constraint", "%(count)s constraints", count) % {"count": say_number(count)}


class ToldRows:
    """Violations that are put in words while they are read."""

    def __init__(self, solution: Solution, rows: QuerySet[Any]) -> None:
        self.solution, self.rows = solution, rows

    def iterator(self, chunk_size: int) -> Iterator[Told]:
        """By so many at a time."""
        rows = self.rows.iterator(chunk_size=chunk_size)
        while some := list(islice(rows, chunk_size)):
            yield from tell(self.solution, some)


def tell(solution: Solution, rows: Iterable[Any]) -> list[Told]:
    """These violations in words. Eight queries at most."""
    told = explain_rows(solution=solution, rows=rows)
    labels = class_labels({class_id for one in told for class_id in one.class_ids}, solution.pk)
    return [
        Told(one, ClassLinks([named(labels[class_id]) for class_id in one.class_ids if class_id in labels]))
        for one in told
    ]
