"""The filters in the margin, with their words and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.guide.facets import CREDIT_BANDS, count_choices
from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.web.guide.words import SEASONS, Text, say_level, tongue
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.kernel.languages import title_of

#: Those that are open at once; the others unfold.
OPEN = ("category", "season", "language")
TITLES: dict[str, Text] = {
    "category": _("Category"),
    "season": _("Semester"),
    "language": _("Language"),
    "level": _("Level"),
    "credits": _("Credits"),
    "structure": _("Domain"),
    "campus": _("Campus"),
    "access": _("Access"),
    "competence": _("Competence"),
}
BANDS: dict[str, Text] = {"1-3": _("3 or fewer"), "4-5": _("4 or 5"), "6": _("6"), "7+": _("7 or more")}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter; ``count``: how many units it leaves. ``group``: the heading above it, when it begins one."""

    value: str
    label: Any
    count: int
    is_chosen: bool
    name: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its choices."""

    key: str
    title: Any
    choices: tuple[Choice, ...]
    is_open: bool

    @property
    def chosen_count(self) -> int:
        """How many of its values are chosen."""
        return sum(choice.is_chosen for choice in self.choices)


def build_filters(
    everything: Iterable[GuideUnit],
    answering: Sequence[GuideUnit],
    chosen: Mapping[str, Sequence[str]],
    labels: Mapping[int, Any],
) -> list[Filter]:
    """All filters whose units differ: one with a single value would keep everything."""
    units = list(everything)
    known, counts = count_choices(units, {}), count_choices(answering, chosen)
    words = _words(units, labels)
    found = []
    for key, title in TITLES.items():
        values = [value for value in words[key] if value in known[key]]
        if len(values) < 2 and key != "access" and not chosen[key]:
            continue
        choices = _choices(key, values, words[key], counts[key], chosen[key], labels)
        if choices:
            found.append(Filter(key, title, choices, key in OPEN or bool(chosen[key])))
    return found


def _choices(
    key: str,
    values: Sequence[str],
    words: Mapping[str, Any],
    counts: Mapping[str, int],
    chosen: Sequence[str],
    labels: Mapping[int, Any],
) -> tuple[Choice, ...]:
    group_of: Callable[[str], str] = (
        (lambda value: title_of(labels[int(value)], "block") or title_of(labels[int(value)], "framework"))
        if key == "competence"
        else (lambda value: "")
    )
    found, last = [], ""
    for rank, value in enumerate(values):
        group = group_of(value)
        head = group if group != last else ""
        last = group
        found.append(Choice(value, words[value], counts.get(value, 0), value in chosen, f"{key}-{rank}", head))
    return tuple(found)


def _words(units: Sequence[GuideUnit], labels: Mapping[int, Any]) -> dict[str, dict[str, Any]]:
    """Each filter's values in the order shown, with their words."""
    structures = {unit.structure: title_of(unit, "structure") or unit.structure for unit in units if unit.structure}
    campuses = {unit.campus: unit.campus_title or unit.campus for unit in units if unit.campus}
    return {
        "category": dict(CATEGORIES),
        "season": dict(SEASONS),
        "language": {
            code: tongue(code) for code in sorted({unit.language for unit in units}, key=lambda c: (c != "fr", c))
        },
        "level": {str(level): say_level(level) for level in sorted({unit.level for unit in units})},
        "credits": {band: BANDS[band] for band in CREDIT_BANDS},
        "structure": dict(sorted(structures.items(), key=lambda pair: pair[1])),
        "campus": dict(sorted(campuses.items(), key=lambda pair: pair[1])),
        "access": {"free": _("Nothing wanted before")},
        "competence": {str(key): title_of(one) for key, one in labels.items()},
    }
