"""The port to whatever opens doors: what is told, what is answered, and who speaks which language.

A connector stands above this engine and registers itself when the program starts (``register_connector``). It is given
a controller's code and address, keeps its own secrets, and knows nothing of rights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

TAKEN, REFUSED = "taken", "refused"


@dataclass(frozen=True, slots=True)
class Order:
    """All that a controller is to know of one person, replacing all it knew; nothing left to open is a revocation.

    ``content`` has ``cards`` (numbers) and ``openings``, each with a ``group``, ``doors`` (codes), ``from`` and
    ``until`` (days, the end excluded, None: no end) and ``windows`` (``queries.doors.windows``). ``revision`` grows
    with each change: a controller leaves an order older than the one it has. Taking one twice changes nothing.
    """

    person: str
    revision: int
    digest: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OrderResult:
    """What became of the order about a person: ``taken`` (also when it was known already) or ``refused``, and why."""

    person: str
    revision: int
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ControllerAddress:
    """Where a controller is: its code here, and its address."""

    code: str
    url: str


class ControllerFailed(Exception):
    """The controller couldn't be told, or its answer can't be trusted: nothing is known of the batch.

    ``kind`` is a key of ``failures.FAILURES`` (or a connector's own), ``detail`` what to add for whoever mends it;
    neither may hold a secret.
    """

    def __init__(self, kind: str, detail: str = "") -> None:
        self.kind, self.detail = kind, detail
        super().__init__(f"{kind}: {detail}" if detail else kind)


class ControllerPort(Protocol):
    """What a connector does."""

    def send(self, orders: Sequence[Order]) -> Sequence[OrderResult]:
        """Tell a batch. Raises ControllerFailed. Orders that the answer doesn't name are taken for refused."""
        ...


Factory = Callable[[ControllerAddress], ControllerPort]
_factories: dict[str, Factory] = {}


def register_connector(name: str, factory: Factory) -> None:
    """Let controllers whose ``connector`` is ``name`` be spoken to. ``factory`` may raise ControllerFailed.

    Raises ValueError when another connector has the name.
    """
    if _factories.setdefault(name, factory) is not factory:
        raise ValueError(f"the connector {name!r} is registered twice")


def forget_connector(name: str) -> None:
    """Take a connector away (tests)."""
    _factories.pop(name, None)


def connector_names() -> list[str]:
    """The connectors installed."""
    return sorted(_factories)


def connect(address: ControllerAddress, connector: str) -> ControllerPort:
    """The port to a controller. Raises ControllerFailed when its connector isn't installed, or isn't set up."""
    factory = _factories.get(connector)
    if factory is None:
        raise ControllerFailed("no_connector", connector)
    return factory(address)
