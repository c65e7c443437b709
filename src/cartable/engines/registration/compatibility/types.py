"""What the judgement of a semester hour by hour reads and says: rows of ids and numbers, no model.

Days and weeks are bit masks (bit 0 is Monday, and the first week of the term); starts and lengths are in slots of
``WeekPlan.slot_minutes`` counted from midnight.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from cartable.kernel.problems import Text

PlanState = Literal["none", "draft", "published"]


@dataclass(frozen=True, slots=True)
class ClassTime:
    """A time of a class, half-open; also a time wanted free."""

    days: int
    weeks: int
    start: int
    length: int


@dataclass(frozen=True, eq=False)
class WeekPlan:
    """When the classes of a term meet, as far as it is known.

    ``state``: ``none`` (no timetable: nothing can clash), ``draft`` (being built: may change) or ``published``.
    ``label`` says which ("version 3"); it is "" for ``none``. A class missing from ``classes`` has no time yet and
    clashes with nothing. ``free_seats`` None, or a class missing from it: no limit. ``weeks`` is the mask of the
    term's teaching weeks.
    """

    state: PlanState
    label: Text
    classes: Mapping[int, tuple[ClassTime, ...]]
    free_seats: Mapping[int, int | None] = field(default_factory=dict)
    slot_minutes: int = 5
    weeks: int = 0xFFFF

    def full_classes(self, *, held: frozenset[int] = frozenset()) -> frozenset[int]:
        """The classes without a seat left, save those where the student sits (``held``)."""
        return frozenset(one for one, free in self.free_seats.items() if free is not None and free <= 0) - held


@dataclass(frozen=True, slots=True)
class GroupNode:
    """A class among parallel ones, « TD 3 ». Who takes it takes ``parent`` too, a class of the same way."""

    id: int
    number: int
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class PartNode:
    """Parallel classes of one kind (``cm``, ``td``, ``tp``): a student takes exactly one."""

    kind: str
    groups: tuple[GroupNode, ...]


@dataclass(frozen=True, slots=True)
class WayNode:
    """One way of following an offering (configuration)."""

    parts: tuple[PartNode, ...]


@dataclass(frozen=True, slots=True)
class OfferedUnit:
    """A unit taught in the term: ``id`` is the offering's. A student follows exactly one way."""

    id: int
    code: str
    ways: tuple[WayNode, ...]


@dataclass(frozen=True, eq=False)
class ChoiceTree:
    """What a term offers, by offering id."""

    offerings: Mapping[int, OfferedUnit]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two parts that meet at once whatever group is taken: kinds, and the first time shared (day 0 is Monday)."""

    first_kind: str
    second_kind: str
    day: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Units (offering ids, with their codes) that can't be followed together; two as a rule.

    One: no group of it is left. Three and more: each two fit, not all. ``overlap`` says where, when one pair of parts
    is enough to explain it. ``is_full``: the groups that would do exist, and have no seat left.
    """

    units: tuple[int, ...]
    codes: tuple[str, ...]
    overlap: Overlap | None = None
    is_full: bool = False

    @property
    def first(self) -> int:
        """The first offering."""
        return self.units[0]

    @property
    def second(self) -> int:
        """The second offering; the first again when it is alone."""
        return self.units[min(1, len(self.units) - 1)]


@dataclass(frozen=True, slots=True)
class Compatibility:
    """Whether offerings can be followed together, and how.

    ``groups``: for each offering, the classes that someone who follows all of them may still be in, in the order of
    the tree. ``example``: one class of each part, for drawing; empty when impossible. ``lost_minutes``: what the
    example takes, over the term, of the times wanted free; no other arrangement takes less. ``without``: offerings any
    one of which, left out, makes the rest possible.
    """

    possible: bool
    groups: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    clashes: tuple[Clash, ...] = ()
    example: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    lost_minutes: int = 0
    without: tuple[int, ...] = ()

    @property
    def keeps_free(self) -> bool:
        """Whether the times wanted free stay free."""
        return self.possible and self.lost_minutes == 0
