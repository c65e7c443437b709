"""Students with the state of their list, what changed since someone last looked, and what deserves a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cartable.engines.people.api import Person
from cartable.engines.registration.models import Campaign, Derogation, ListEvent, Wish, WishList
from cartable.engines.registration.queries.advice.alerts import Alert, alerts_of, ground_of
from cartable.engines.registration.queries.progress import Standing, judge_many
from cartable.engines.registration.rulings import Chosen

Kind = ListEvent.Kind


@dataclass(frozen=True)
class Followed:
    """One student in a campaign. ``news`` are the journal's lines since the reader last looked, by others than them;
    ``added`` and ``removed`` the units that these changed."""

    person: Person
    wish_list: WishList | None
    standing: Standing
    wishes: tuple[Wish, ...] = ()
    news: tuple[ListEvent, ...] = ()
    derogations: tuple[Derogation, ...] = ()
    alerts: tuple[Alert, ...] = field(default_factory=tuple)

    @property
    def pk(self) -> int:
        """The student's row, for bulk acts."""
        return int(self.person.pk)

    @property
    def state(self) -> str:
        """``none`` without list, else that of the list."""
        return str(self.wish_list.state) if self.wish_list is not None else "none"

    @property
    def credits(self) -> int:
        """Of the main wishes."""
        return sum(wish.offering.unit.credits for wish in self.wishes if wish.kind == Wish.Kind.MAIN)

    @property
    def waiting(self) -> tuple[Derogation, ...]:
        """Derogations that nobody has decided."""
        return tuple(one for one in self.derogations if one.state == Derogation.State.ASKED)

    @property
    def added(self) -> list[str]:
        """Units that came in since, and are there."""
        return self._changed("added", there=True)

    @property
    def removed(self) -> list[str]:
        """Units that went out since."""
        return self._changed("removed", there=False)

    def _changed(self, side: str, *, there: bool) -> list[str]:
        codes = {wish.offering.unit.code for wish in self.wishes}
        named = {
            code
            for line in self.news
            if line.kind in (Kind.SAVED, Kind.SENT, Kind.TAKEN_OVER)
            for code in line.data.get(side, ())
        }
        return sorted(code for code in named if (code in codes) == there)


def follow_one(*, person: Person, campaign: Campaign, reader: Person, on: date) -> Followed:
    """One student, as ``follow`` reads many."""
    return follow(people=[person], campaign=campaign, reader=reader, on=on)[0]


def follow(*, people: Sequence[Person], campaign: Campaign, reader: Person, on: date) -> list[Followed]:
    """Each of these students in the campaign, in their order, as ``reader`` left them."""
    ids = [person.pk for person in people]
    lists = {row.person_id: row for row in WishList.objects.filter(campaign=campaign, person__in=ids)}
    for row in lists.values():
        row.campaign = campaign
    wishes = _by_list(
        Wish.objects.filter(wish_list__in=lists.values()).select_related("offering__unit").order_by("rank")
    )
    lines = _by_list(ListEvent.objects.filter(wish_list__in=lists.values()).order_by("at", "id"))
    derogations: dict[int, list[Derogation]] = defaultdict(list)
    for one in Derogation.objects.filter(campaign=campaign, person__in=ids).select_related("unit", "decided_by"):
        derogations[one.person_id].append(one)
    standings, ground = judge_many(person_ids=ids, on=on), ground_of(campaign)
    found = []
    for person in people:
        wish_list = lists.get(person.pk)
        own = tuple(wishes[wish_list.pk]) if wish_list is not None else ()
        chosen = [Chosen(wish.offering.unit.code, str(wish.kind)) for wish in own]
        granted = frozenset(
            (one.rule, one.unit.code if one.unit else "")
            for one in derogations[person.pk]
            if one.state == Derogation.State.GRANTED
        )
        found.append(
            Followed(
                person=person,
                wish_list=wish_list,
                standing=standings[person.pk],
                wishes=own,
                news=_news(lines[wish_list.pk], reader) if wish_list is not None else (),
                derogations=tuple(derogations[person.pk]),
                alerts=alerts_of(ground, standings[person.pk], chosen, granted),
            )
        )
    return found


def _by_list(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.wish_list_id].append(row)
    return found


def _news(lines: list[ListEvent], reader: Person) -> tuple[ListEvent, ...]:
    seen = [line.at for line in lines if line.kind == Kind.READ and line.person_id == reader.pk]
    last = max(seen, default=None)
    return tuple(
        line
        for line in lines
        if line.kind != Kind.READ and line.person_id != reader.pk and (last is None or line.at > last)
    )
