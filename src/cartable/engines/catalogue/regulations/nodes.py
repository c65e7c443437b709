"""What a study regulation asks, once read: a tree of requirements that never change.

Each node has a ``key``, unique in its tree, by which decisions made for one person name it; titles are optional, the
words of ``wording`` stand in for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

LANGUAGE_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""The scale of the Common European Framework of Reference for Languages; a level's rank counts from 1."""
CATEGORIES = ("cs", "tm", "ec", "me", "ht", "st")
ORIGINS = ("unit", "equivalence", "mobility", "internship", "experience")


def level_rank(level: str) -> int:
    """1 for A1 … 6 for C2; 0 for none or an unknown one."""
    return LANGUAGE_LEVELS.index(level) + 1 if level in LANGUAGE_LEVELS else 0


@dataclass(frozen=True, slots=True)
class Where:
    """Which credits count. A part left empty asks nothing; those given must all be true."""

    categories: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    level_from: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every requirement has."""

    kind: ClassVar[str] = ""
    measure: ClassVar[str] = ""
    key: str
    title_fr: str = ""
    title_en: str = ""

    @property
    def minimum(self) -> int:
        """How much is asked, in the node's measure."""
        raise NotImplementedError

    @property
    def of(self) -> tuple[Requirement, ...]:
        """The requirements inside; leaves have none."""
        return ()

    def title(self, language: str) -> str:
        """Its title in that language, else in the other; empty when it has none."""
        return (self.title_en or self.title_fr) if language.startswith("en") else (self.title_fr or self.title_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class All(Node):
    """Every part. ``apart``: a credit counts in one part only, where it serves the whole best."""

    kind: ClassVar[str] = "all"
    measure: ClassVar[str] = "parts"
    parts: tuple[Requirement, ...]
    apart: bool = False

    @property
    def minimum(self) -> int:
        """All of them."""
        return len(self.parts)

    @property
    def of(self) -> tuple[Requirement, ...]:
        """Its parts."""
        return self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Some(Node):
    """At least ``n`` of the parts."""

    kind: ClassVar[str] = "some"
    measure: ClassVar[str] = "parts"
    n: int
    parts: tuple[Requirement, ...]

    @property
    def minimum(self) -> int:
        """``n``."""
        return self.n

    @property
    def of(self) -> tuple[Requirement, ...]:
        """Its parts."""
        return self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits(Node):
    """Credits of some kind; ``parts`` ask more of these very credits (“66 credits, of which 6 in statistics”)."""

    kind: ClassVar[str] = "credits"
    measure: ClassVar[str] = "credits"
    credits: int
    where: Where = Where()
    parts: tuple[Requirement, ...] = ()

    @property
    def minimum(self) -> int:
        """ECTS credits."""
        return self.credits

    @property
    def of(self) -> tuple[Requirement, ...]:
        """What is asked of the same credits."""
        return self.parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Units(Node):
    """``n`` units of a list."""

    kind: ClassVar[str] = "units"
    measure: ClassVar[str] = "units"
    n: int
    units: tuple[str, ...]

    @property
    def minimum(self) -> int:
        """``n``."""
        return self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class Language(Node):
    """A certified level in a language, on the scale of ``LANGUAGE_LEVELS``; figures are ranks in it."""

    kind: ClassVar[str] = "language"
    measure: ClassVar[str] = "level"
    language: str
    level: str

    @property
    def minimum(self) -> int:
        """The level's rank."""
        return level_rank(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pix(Node):
    """Points of the Pix certification of digital skills."""

    kind: ClassVar[str] = "pix"
    measure: ClassVar[str] = "points"
    points: int

    @property
    def minimum(self) -> int:
        """Points."""
        return self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad(Node):
    """Weeks spent abroad, whatever brought them."""

    kind: ClassVar[str] = "abroad"
    measure: ClassVar[str] = "weeks"
    weeks: int

    @property
    def minimum(self) -> int:
        """Weeks."""
        return self.weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Internship(Node):
    """Weeks of internship in all."""

    kind: ClassVar[str] = "internship"
    measure: ClassVar[str] = "weeks"
    weeks: int

    @property
    def minimum(self) -> int:
        """Weeks."""
        return self.weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Node):
    """Credits of units that teach a competence, or one of its block."""

    kind: ClassVar[str] = "block"
    measure: ClassVar[str] = "credits"
    competence: str
    credits: int

    @property
    def minimum(self) -> int:
        """ECTS credits."""
        return self.credits


@dataclass(frozen=True, slots=True, kw_only=True)
class Total(Node):
    """Credits in all."""

    kind: ClassVar[str] = "total"
    measure: ClassVar[str] = "credits"
    credits: int

    @property
    def minimum(self) -> int:
        """ECTS credits."""
        return self.credits


Requirement = All | Some | Credits | Units | Language | Pix | Abroad | Internship | Block | Total
KINDS: dict[str, type[Requirement]] = {
    one.kind: one for one in (All, Some, Credits, Units, Block, Total, Language, Pix, Abroad, Internship)
}
