"""Who teaches what: each structure's teachers share its classes evenly; lectures go to the unit's person in charge."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cartable_demo.plan.teaching import PlannedClass
from cartable_demo.plan.units import PlannedUnit


@dataclass(frozen=True, slots=True)
class Staffing:
    """For each unit its person in charge, and for each class (by position) its teacher; teachers are numbered."""

    structures: tuple[str, ...]
    in_charge: dict[str, int]
    teachers: tuple[int, ...]


def plan_staff(units: list[PlannedUnit], classes: list[PlannedClass], count: int) -> Staffing:
    """Share ``count`` teachers among the structures by their number of classes, then classes among teachers."""
    home = {unit.code: unit.structure for unit in units}
    load = Counter(home[planned.unit] for planned in classes)
    structures = _allot(load, count)
    pools: dict[str, list[int]] = {}
    for teacher, structure in enumerate(structures):
        pools.setdefault(structure, []).append(teacher)
    in_charge = {}
    for structure, pool in pools.items():
        codes = sorted(unit.code for unit in units if unit.structure == structure)
        in_charge.update({code: pool[index % len(pool)] for index, code in enumerate(codes)})
    busy: Counter[int] = Counter()
    teachers = []
    for planned in classes:
        if planned.kind == "cm":
            teacher = in_charge[planned.unit]
        else:
            pool = pools[home[planned.unit]]
            favourite = in_charge[planned.unit]
            teacher = min(pool, key=lambda person: (busy[person] - (person == favourite), person))
        busy[teacher] += 1
        teachers.append(teacher)
    return Staffing(structures, in_charge, tuple(teachers))


def _allot(load: Counter[str], count: int) -> tuple[str, ...]:
    """Largest remainders, at least one teacher a structure."""
    total = max(1, sum(load.values()))
    exact = {structure: max(1.0, count * classes / total) for structure, classes in sorted(load.items())}
    whole = {structure: int(share) for structure, share in exact.items()}
    rest = sorted(exact, key=lambda structure: whole[structure] - exact[structure])
    for index in range(count - sum(whole.values())):
        whole[rest[index % len(rest)]] += 1
    return tuple(structure for structure, number in whole.items() for _ in range(number))
