"""What each of the nineteen constraints asks, and what mends it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.domain.durations import duration

MOVE_TIME = _("Move one of the classes to another time.")
MOVE_ROOM = _("Put one of the classes in another room.")
MOVE_EITHER = _("Move one of the classes to another time or to a nearer room.")
MOVE_DAY = _("Move one of the classes to another day.")
MOVE_WEEK = _("Move one of the classes to other weeks.")

PLAIN: dict[str, tuple[Promise, Promise]] = {
    "SameStart": (_("The classes start at the same time of day."), MOVE_TIME),
    "SameTime": (_("The classes meet at the same time of day, the shorter within the longer."), MOVE_TIME),
    "DifferentTime": (_("The classes meet at different times of day."), MOVE_TIME),
    "SameDays": (_("The classes meet on the same days, the fewer among the more."), MOVE_DAY),
    "DifferentDays": (_("The classes share no day of the week."), MOVE_DAY),
    "SameWeeks": (_("The classes meet in the same weeks, the fewer among the more."), MOVE_WEEK),
    "DifferentWeeks": (_("The classes share no week."), MOVE_WEEK),
    "SameRoom": (_("The classes meet in the same room."), MOVE_ROOM),
    "DifferentRoom": (_("The classes meet in different rooms."), MOVE_ROOM),
    "Overlap": (_("The classes overlap: same day, same week, times in common."), MOVE_TIME),
    "NotOverlap": (_("The classes never overlap."), MOVE_TIME),
    "SameAttendees": (
        _("The same people attend: the classes never overlap and leave time to walk from one to the other."),
        MOVE_EITHER,
    ),
    "Precedence": (_("The classes come in the order given: each begins after the one before has ended."), MOVE_TIME),
}

MEND_OF_OTHERS: dict[str, Promise] = {
    "WorkDay": _("Bring the classes of the day closer together, or move one to another day."),
    "MinGap": _("Move the classes of the day further apart, or one to another day."),
    "MaxDays": _("Gather the classes on fewer days."),
    "MaxDayLoad": _("Move a class of the fullest days to another day."),
    "MaxBreaks": _("Bring the classes of the day closer together."),
    "MaxBlock": _("Leave a break between the classes, or move one to another day."),
}


def rule_of(kind: str, arguments: tuple[int, ...], slot_minutes: int) -> str:
    """What a constraint asks, in a sentence of the active language; numbers of slots are told in hours and minutes."""
    if kind in PLAIN:
        return str(PLAIN[kind][0])
    spans = [duration(number * slot_minutes) for number in arguments]
    if kind == "WorkDay":
        text = gettext("From the start of the first class of a day to the end of the last, %(span)s at most.")
        return text % {"span": spans[0]}
    if kind == "MinGap":
        return gettext("Between two classes of a day, %(span)s at least.") % {"span": spans[0]}
    if kind == "MaxDays":
        text = ngettext(
            "The classes take %(days)d day of the week at most.",
            "The classes take %(days)d days of the week at most.",
            arguments[0],
        )
        return text % {"days": arguments[0]}
    if kind == "MaxDayLoad":
        return gettext("No day has more than %(span)s of these classes.") % {"span": spans[0]}
    if kind == "MaxBreaks":
        text = gettext("No day has more than %(count)d breaks longer than %(span)s between these classes.")
        return text % {"count": arguments[0], "span": spans[1]}
    if kind == "MaxBlock":
        text = gettext("No run of classes with breaks of %(gap)s or less lasts longer than %(span)s.")
        return text % {"gap": spans[1], "span": spans[0]}
    return kind


def mend_of(kind: str) -> str:
    """What to do, in the active language; "" for a kind that isn't known."""
    if kind in PLAIN:
        return str(PLAIN[kind][1])
    return str(MEND_OF_OTHERS.get(kind, ""))
