"""A right told to people: what, why, until when, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cartable.engines.access.web.rights.advice import Advice, Places, advise
from cartable.engines.access.web.rights.chains import Chain, chains_of
from cartable.engines.access.web.rights.words import (
    CATEGORIES,
    HOLDING_STATES,
    SOON,
    say_days_left,
    say_last_day,
    say_quota,
    status_of,
    title_with_doors,
)
from cartable.kernel.languages import title_of
from cartable.ui.cells import Status
from cartable.ui.moments import say_day


@dataclass(frozen=True, slots=True)
class ToldRight:
    """What a page shows of one right."""

    right: Any
    title: str
    summary: str
    details: tuple[str, ...]
    chains: list[Chain]
    until: Status
    until_note: str
    advice: Advice
    explain_url: str
    ends_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether the service opens."""
        return self.right.state in ("held", "grace")


@dataclass(slots=True)
class ToldRights:
    """All the rights of a person, in the bands of a page."""

    ending: list[ToldRight] = field(default_factory=list)
    lasting: dict[str, list[ToldRight]] = field(default_factory=dict)
    blocked: list[ToldRight] = field(default_factory=list)

    def add(self, told: ToldRight, on: date) -> None:
        """Put it in its band."""
        if not told.is_open:
            self.blocked.append(told)
        elif told.right.state == "grace" or (told.ends_on is not None and told.ends_on - on <= SOON):
            self.ending.append(told)
        else:
            self.lasting.setdefault(told.right.service.category, []).append(told)

    @property
    def open_count(self) -> int:
        """How many open something."""
        return len(self.ending) + sum(len(found) for found in self.lasting.values())

    @property
    def everything(self) -> list[ToldRight]:
        """All of them, those that open something first."""
        return [*self.ending, *(one for _, found in self.categories for one in found), *self.blocked]

    @property
    def categories(self) -> list[tuple[Any, list[ToldRight]]]:
        """(title, rights) in the order of the catalogue."""
        return [(title, self.lasting[key]) for key, title in CATEGORIES.items() if key in self.lasting]


def tell_rights(
    rights: Sequence[Any], ties: Sequence[Any], *, on: date, person: Any, places: Places, is_mine: bool
) -> ToldRights:
    """The rights in their bands; what ends first stands first."""
    told = ToldRights()
    for right in rights:
        told.add(tell_right(right, ties, on=on, person=person, places=places, is_mine=is_mine), on)
    told.ending.sort(key=lambda one: one.ends_on or date.max)
    return told


def tell_right(right: Any, ties: Sequence[Any], *, on: date, person: Any, places: Places, is_mine: bool) -> ToldRight:
    """One right in words."""
    ends_on = right.ends_on
    until, note = _until(right, ends_on, on)
    return ToldRight(
        right=right,
        title=title_with_doors(right.service, right.door_group),
        summary=title_of(right.service, "summary"),
        details=tuple(_details(right)),
        chains=chains_of(right, ties),
        until=until,
        until_note=note,
        advice=advise(right, on=on, places=places, is_mine=is_mine),
        explain_url=reverse("access:right", args=[person.uuid, right.service.code]),
        ends_on=ends_on,
    )


def _details(right: Any) -> list[str]:
    found = []
    if right.level is not None:
        found.append(_("Level: %(level)s") % {"level": title_of(right.level)})
    if right.quota is not None:
        found.append(_("Quota: %(quota)s") % {"quota": say_quota(right.quota, right.service.quota_unit)})
    return found


def _until(right: Any, ends_on: date | None, on: date) -> tuple[Status, str]:
    """The pastille of the end, and a sentence under it."""
    since = _("Since %(day)s.") % {"day": say_day(right.since, "year")}
    if right.state not in ("held", "grace"):
        return status_of(HOLDING_STATES, right.state, fill=True), since
    if ends_on is None:
        return Status("ok", _("Without end"), fill=True), since
    is_soon = ends_on - on <= SOON
    kind = "wait" if is_soon or right.state == "grace" else "ok"
    return Status(kind, say_last_day(ends_on), fill=True), say_days_left(ends_on, on) if is_soon else since
