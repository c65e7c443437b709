"""What is judged, and what a judgement says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from cartable.kernel.problems import Text

Severity = Literal["blocks", "warns", "counsel"]
"""``blocks``: forbidden unless a derogation lifts it; ``warns``: may be sent and is told; ``counsel``: advice."""

#: Each rule: how heavy it is, and whether a derogation can lift it.
RULES: Mapping[str, tuple[Severity, bool]] = MappingProxyType(
    {
        "withdrawn": ("blocks", False),
        "not_offered": ("blocks", False),
        "prerequisite": ("blocks", True),
        "exclusion": ("blocks", True),
        "already_acquired": ("blocks", True),
        "too_many": ("blocks", True),
        "credits_high": ("blocks", True),
        "credits_low": ("warns", True),
        "language": ("counsel", False),
    }
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A unit chosen: ``main``, ``optional`` or ``reserve``."""

    unit: str
    kind: str = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a student has behind them and under way, as codes of units; ``languages`` are levels (CEFR) by language."""

    acquired: frozenset[str] = frozenset()
    under_way: frozenset[str] = frozenset()
    languages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of a semester: ECTS from the study regulation, number of units from the campaign. None: no bound."""

    credits_min: int | None = None
    credits_max: int | None = None
    units_at_most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One thing said of a choice.

    ``unit`` is the code concerned, "" for the semester as a whole; ``other`` the unit (or units, joined by ``|``) on
    which it depends. ``what`` says what is wrong, ``mend`` how to mend it; both may be lazy. ``is_lifted``: a
    derogation was granted, so that it weighs no more than counsel.
    """

    rule: str
    unit: str = ""
    other: str = ""
    severity: Severity
    can_be_lifted: bool
    what: Text
    mend: Text = ""
    is_lifted: bool = False

    @property
    def key(self) -> str:
        """What names it in a form and in a list's journal: ``prerequisite:IF62``."""
        return f"{self.rule}:{self.unit}" if self.unit else self.rule


def standing_against(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Those that a choice is sent in spite of: they block, or warn."""
    return [ruling for ruling in rulings if ruling.severity != "counsel"]


def unliftable(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Those with which nothing can be sent: they block and no derogation lifts them."""
    return [ruling for ruling in rulings if ruling.severity == "blocks" and not ruling.can_be_lifted]
