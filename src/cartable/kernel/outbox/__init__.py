"""Events: written in the transaction of the fact they tell, delivered at least once and in order afterwards."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cartable.kernel.outbox.events import DomainEvent, Received
from cartable.kernel.outbox.subscribing import subscribe, unsubscribe

if TYPE_CHECKING:
    from cartable.kernel.outbox.delivering import deliver_pending
    from cartable.kernel.outbox.emitting import OutsideTransaction, emit, emit_all
    from cartable.kernel.outbox.letters import NotWaiting, dead_letters, replay, set_aside

__all__ = [
    "DomainEvent",
    "NotWaiting",
    "OutsideTransaction",
    "Received",
    "dead_letters",
    "deliver_pending",
    "emit",
    "emit_all",
    "replay",
    "set_aside",
    "subscribe",
    "unsubscribe",
]

# Django imports this package before its models may be: what needs them is fetched at first use.
_HOMES = {
    "deliver_pending": "delivering",
    "OutsideTransaction": "emitting",
    "emit": "emitting",
    "emit_all": "emitting",
    "NotWaiting": "letters",
    "dead_letters": "letters",
    "replay": "letters",
    "set_aside": "letters",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
