"""What a list is given to hold, judged before it is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.models import Wish, WishList
from cartable.engines.registration.types import FreeTime, WishDraft
from cartable.kernel.problems import Fault

LONGEST_NOTE = 2000
MOST_WISHES = 30
MOST_FREE_TIMES = 14
MOST_TAGS = 10
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")


@dataclass(frozen=True, slots=True)
class Difference:
    """Between what a list holds and what it is to hold, by offering id: rows to put, to change, to take away."""

    new: tuple[Wish, ...]
    changed: tuple[Wish, ...]
    gone: tuple[Wish, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def wish_faults(wishes: Sequence[WishDraft], offered: Mapping[str, int], held: set[str]) -> Iterator[Fault]:
    """Units that the term doesn't offer (one already held may stay to be seen), given twice, too many."""
    for draft in wishes:
        if draft.unit_code not in offered and draft.unit_code not in held:
            yield Fault(
                "wish.unit",
                format_lazy(_("{unit} isn't offered this semester."), unit=draft.unit_code),
                draft.unit_code,
                _("Choose a unit that the term offers."),
            )
        if draft.kind not in Wish.Kind.values:
            yield Fault("wish.kind", _("This kind of wish isn't known."), draft.unit_code, "main, optional, reserve")
    for code, count in Counter(draft.unit_code for draft in wishes).items():
        if count > 1:
            yield Fault("wish.twice", format_lazy(_("{unit} is chosen twice."), unit=code), code, _("Keep it once."))
    if len(wishes) > MOST_WISHES:
        yield Fault(
            "wish.many",
            format_lazy(_("A choice holds {most} units at most, reserves included."), most=MOST_WISHES),
            "wishes",
            _("Take some out."),
        )


def detail_faults(
    note: str | None, free_times: Sequence[FreeTime] | None, tags: Sequence[str] | None
) -> Iterator[Fault]:
    """A note too long, times that aren't ones."""
    if note is not None and len(note) > LONGEST_NOTE:
        yield Fault(
            "wishes.note", format_lazy(_("The note has more than {most} characters."), most=LONGEST_NOTE), "note"
        )
    if len(tags or ()) > MOST_TAGS:
        yield Fault("wishes.tags", format_lazy(_("Choose {most} profiles at most."), most=MOST_TAGS), "tags")
    if len(free_times or ()) > MOST_FREE_TIMES:
        yield Fault(
            "wishes.free", format_lazy(_("At most {most} times can be wanted free."), most=MOST_FREE_TIMES), "free"
        )
    for time in free_times or ():
        sound = 1 <= time.day <= 7 and CLOCK.fullmatch(time.start) and CLOCK.fullmatch(time.end)
        if not sound or time.start >= time.end:
            yield Fault(
                "wishes.free",
                _("A time wanted free has a day, a beginning and a later end."),
                "free",
                _("Write times as 13:00."),
            )


def difference(
    wish_list: WishList, held: Sequence[Wish], wishes: Sequence[WishDraft], ids: Mapping[str, int]
) -> Difference:
    """What to write so that the list holds the wishes in this order."""
    before = {wish.offering_id: wish for wish in held}
    new: list[Wish] = []
    changed: list[Wish] = []
    for rank, draft in enumerate(wishes, start=1):
        wish = before.pop(ids[draft.unit_code], None)
        if wish is None:
            new.append(Wish(wish_list=wish_list, offering_id=ids[draft.unit_code], kind=draft.kind, rank=rank))
        elif (wish.kind, wish.rank) != (draft.kind, rank):
            wish.kind, wish.rank = draft.kind, rank
            changed.append(wish)
    return Difference(tuple(new), tuple(changed), tuple(before.values()))
