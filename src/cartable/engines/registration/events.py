"""What registration tells the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cartable.kernel.outbox import DomainEvent


@dataclass(frozen=True, kw_only=True)
class ChoicesChanged(DomainEvent):
    """Choices of a term were recorded or withdrawn."""

    name: ClassVar[str] = "choices.changed"
    term_code: str
    recorded: int
    withdrawn: int
