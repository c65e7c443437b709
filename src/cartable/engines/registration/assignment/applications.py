"""What students ask for, and what speaks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Kind = str
"""``main``, ``reserve`` or ``optional``."""


@dataclass(frozen=True, slots=True)
class Merit:
    """What the regulation may count for a student and an offering.

    ``degree``: it counts for something that the degree still lacks. ``last_chance``: it isn't taught again before the
    student's last term is over. ``seniority``: terms behind the student. ``times``: how often it was followed before
    without being acquired.
    """

    degree: bool = False
    last_chance: bool = False
    seniority: int = 0
    times: int = 0


NO_MERIT = Merit()


@dataclass(frozen=True, slots=True)
class Applicant:
    """A student and the offerings wished, each tuple in the order of preference.

    ``key`` is the person's uuid in lower case. As many units are wanted as ``mains`` has; ``reserves`` replace those
    refused. ``optionals`` come beside, up to ``at_most`` units in all. ``merits`` are by offering.
    """

    key: str
    mains: tuple[int, ...] = ()
    reserves: tuple[int, ...] = ()
    optionals: tuple[int, ...] = ()
    at_most: int = 8
    merits: Mapping[int, Merit] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def wishes(self) -> tuple[tuple[int, Kind], ...]:
        """Every wish with its kind: mains, reserves, optionals."""
        return (
            *((offering, "main") for offering in self.mains),
            *((offering, "reserve") for offering in self.reserves),
            *((offering, "optional") for offering in self.optionals),
        )
