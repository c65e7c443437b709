"""Who wants to hear of what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cartable.kernel.outbox.events import DomainEvent, Received

Subscriber = Callable[[Received], None]
S = TypeVar("S", bound=Subscriber)

_subscribers: dict[str, dict[str, Subscriber]] = {}


def subscribe(event: str | type[DomainEvent]) -> Callable[[S], S]:
    """Declare a function that hears of each ``event`` (its name, or its class), after the fact is committed.

    It is called in a transaction: what it writes here is written once. What it does elsewhere (a mail, another system)
    may be done twice, if the machine stops in between: let it look at ``received.uuid``. When it raises, the event is
    tried again later, for it only. Its dotted name is its identity: to rename it makes pending events come again.
    """
    name = event if isinstance(event, str) else event.name

    def declare(subscriber: S) -> S:
        _subscribers.setdefault(name, {})[key_of(subscriber)] = subscriber
        return subscriber

    return declare


def unsubscribe(event: str | type[DomainEvent], subscriber: Subscriber) -> None:
    """Take a subscriber away (tests)."""
    name = event if isinstance(event, str) else event.name
    _subscribers.get(name, {}).pop(key_of(subscriber), None)


def subscribers_of(name: str) -> dict[str, Subscriber]:
    """The subscribers of an event by their identity, in the order of their declaration."""
    return dict(_subscribers.get(name, {}))


def key_of(subscriber: Subscriber) -> str:
    """The identity of a subscriber."""
    return f"{subscriber.__module__}.{subscriber.__qualname__}"
