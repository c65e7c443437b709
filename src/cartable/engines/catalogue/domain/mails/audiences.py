"""To whom a unit's team may write: engines above say it (those who chose the unit, those of a group)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import CourseUnit, TeamMember
from cartable.kernel.problems import NotFound, Text


@dataclass(frozen=True, slots=True)
class Audience:
    """Some people of a unit; ``key`` is "kind:what" and names them again later."""

    key: str
    title: Text
    count: int


class AudienceProvider(Protocol):
    """Knows some audiences of units."""

    kind: str

    def audiences(self, unit: CourseUnit, on: date) -> Sequence[Audience]:
        """Those of the unit on a day, in the order in which they are offered."""

    def people_ids(self, unit: CourseUnit, what: str, on: date) -> list[int]:
        """The people of one audience; empty when it isn't the unit's or holds nobody."""


class TeamAudience:
    """The team itself."""

    kind = "team"

    def audiences(self, unit: CourseUnit, on: date) -> Sequence[Audience]:
        """One."""
        count = len(self.people_ids(unit, "all", on))
        return [Audience("team:all", _("The team"), count)] if count else []

    def people_ids(self, unit: CourseUnit, what: str, on: date) -> list[int]:
        """Those who have a part on the day."""
        rows = TeamMember.objects.valid_on(on).filter(unit=unit).order_by("person_id")
        return list(rows.values_list("person_id", flat=True).distinct())


_providers: dict[str, Any] = {}


def register_audiences(provider: AudienceProvider) -> None:
    """Offer the provider's audiences from now on; told when the process starts. One of the same kind is replaced."""
    _providers[provider.kind] = provider


def list_audiences(*, unit: CourseUnit, on: date) -> list[Audience]:
    """Every audience of the unit, students before the team."""
    found: list[Audience] = []
    for provider in (*_providers.values(), TeamAudience()):
        found += provider.audiences(unit, on)
    return found


def get_audience(*, unit: CourseUnit, key: str, on: date) -> tuple[Audience, list[int]]:
    """The audience of this key with its people. Raises NotFound."""
    kind, _sep, what = key.partition(":")
    provider = TeamAudience() if kind == TeamAudience.kind else _providers.get(kind)
    offered = provider.audiences(unit, on) if provider is not None else ()
    found = next((one for one in offered if one.key == key), None)
    if provider is None or found is None:
        raise NotFound(_("These people don't follow the unit any more."), _("Choose again to whom you write."))
    return found, provider.people_ids(unit, what, on)
