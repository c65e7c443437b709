"""The filters of the guide: what can be chosen, how many units each choice would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from cartable.engines.catalogue.guide.units import GuideUnit

CREDIT_BANDS: Mapping[str, tuple[int, int]] = {"1-3": (0, 3), "4-5": (4, 5), "6": (6, 6), "7+": (7, 1000)}

Values = Callable[[GuideUnit], Iterable[str]]

FACETS: Mapping[str, Values] = {
    "category": lambda unit: (unit.category,),
    "season": lambda unit: unit.seasons,
    "structure": lambda unit: (unit.structure,) if unit.structure else (),
    "campus": lambda unit: (unit.campus,) if unit.campus else (),
    "language": lambda unit: (unit.language,),
    "level": lambda unit: (str(unit.level),),
    "credits": lambda unit: (credit_band(unit.credits),),
    "access": lambda unit: ("free",) if not unit.before else (),
    "competence": lambda unit: tuple(str(key) for key, _ in unit.competences),
}


def credit_band(credits: int) -> str:
    """The band of a number of credits."""
    return next(key for key, (low, high) in CREDIT_BANDS.items() if low <= credits <= high)


def narrow(units: Iterable[GuideUnit], chosen: Mapping[str, Sequence[str]], *, but: str = "") -> list[GuideUnit]:
    """The units with one of the values chosen in each filter; ``but``: the filter to leave aside."""
    wanted = [(FACETS[key], frozenset(values)) for key, values in chosen.items() if values and key != but]
    return [unit for unit in units if all(not values.isdisjoint(read(unit)) for read, values in wanted)]


def count_choices(units: Sequence[GuideUnit], chosen: Mapping[str, Sequence[str]]) -> dict[str, Counter[str]]:
    """For each filter, how many units each value would leave beside the other filters chosen."""
    return {
        key: Counter(value for unit in narrow(units, chosen, but=key) for value in read(unit))
        for key, read in FACETS.items()
    }
