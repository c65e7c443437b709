"""The rows of a file against what the catalogue holds: references, rights, circles. Nothing is written here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.exchange.cells import UnitCandidate
from cartable.engines.catalogue.domain.versions.circles import find_circle
from cartable.engines.catalogue.domain.versions.replacing import replacement_faults
from cartable.engines.catalogue.models import Competence, CourseUnit, Prerequisite
from cartable.engines.catalogue.rules import UNIT_KEEPERS
from cartable.engines.people.api import Person, Structure, has_role, people_by_code
from cartable.engines.places.api import Campus
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import Fault


@dataclass(frozen=True, slots=True)
class Register:
    """What the database holds that a file names."""

    units: Mapping[str, CourseUnit]
    structures: Mapping[str, Structure]
    campuses: Mapping[str, Campus]
    people: Mapping[str, Person]
    codes: frozenset[str]
    competences: Mapping[tuple[str, str], int]
    replacing: Mapping[str, CourseUnit]


def read_register(rows: list[UnitCandidate]) -> Register:
    """Everything that the rows name, in seven queries at most."""
    units = CourseUnit.objects.select_related("version", "structure").prefetch_related(
        "version__shapes", "version__competences"
    )
    held = {unit.code: unit for unit in units.filter(code__in={row.code for row in rows})}
    structures = Structure.objects.filter(code__in=_named(rows, "structure"))
    return Register(
        held,
        {row.code: row for row in structures},
        {row.code: row for row in Campus.objects.filter(code__in=_named(rows, "campus"))},
        people_by_code(_named(rows, "in_charge")),
        frozenset(CourseUnit.objects.values_list("code", flat=True)) | {row.code for row in rows if not row.faults},
        _competences(rows),
        {row.code: row for row in CourseUnit.objects.filter(code__in=_each(rows, "replaced_by"))},
    )


def _competences(rows: list[UnitCandidate]) -> dict[tuple[str, str], int]:
    """The competences that the rows name, by the codes of their framework and their own."""
    wanted = {(framework, code) for framework, code, _level in _each(rows, "competences")}
    if not wanted:
        return {}
    found = Competence.objects.filter(code__in={code for _framework, code in wanted})
    return {(one.framework.code, one.code): one.pk for one in found.select_related("framework")}


def _each(rows: list[UnitCandidate], field: str) -> set[Any]:
    return {one for row in rows for one in row.values.get(field, ())}


def judge(rows: list[UnitCandidate], register: Register, actor: Any) -> None:
    """Add to each row the faults that only the whole tells."""
    times = Counter(row.code for row in rows)
    for row in rows:
        row.faults += _faults(row, register, actor)
        if times[row.code] > 1 and row.code:
            what = format_lazy(_("The code {code} is in the file several times."), code=row.code)
            row.faults.append(Fault("unit.twice", what, "code", _("Keep one row for each unit."), row.line))
    _refuse_circles(rows)
    _refuse_orphans(rows, register)


def _refuse_orphans(rows: list[UnitCandidate], register: Register) -> None:
    """Rows that want a unit which is refused, and so won't be there, are refused with it; and so on."""
    told = True
    while told:
        told = False
        lost = {row.code for row in rows if row.faults and row.code not in register.units}
        for row in rows:
            if row.faults:
                continue
            for field, codes in _references(row).items():
                for code in sorted(codes & lost):
                    row.faults.append(_no_such(code, field, row.line))
                    told = True


def _references(row: UnitCandidate) -> dict[str, set[str]]:
    """The other units that a row names, by field."""
    found = {
        field: {code for line in row.values.get(field, ()) for code in line} for field in ("prerequisites", "advised")
    }
    found["replaced_by"] = set(row.values.get("replaced_by", ()))
    return found | {"exclusions": {code for code, _why in row.values.get("exclusions", ())}}


def _faults(row: UnitCandidate, register: Register, actor: Any) -> Iterator[Fault]:
    held, values = register.units.get(row.code), row.values
    if held is None and row.code and not values.get("title_fr"):
        what = _("The unit is new and has no title in French.")
        yield Fault("unit.title", what, "title_fr", _("Give its title."), row.line)
    for field, known, what in (
        ("structure", register.structures, _("No structure has the code “{code}”.")),
        ("campus", register.campuses, _("No campus has the code “{code}”.")),
        ("in_charge", register.people, _("Nobody has the campus number “{code}”.")),
    ):
        if field in values and values[field] not in known:
            said = format_lazy(what, code=values[field][:60])
            yield Fault(f"{field}.unknown", said, field, _("Correct the code, or leave the cell empty."), row.line)
    structure = register.structures.get(values.get("structure", ""), held.structure if held else None)
    for place in {structure, held.structure if held else structure}:
        if not _may_keep(actor, place):
            what = _("You don't keep the units of this structure.")
            yield Fault("unit.not_kept", what, "structure", _("Ask its registrar to import this row."), row.line)
            break
    for field, codes in _references(row).items():
        for code in sorted(codes - register.codes):
            yield _no_such(code, field, row.line)
    for framework, code, _level in values.get("competences", ()):
        if (framework, code) not in register.competences:
            names = {"framework": framework[:40], "code": code[:40]}
            what = format_lazy(_("The framework “{framework}” has no competence “{code}”."), **names)
            yield Fault("competence.unknown", what, "competences", _("Take both from its page."), row.line)
    if wanted := values.get("replaced_by"):
        unit = held or CourseUnit(code=row.code)
        for fault in replacement_faults(unit, wanted, {**register.replacing}):
            if fault.code != "unit.unknown":
                yield replace(fault, line=row.line)


def _may_keep(actor: Any, structure: Any) -> bool:
    """Units without structure are kept by those who keep all of them."""
    if structure is None:
        return any(has_role(actor, role) for role in UNIT_KEEPERS)
    return is_allowed(actor, "unit.create", structure)


def _no_such(code: str, field: str, line: int) -> Fault:
    what = format_lazy(_("No unit has the code “{code}”."), code=code[:60])
    return Fault("unit.unknown", what, field, _("Correct the code, or add a row for this unit."), line)


def _refuse_circles(rows: list[UnitCandidate]) -> None:
    """Rows that close a circle are refused, one circle after the other, until none is left."""
    told = {row.code: row for row in rows if "prerequisites" in row.values}
    before: dict[str, set[str]] = defaultdict(set)
    for unit, wanted in Prerequisite.objects.filter(advised=False).values_list("unit__code", "wanted__code"):
        before[unit].add(wanted)
    kept = {code: set(before.get(code, ())) for code in told}
    for code, row in told.items():
        if not row.faults:
            before[code] = {wanted for line in row.values["prerequisites"] for wanted in line}
    while chain := find_circle(before):
        guilty = next(code for code in chain if code in told and before[code] != kept[code])
        what = format_lazy(_("A unit would come before itself: {chain}."), chain=" → ".join(chain))
        mend = _("Remove one of these prerequisites, or make it advised.")
        told[guilty].faults.append(Fault("prerequisite.circle", what, "prerequisites", mend, told[guilty].line))
        before[guilty] = kept[guilty]


def _named(rows: list[UnitCandidate], field: str) -> set[str]:
    return {row.values[field] for row in rows if field in row.values}
