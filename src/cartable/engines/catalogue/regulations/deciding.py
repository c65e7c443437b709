"""What is asked of one student: the minima and acceptances of the tree, as decisions for them changed these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from cartable.engines.catalogue.regulations.nodes import Credits
from cartable.engines.catalogue.regulations.plan import Plan
from cartable.engines.catalogue.regulations.records import Exemption


@dataclass(frozen=True, slots=True)
class Asked:
    """By number of node; ``admitted``: nodes in which a unit counts whatever they accept."""

    minima: list[int]
    waived: frozenset[int] = frozenset()
    admitted: dict[str, frozenset[int]] = field(default_factory=dict)


def asked_of(plan: Plan, exemptions: Sequence[Exemption]) -> Asked:
    """Decisions about keys that the tree hasn't change nothing."""
    if not exemptions:
        return Asked(plan.minima)
    minima, waived = list(plan.minima), set()
    admitted: dict[str, set[int]] = {}
    for decision in exemptions:
        i = plan.index.get(decision.node)
        if i is None:
            continue
        if decision.kind == "waived":
            waived.add(i)
        elif decision.kind == "lowered" and decision.minimum is not None:
            minima[i] = min(minima[i], max(0, decision.minimum))
        elif decision.kind == "admitted" and decision.unit:
            around = {one for one in plan.around(i) if isinstance(plan.nodes[one], Credits)}
            admitted.setdefault(decision.unit, set()).update({i} | around)
    return Asked(minima, frozenset(waived), {unit: frozenset(nodes) for unit, nodes in admitted.items()})
