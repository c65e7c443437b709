"""What a term offers to a student's choice, as compatibility reads it; kept until the classes change."""

from __future__ import annotations

from functools import lru_cache

from django.db.models import Count, Max, Sum

from cartable.engines.catalogue.api import CourseClass, Offering, term_tree
from cartable.engines.registration.compatibility.types import ChoiceTree, GroupNode, OfferedUnit, PartNode, WayNode


def choice_tree(term_id: int) -> ChoiceTree:
    """The offerings of a term with their ways and groups. Two queries when nothing changed since the last time."""
    classes = CourseClass.objects.filter(term_id=term_id).order_by()
    state = classes.aggregate(Count("id"), Max("id"), Sum("id"), Count("parent"), Sum("parent_id"), Sum("subpart_id"))
    offered = Offering.objects.filter(term_id=term_id).aggregate(Count("id"), Max("id"), Sum("id"))
    return _kept(term_id, (*state.values(), *offered.values()))


@lru_cache(maxsize=4)
def _kept(term_id: int, state: tuple[int | None, ...]) -> ChoiceTree:
    codes = dict(Offering.objects.filter(term_id=term_id).values_list("id", "unit__code"))
    numbers = dict(CourseClass.objects.filter(term_id=term_id).order_by().values_list("id", "number"))
    return ChoiceTree(
        {
            offering.id: OfferedUnit(
                offering.id,
                codes[offering.id],
                tuple(
                    WayNode(
                        tuple(
                            PartNode(
                                part.kind,
                                tuple(GroupNode(row.id, numbers[row.id], row.parent_id) for row in part.classes),
                            )
                            for part in way.subparts
                        )
                    )
                    for way in offering.configurations
                ),
            )
            for offering in term_tree(term_id=term_id)
        }
    )
