"""What a solution doesn't keep, in words that name units, rooms and people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cartable.engines.catalogue.api import Subpart, class_facts, offering_ids
from cartable.engines.places.api import list_rooms
from cartable.engines.timetable.domain.words import ConstraintFacts, describe_constraint
from cartable.engines.timetable.models import Solution, Violation
from cartable.engines.timetable.queries.wording import person_name
from cartable.engines.timetable.solver.fault_words import fault_words


@dataclass(frozen=True, slots=True)
class ExplainedViolation:
    """A rule not kept: what is wrong, why it matters (the rule itself), how to mend it; ``cost`` before weighting."""

    code: str
    kind: str
    is_hard: bool
    cost: int
    what: str
    rule: str
    mend: str
    class_ids: tuple[int, ...]
    class_labels: tuple[str, ...]


def explain_violations(
    *, solution: Solution, limit: int = 200, offset: int = 0, only_hard: bool = False
) -> list[ExplainedViolation]:
    """The worst first: hard ones, then by cost; in the active language. Seven queries at most."""
    found = Violation.objects.filter(solution=solution).select_related("distribution")
    if only_hard:
        found = found.filter(is_hard=True)
    return explain_rows(solution=solution, rows=found.order_by("-is_hard", "-cost", "id")[offset : offset + limit])


def explain_rows(*, solution: Solution, rows: Iterable[Violation]) -> list[ExplainedViolation]:
    """These violations of the solution, read with their constraints, in their order. Six queries at most."""
    read = list(rows)
    names = _Names(solution, read)
    return [_explain(row, names, solution.term.slot_minutes) for row in read]


class _Names:
    """Labels of all that the rows name, read together."""

    def __init__(self, solution: Solution, rows: Sequence[Violation]) -> None:
        self.classes = {
            class_id: facts.label
            for class_id, facts in class_facts(class_ids={id_ for row in rows for id_ in row.class_ids}).items()
        }
        rooms = {int(row.params["room"]) for row in rows if str(row.params.get("room", "")).isdigit()}
        self.rooms = dict(list_rooms().filter(pk__in=rooms).values_list("pk", "code")) if rooms else {}
        self.courses = _courses(solution, rows)
        self.subparts = _subparts(rows)
        people = {int(row.params["student"]) for row in rows if str(row.params.get("student", "")).isdigit()}
        self.people = _people(solution, people)

    def label(self, key: str, value: Any) -> Any:
        """What a parameter of a sentence is called."""
        table = {"id": self.classes, "other": self.classes, "parent": self.classes, "room": self.rooms}
        table |= {"student": self.people, "course": self.courses, "subpart": self.subparts}
        if key in table and str(value).isdigit():
            return table[key].get(int(value), value)
        return value


def _courses(solution: Solution, rows: Sequence[Violation]) -> dict[int, str]:
    if not any("course" in row.params for row in rows):
        return {}
    return {offering_id: code for code, offering_id in offering_ids(term_id=solution.term_id).items()}


def _subparts(rows: Sequence[Violation]) -> dict[int, str]:
    ids = {int(row.params["subpart"]) for row in rows if str(row.params.get("subpart", "")).isdigit()}
    if not ids:
        return {}
    return {key: kind.upper() for key, kind in Subpart.objects.filter(pk__in=ids).values_list("pk", "kind")}


def _people(solution: Solution, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    rows = solution.term.choices.filter(person_id__in=ids).order_by()
    found = rows.values_list(
        "person_id", "person__given_name", "person__family_name", "person__is_protected"
    ).distinct()
    return {
        person_id: str(_("(protected record)")) if is_protected else person_name(given, family)
        for person_id, given, family, is_protected in found
    }


def _explain(row: Violation, names: _Names, slot_minutes: int) -> ExplainedViolation:
    labels = tuple(names.classes.get(class_id, str(class_id)) for class_id in row.class_ids)
    kind = row.distribution.kind if row.distribution else ""
    if row.distribution is not None:
        words = describe_constraint(
            ConstraintFacts(
                kind=kind,
                arguments=tuple(row.distribution.arguments),
                is_hard=row.is_hard,
                amount=int(row.params.get("amount", 0)),
                pairs=tuple(
                    (names.classes.get(a, str(a)), names.classes.get(b, str(b))) for a, b in row.params.get("pairs", ())
                ),
                labels=labels,
                slot_minutes=slot_minutes,
            )
        )
        what, rule, mend = words.what, words.rule, words.mend
    else:
        what, mend = fault_words(row.code, {key: names.label(key, value) for key, value in row.params.items()})
        rule = ""
    return ExplainedViolation(row.code, kind, row.is_hard, row.cost, what, rule, mend, tuple(row.class_ids), labels)
