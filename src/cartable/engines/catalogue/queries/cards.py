"""Units as rules read them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from cartable.engines.catalogue.models import CourseUnit, Exclusion, Prerequisite
from cartable.engines.catalogue.types import UnitCard

FACTS = ("id", "code", "title_fr", "title_en", "category", "level", "credits", "language", "in_autumn", "in_spring")


def unit_cards(*, unit_ids: Iterable[int] | None = None) -> dict[str, UnitCard]:
    """The units by code, all of them or those of ``unit_ids``, in three queries."""
    rows = CourseUnit.objects.order_by("code").values(*FACTS, "campus__code", "version__tags")
    rules = Prerequisite.objects.order_by("unit_id", "alternative")
    pairs = Exclusion.objects.all()
    if unit_ids is not None:
        wanted = list(unit_ids)
        rows = rows.filter(pk__in=wanted)
        rules = rules.filter(unit__in=wanted)
        pairs = pairs.filter(Q(first__in=wanted) | Q(second__in=wanted))
    binding, advised = _before(rules.values_list("unit_id", "alternative", "wanted__code", "advised"))
    excluded: dict[int, set[str]] = defaultdict(set)
    for first, second, first_code, second_code in pairs.values_list(
        "first_id", "second_id", "first__code", "second__code"
    ):
        excluded[first].add(second_code)
        excluded[second].add(first_code)
    return {
        row["code"]: UnitCard(
            **{name: row[name] for name in FACTS},
            campus=row["campus__code"] or "",
            tags=frozenset(row["version__tags"] or ()),
            prerequisites=binding.get(row["id"], ()),
            advised=advised.get(row["id"], ()),
            exclusions=frozenset(excluded.get(row["id"], ())),
        )
        for row in rows
    }


Before = dict[int, tuple[frozenset[str], ...]]


def _before(rows: Iterable[tuple[int, int, str, bool]]) -> tuple[Before, Before]:
    """What is wanted before each unit: binding, then advised; a set of codes for each alternative."""
    found: dict[bool, dict[int, dict[int, set[str]]]] = {False: {}, True: {}}
    for unit, alternative, code, is_advised in rows:
        found[is_advised].setdefault(unit, {}).setdefault(alternative, set()).add(code)
    binding, advised = (
        {unit: tuple(frozenset(codes) for codes in sets.values()) for unit, sets in found[kind].items()}
        for kind in (False, True)
    )
    return binding, advised
