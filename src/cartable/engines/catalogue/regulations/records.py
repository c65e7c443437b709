"""What a requirement is judged by: credits, certified levels, decisions made for one person; and the judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from cartable.engines.catalogue.regulations.nodes import Requirement

CreditState = Literal["acquired", "in_progress", "planned"]
State = Literal["satisfied", "in_progress", "missing", "waived"]


@dataclass(frozen=True, slots=True)
class Credit:
    """What a student holds, follows or plans: a unit, or credits granted otherwise (then ``unit`` may be empty).

    ``credits`` are ECTS. ``category`` and ``origin`` are those of ``nodes.CATEGORIES`` and ``nodes.ORIGINS``; ``level``
    goes from 1 (first year) to 6; ``weeks`` are those of an internship or a mobility, ``weeks_abroad`` those of them
    abroad; ``competences`` the codes that the unit teaches, blocks included. A unit counts once, however often it
    was followed.
    """

    unit: str
    title_fr: str = ""
    title_en: str = ""
    category: str = "cs"
    level: int = 1
    credits: int = 0
    language: str = "fr"
    tags: frozenset[str] = frozenset()
    origin: str = "unit"
    state: CreditState = "acquired"
    weeks: int = 0
    weeks_abroad: int = 0
    competences: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """Levels certified: of each language (ISO 639-1 code) on the European scale, and points of Pix."""

    languages: Mapping[str, str] = field(default_factory=dict)
    pix: int | None = None


@dataclass(frozen=True, slots=True)
class Exemption:
    """A decision for one person on the requirement of key ``node``; a key that the tree hasn't changes nothing.

    ``waived``: the requirement is let go. ``lowered``: ``minimum`` replaces a larger one. ``admitted``: ``unit``
    counts there, and in the requirements on the same credits around it, whatever they accept.
    """

    node: str
    kind: Literal["waived", "lowered", "admitted"]
    minimum: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One student, for ``audit_many``."""

    credits: tuple[Credit, ...] = ()
    facts: Facts = field(default_factory=Facts)
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement, judged.

    ``have`` is acquired, ``coming`` under way or planned, in the node's ``measure``: "credits", "units", "points",
    "weeks", "level" (ranks from 1, see ``nodes.LANGUAGE_LEVELS``) or "parts" (requirements inside that are met).
    ``minimum`` takes decisions into account. "in_progress" will be satisfied once all that is coming is acquired.
    ``counted``: the credits that count here, acquired first; empty for ``all`` and ``some``.
    """

    requirement: Requirement
    state: State
    have: int
    coming: int
    minimum: int
    counted: tuple[Credit, ...] = ()
    children: tuple[Judged, ...] = ()

    @property
    def key(self) -> str:
        """The key of the requirement."""
        return self.requirement.key

    @property
    def kind(self) -> str:
        """Its kind."""
        return self.requirement.kind

    @property
    def measure(self) -> str:
        """What the figures count."""
        return self.requirement.measure

    @property
    def is_met(self) -> bool:
        """Satisfied or waived."""
        return self.state in ("satisfied", "waived")

    @property
    def lacking(self) -> int:
        """How much neither is there nor coming, in the measure; 0 when waived."""
        return 0 if self.state == "waived" else max(0, self.minimum - self.have - self.coming)

    def walk(self) -> Iterator[Judged]:
        """This one and all inside it, from top to bottom."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, key: str) -> Judged | None:
        """The one of this key, here or inside."""
        return next((one for one in self.walk() if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Step:
    """``count`` units of equal use among ``choices`` (the first are those that the way names), for ``nodes`` (keys)."""

    count: int
    choices: tuple[str, ...]
    credits: int
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to finish: units to take, their ECTS credits, the same by steps, and keys of what no unit brings.

    ``is_shortest``: proved to have as few units as any way, and as few credits among those of as few units.
    """

    units: tuple[str, ...]
    credits: int
    steps: tuple[Step, ...] = ()
    remains: tuple[str, ...] = ()
    is_shortest: bool = True


@dataclass(frozen=True, slots=True)
class Outline:
    """A requirement in words, and those inside it."""

    key: str
    kind: str
    text: str
    detail: str = ""
    parts: tuple[Outline, ...] = ()

    def lines(self, depth: int = 0) -> Iterator[tuple[int, Outline]]:
        """Depth and requirement, from top to bottom."""
        yield depth, self
        for part in self.parts:
            yield from part.lines(depth + 1)

    def __str__(self) -> str:
        return "\n".join(
            f"{'  ' * depth}- {one.text}{f' ({one.detail})' if one.detail else ''}" for depth, one in self.lines()
        )
