"""What no set of units can meet, and what the tree names that doesn't exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.regulations.fields import near
from cartable.engines.catalogue.regulations.judging import judge
from cartable.engines.catalogue.regulations.nodes import (
    Abroad,
    All,
    Block,
    Credits,
    Internship,
    Language,
    Pix,
    Requirement,
    Some,
    Units,
)
from cartable.engines.catalogue.regulations.plan import plan_of
from cartable.engines.catalogue.regulations.reach import most_at
from cartable.engines.catalogue.regulations.records import Credit, Exemption, Facts
from cartable.engines.catalogue.regulations.walking import walk_paths
from cartable.kernel.problems import Fault

Pairs = Collection[frozenset[str]]


def find_impossible(
    requirement: Requirement, *, candidates: Sequence[Credit], exclusions: Iterable[Iterable[str]] = ()
) -> list[Fault]:
    """One fault for each requirement that no set of the candidates meets, with its path; empty when all can be met.

    What units don't bring is taken as met: certified levels, Pix, weeks, credits of other origins only. Of a choice, a
    fault only when too few of its parts can be met. Parts in which credits count once are judged together, exactly.
    ``exclusions`` (pairs of units of which nobody holds both) are judged in lists of units, exactly, and between the
    units that cannot be avoided; not in sums of credits.
    """
    plan = plan_of(requirement)
    units = list({one.unit: one for one in candidates if one.unit}.values())
    pairs = [frozenset(pair) for pair in exclusions]
    judging = _Judging(most_at(plan, units, {}), {one.unit for one in units}, pairs)
    faults = judging.faults(requirement, "", iter(range(len(plan.nodes))))
    if not faults:
        faults = _together(requirement, units) + _forced(requirement, pairs)
    return faults


def find_unknown(requirement: Requirement, *, units: Collection[str], competences: Collection[str]) -> list[Fault]:
    """One fault for each unit and competence that the tree names and that doesn't exist, with the nearest that does."""
    faults = []
    for path, node in walk_paths(requirement):
        named = _named(node)
        for name, code in named:
            if code not in units:
                what = format_lazy(_("No unit has the code {code}."), code=code)
                mend = near(code, units, _("Look for it in the list of units."))
                faults.append(Fault("regulation.unknown_unit", what, _at(path, name), mend))
        if isinstance(node, Block) and node.competence not in competences:
            what = format_lazy(_("No competence has the code {code}."), code=node.competence)
            mend = near(node.competence, competences, _("Look for it in the competence frameworks."))
            faults.append(Fault("regulation.unknown_competence", what, _at(path, "competence"), mend))
    return faults


class _Judging:
    def __init__(self, most: list[int], known: set[str], pairs: Pairs) -> None:
        self.most, self.known, self.pairs = most, known, pairs

    def faults(self, node: Requirement, path: str, numbers: Iterable[int]) -> list[Fault]:
        """The faults of the node; ``numbers`` gives those of the plan, in its order."""
        numbers = iter(numbers)
        most = self.most[next(numbers)]
        inside = [self.faults(part, _at(path, f"of[{at}]"), numbers) for at, part in enumerate(node.of)]
        if isinstance(node, Abroad | Internship | Language | Pix) or _is_elsewhere(node):
            return []
        if isinstance(node, Some):
            return self._of_choice(node, path, inside)
        own = self._own(node, path, most)
        return own or [fault for faults in inside for fault in faults]

    def _own(self, node: Requirement, path: str, most: int) -> list[Fault]:
        if isinstance(node, All):
            return []
        if isinstance(node, Units):
            kept = _most_apart([one for one in node.units if one in self.known], self.pairs)
            if kept >= node.n:
                return []
            what = format_lazy(_("{n} units are asked, and at most {most} can be had."), n=node.n, most=kept)
            mend = _("Ask for fewer, name other units, or look at which exclude one another.")
            return [Fault("regulation.impossible", what, _at(path, "n"), mend)]
        if most >= node.minimum:
            return []
        what = format_lazy(
            _("{n} credits are asked, and all the units that suit bring {most}."), n=node.minimum, most=most
        )
        field = "credits" if isinstance(node, Block) else "minimum"
        return [Fault("regulation.impossible", what, _at(path, field), _("Ask for fewer, or accept more units."))]

    def _of_choice(self, node: Some, path: str, inside: Sequence[list[Fault]]) -> list[Fault]:
        possible = sum(not faults for faults in inside)
        if possible >= node.n:
            return []
        what = format_lazy(_("{n} parts are asked, and {most} can be met."), n=node.n, most=possible)
        own = Fault("regulation.impossible", what, _at(path, "n"), _("Mend the parts below, or ask for fewer."))
        return [own, *(fault for faults in inside for fault in faults)]


def _together(requirement: Requirement, units: Sequence[Credit]) -> list[Fault]:
    """Parts of ``apart`` requirements that can be met one by one, not together."""
    plan = plan_of(requirement)
    if not any(plan.is_apart(i) for i in range(len(plan.nodes))):
        return []
    waived = [
        Exemption(node.key, "waived")
        for _path, node in walk_paths(requirement)
        if isinstance(node, Abroad | Internship | Language | Pix) or _is_elsewhere(node)
    ]
    judged = judge(plan, [replace(one, state="acquired") for one in units], Facts(), waived)
    if judged.is_met:
        return []
    what = _("These parts can be met one by one, not together: a unit counts in one of them only.")
    mend = _("Ask for fewer credits, or let units count in several parts.")
    return [
        Fault("regulation.impossible", what, path, mend)
        for path, node in walk_paths(requirement)
        if isinstance(node, All) and node.apart and (found := judged.find(node.key)) is not None and not found.is_met
    ]


def _forced(requirement: Requirement, pairs: Pairs) -> list[Fault]:
    """Units that can't be avoided and exclude one another."""
    forced: dict[str, str] = {}
    faults = []
    for path, node in _unavoidable(requirement, ""):
        for number, code in enumerate(node.units):
            for other in forced:
                if frozenset((code, other)) in pairs:
                    what = format_lazy(
                        _("{code} is asked, and so is {other}, which excludes it."), code=code, other=other
                    )
                    mend = _("Ask for one or the other.")
                    faults.append(Fault("regulation.impossible", what, _at(path, f"units[{number}]"), mend))
            forced.setdefault(code, path)
    return faults


def _unavoidable(node: Requirement, path: str) -> Iterable[tuple[str, Units]]:
    if isinstance(node, Units) and node.n == len(node.units):
        yield path, node
    if isinstance(node, All | Credits) or (isinstance(node, Some) and node.n == len(node.parts)):
        for number, part in enumerate(node.of):
            yield from _unavoidable(part, _at(path, f"of[{number}]"))


def _most_apart(codes: Sequence[str], pairs: Pairs) -> int:
    """How many of these units can be held together: each is left out, or taken without those it excludes."""
    clashing = {code: {other for other in codes if frozenset((code, other)) in pairs} - {code} for code in codes}
    free = [code for code in codes if not clashing[code]]
    return len(free) + _largest({code: others for code, others in clashing.items() if others})


def _largest(clashing: dict[str, set[str]]) -> int:
    if not clashing:
        return 0
    code = max(clashing, key=lambda one: (len(clashing[one]), one))
    if not clashing[code]:
        return len(clashing)
    without = {one: others - {code} for one, others in clashing.items() if one != code}
    gone = clashing[code] | {code}
    with_it = {one: others - gone for one, others in clashing.items() if one not in gone}
    return max(_largest(without), 1 + _largest(with_it))


def _is_elsewhere(node: Requirement) -> bool:
    """Whether the credits asked come from elsewhere than units followed here."""
    return isinstance(node, Credits) and bool(node.where.origins) and "unit" not in node.where.origins


def _named(node: Requirement) -> list[tuple[str, str]]:
    if isinstance(node, Units):
        return [(f"units[{number}]", code) for number, code in enumerate(node.units)]
    if isinstance(node, Credits):
        return [(f"where.units[{number}]", code) for number, code in enumerate(sorted(node.where.units))]
    return []


def _at(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
