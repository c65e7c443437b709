"""What a distribution constraint is able to say: a rule over pairs of classes, or a rule over the whole set.

Formulas: Müller, Rudová, Müllerová, "University course timetabling and International Timetabling Competition 2019"
(PATAT 2018), section "Distribution Constraints". ``Ci`` and ``Cj`` are two classes of the constraint, ``i < j`` in the
order in which it names them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from cartable_timetable.distributions.context import RuleContext
from cartable_timetable.model import DistributionKind, Placement


class PairRule(ABC):
    """A rule that holds when it holds for every pair. A soft one costs its penalty for each pair that breaks it."""

    kind: ClassVar[DistributionKind]
    arity: ClassVar[int] = 0
    is_symmetric: ClassVar[bool] = True

    def __init__(self, *arguments: int) -> None:
        self.arguments = arguments

    @abstractmethod
    def is_pair_ok(self, a: Placement, b: Placement, ctx: RuleContext) -> bool:
        """Whether classes placed at ``a`` and ``b``, named in this order, keep the rule."""


class SetRule(ABC):
    """A rule over all the classes of the constraint together, measured by how far it is exceeded."""

    kind: ClassVar[DistributionKind]
    arity: ClassVar[int] = 1

    def __init__(self, *arguments: int) -> None:
        self.arguments = arguments

    @abstractmethod
    def measure_excess(self, placements: Sequence[Placement], ctx: RuleContext) -> int:
        """How far the rule is exceeded over the term; 0 when it is kept."""

    def price(self, penalty: int, excess: int, ctx: RuleContext) -> int:
        """Cost of a soft constraint before weighting: penalty × excess divided by the weeks, rounded down once."""
        return penalty * excess // ctx.weeks
