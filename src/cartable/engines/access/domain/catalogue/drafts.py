"""What is written of a service, before it is judged."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from cartable.engines.people.api import Structure

TEXTS = ("description_fr", "description_en", "how_to_ask_fr", "how_to_ask_en")
"""Columns of several lines, in Markdown."""


@dataclass(frozen=True, slots=True)
class ServiceDraft:
    """What a service is to be; see ``Service`` for the meaning of each field. Its code and state are said apart."""

    title_fr: str
    category: str
    owner: Structure
    title_en: str = ""
    summary_fr: str = ""
    summary_en: str = ""
    description_fr: str = ""
    description_en: str = ""
    audience_fr: str = ""
    audience_en: str = ""
    how_to_ask_fr: str = ""
    how_to_ask_en: str = ""
    icon: str = ""
    contact_mail: str = ""
    contact_phone: str = ""
    support_hours_fr: str = ""
    support_hours_en: str = ""
    restored_hours: int | None = None
    availability_percent: Decimal | None = None
    url: str = ""
    is_listed: bool = True
    can_be_asked: bool = True
    needs_strong_sign_in: bool = False
    quota_unit: str = ""
    zone: Any = None


COLUMNS = tuple(field.name for field in fields(ServiceDraft))


def tidied(draft: ServiceDraft) -> ServiceDraft:
    """Without the spaces and line ends that nobody meant."""
    changes: dict[str, Any] = {}
    for name in COLUMNS:
        value = getattr(draft, name)
        if isinstance(value, str):
            changes[name] = _tidy_text(value) if name in TEXTS else " ".join(value.replace("\0", "").split())
    return replace(draft, **changes)


def draft_of(service: Any) -> ServiceDraft:
    """The service as it is, to change a part of it."""
    return ServiceDraft(**{name: getattr(service, name) for name in COLUMNS})


def _tidy_text(value: str) -> str:
    lines = [line.rstrip() for line in value.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
