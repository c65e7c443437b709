"""Where a student stands, as pages draw it: the tree with its gauges, and what no credit meets.

``registration/progress/tree.html`` draws ``Shown.root`` (variable ``tree``); ``registration/progress/gauges.html``
draws ``Shown.needs`` (variable ``needs``), as the left column of a semester does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext

from cartable.engines.catalogue.api import regulations
from cartable.engines.registration.api import Standing
from cartable.engines.registration.web.progress.words import BEYOND, node_asks, node_status, node_title
from cartable.ui.cells import Status
from cartable.ui.gauges import share
from cartable.ui.moments import say_number

FIGURED = ("credits", "units", "points", "weeks")


@dataclass(frozen=True)
class Node:
    """A requirement as it is drawn; figures are in its own measure."""

    key: str
    title: str
    category: str
    have: int
    coming: int
    minimum: int
    measure: str
    status: Status
    children: tuple[Node, ...]
    coming_units: tuple[str, ...]
    counted_units: tuple[str, ...]
    asks: str = ""

    @property
    def has_figures(self) -> bool:
        """Whether a gauge says something of it."""
        return self.measure in FIGURED and self.minimum > 0

    @property
    def have_share(self) -> float:
        """Acquired, in per cent of what is asked."""
        return share(self.have, self.minimum)

    @property
    def coming_share(self) -> float:
        """Under way or planned, in per cent, as far as it fits."""
        return round(share(self.have + self.coming, self.minimum) - self.have_share, 2)

    @cached_property
    def says(self) -> str:
        """The gauge in words."""
        return gettext("%(title)s: %(have)s acquired, %(coming)s under way or planned, out of %(minimum)s") % {
            "title": self.title,
            "have": say_number(self.have),
            "coming": say_number(self.coming),
            "minimum": say_number(self.minimum),
        }

    @property
    def note(self) -> str:
        """Units that will make it grow (« SY16, IF51 en cours ou prévues »), else what it asks."""
        if not self.coming_units or self.children:
            return self.asks
        return gettext("%(units)s under way or planned") % {"units": ", ".join(self.coming_units)}


@dataclass(frozen=True)
class Shown:
    """A standing drawn: the tree of credits, its first level, and what is beyond credits."""

    root: Node
    needs: tuple[Node, ...]
    beyond: tuple[Node, ...]
    acquired: int
    coming: int
    minimum: int
    is_complete: bool


def show_standing(standing: Standing) -> Shown | None:
    """The standing as it is drawn; None for whoever is enrolled nowhere."""
    return show_judged(standing.judged, standing.record) if standing.judged is not None else None


def show_judged(judged: Any, record: Any) -> Shown:
    """A judgement as it is drawn."""
    beyond = tuple(_node(one, ()) for one in _beyond(judged))
    total = next((one for one in judged.walk() if one.kind == "total"), None)
    minimum = total.minimum if total is not None else sum(_credits_asked(one) for one in judged.children)
    hidden = tuple(one.key for one in beyond) + ((total.key,) if total is not None else ())
    root = _node(judged, hidden)
    whole = Node(
        key=root.key,
        title=root.title,
        category="",
        have=record.acquired,
        coming=record.coming,
        minimum=minimum,
        measure="credits",
        status=node_status(judged) if judged.is_met else _whole_status(judged, total),
        children=root.children,
        coming_units=(),
        counted_units=(),
    )
    return Shown(whole, whole.children, beyond, record.acquired, record.coming, minimum, judged.is_met)


def _whole_status(judged: Any, total: Any) -> Status:
    if judged.state == "in_progress":
        return node_status(judged)
    if total is not None and not total.is_met and total.lacking:
        return node_status(total)
    left = sum(not one.is_met for one in judged.children)
    return Status("wait", gettext("requirements still open: %(number)s") % {"number": left})


def _credits_asked(judged: Any) -> int:
    return int(judged.minimum) if judged.measure == "credits" else sum(map(_credits_asked, judged.children))


def _beyond(judged: Any) -> list[Any]:
    """What no credit meets and the whole degree wants: reached through requirements that want all their parts."""
    if judged.kind in BEYOND:
        return [judged]
    return [found for child in judged.children for found in _beyond(child)] if judged.kind == "all" else []


def _node(judged: Any, hidden: tuple[str, ...]) -> Node:
    counted = judged.counted
    return Node(
        key=judged.key,
        title=node_title(judged.requirement),
        category=regulations.category_of(judged.requirement),
        have=judged.have,
        coming=judged.coming,
        minimum=judged.minimum,
        measure=judged.measure,
        status=node_status(judged),
        children=tuple(_node(child, hidden) for child in judged.children if child.key not in hidden),
        coming_units=tuple(one.unit or one.title_fr for one in counted if one.state != "acquired"),
        counted_units=tuple(one.unit or one.title_fr for one in counted if one.state == "acquired"),
        asks=node_asks(judged.requirement),
    )
