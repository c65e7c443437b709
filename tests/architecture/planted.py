"""Violations planted one by one in a copy of the tree, each of which the import rules must name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """A module (new or existing), a line put at its end, and the contract that must break with what it says."""

    module: str
    line: str
    contract: str
    said: str


LAYERS = "config > services | connectors | portal > engines > ui > kernel"
ENGINES = "Engines are ordered (| = know nothing of each other)"
DOORS = "An engine is entered by api, events and (for tests and the demo) demo only"
INSIDE = "Inside an engine"

PLANTED = (
    Planted("cartable.kernel.clock", "import cartable.ui", LAYERS, "cartable.kernel.clock -> cartable.ui"),
    Planted(
        "cartable.ui.planted", "import cartable.engines.people.api", LAYERS, "ui.planted -> cartable.engines.people.api"
    ),
    Planted(
        "cartable.engines.places.planted",
        "import cartable.portal",
        LAYERS,
        "cartable.engines.places.planted -> cartable.portal",
    ),
    Planted(
        "cartable.connectors.planted",
        "import cartable.portal",
        LAYERS,
        "cartable.connectors.planted -> cartable.portal",
    ),
    Planted("cartable.stray", "", LAYERS, "cartable.stray"),
    Planted(
        "cartable.engines.people.queries",
        "import cartable.engines.timetable.api",
        ENGINES,
        "cartable.engines.people.queries -> cartable.engines.timetable.api",
    ),
    Planted(
        "cartable.engines.calendar.queries",
        "import cartable.engines.places.api",
        ENGINES,
        "cartable.engines.calendar.queries -> cartable.engines.places.api",
    ),
    Planted("cartable.engines.forgotten", "", ENGINES, "cartable.engines.forgotten"),
    Planted(
        "cartable.portal.planted",
        "import cartable.engines.people.models",
        DOORS,
        "cartable.portal.planted -> cartable.engines.people.models",
    ),
    Planted(
        "cartable.engines.registration.domain.planted",
        "import cartable.engines.people.domain",
        DOORS,
        "cartable.engines.registration.domain.planted -> cartable.engines.people.domain",
    ),
    Planted(
        "cartable.engines.places.models.planted",
        "import cartable.engines.places.api",
        INSIDE,
        "cartable.engines.places.models.planted -> cartable.engines.places.api",
    ),
    Planted(
        "cartable.engines.calendar.domain.planted",
        "import cartable.engines.calendar.web",
        INSIDE,
        "cartable.engines.calendar.domain.planted -> cartable.engines.calendar.web",
    ),
    Planted("cartable.engines.people.helpers", "", INSIDE, "cartable.engines.people.helpers"),
    Planted(
        "cartable.kernel.periods",
        "import cartable.kernel.jobs",
        "Inside the kernel: what runs and delivers stands on what is written down",
        "cartable.kernel.periods -> cartable.kernel.jobs",
    ),
    Planted(
        "cartable_timetable.planted",
        "import django",
        "Solver packages know neither Django nor cartable",
        "cartable_timetable.planted -> django",
    ),
    Planted(
        "cartable.engines.timetable.domain.planted",
        "import cartable_timetable",
        "A solver package is imported by its engine's solver.py only",
        "cartable.engines.timetable.domain.planted -> cartable_timetable",
    ),
    Planted(
        "cartable.engines.people.domain.planted",
        "import cartable_demo",
        "The product doesn't know the demo; only the command line builds it",
        "cartable.engines.people.domain.planted -> cartable_demo",
    ),
)
