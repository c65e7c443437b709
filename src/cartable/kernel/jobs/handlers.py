"""The kinds of job: a name, the function that does it, the queue it waits in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

WORK_QUEUE = "work"
UPKEEP_QUEUE = "upkeep"

Run = Callable[..., Any]
F = TypeVar("F", bound=Run)


class UnknownJob(LookupError):
    """No ``@job`` has this name: its module isn't imported (``tasks.py`` of an installed engine), or it was renamed."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no job is named {name!r}; known: {', '.join(sorted(_handlers)) or 'none'}")


@dataclass(frozen=True, slots=True)
class Handler:
    """What does a kind of job."""

    name: str
    run: Run
    queue: str


_handlers: dict[str, Handler] = {}


def job(name: str, *, queue: str = WORK_QUEUE) -> Callable[[F], F]:
    """Declare the function that does the jobs named ``name``, as ``run(ctx, **arguments)``.

    A worker killed on the way makes it run again from the beginning: it must be idempotent (write its result in one
    transaction, or look at what is done already). What it returns, when it is a dict, is added to ``job.detail``.
    Short work that mustn't wait behind long work takes ``queue=UPKEEP_QUEUE``.

    Raises ValueError when the name is taken.
    """

    def declare(run: F) -> F:
        known = _handlers.get(name)
        if known is not None and _place(known.run) != _place(run):
            raise ValueError(f"the job {name!r} is declared twice: {_place(known.run)} and {_place(run)}")
        _handlers[name] = Handler(name, run, queue)
        return run

    return declare


def get_handler(name: str) -> Handler:
    """The handler of a name. Raises UnknownJob."""
    try:
        return _handlers[name]
    except KeyError:
        raise UnknownJob(name) from None


def _place(run: Run) -> str:
    return f"{run.__module__}.{run.__qualname__}"
