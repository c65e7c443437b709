"""Short names of what a solution doesn't keep, to group it; the api tells each case in a sentence."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.queries.violations import ViolationKind

Text = str | Promise

RULES: dict[str, Text] = {
    "SameStart": _("Start at the same hour"),
    "SameTime": _("At the same hours"),
    "DifferentTime": _("At different hours"),
    "SameDays": _("On the same days"),
    "DifferentDays": _("On different days"),
    "SameWeeks": _("In the same weeks"),
    "DifferentWeeks": _("In different weeks"),
    "Overlap": _("Together in time"),
    "NotOverlap": _("Never together in time"),
    "SameRoom": _("In the same room"),
    "DifferentRoom": _("In different rooms"),
    "SameAttendees": _("Attended by the same people: never together, and time to walk between"),
    "Precedence": _("In a given order"),
    "WorkDay": _("Within a working day of limited length"),
    "MinGap": _("With a pause between"),
    "MaxDays": _("On few days"),
    "MaxDayLoad": _("With a limited load a day"),
    "MaxBreaks": _("With few gaps a day"),
    "MaxBlock": _("Without too long a stretch"),
}

FAULTS: dict[str, Text] = {
    "class_unplaced": _("A class has no time"),
    "time_not_allowed": _("A class is at a time that isn't one of its own"),
    "room_missing": _("A class needs a room and has none"),
    "room_needless": _("A class needs no room and has one"),
    "room_unknown": _("A class is in a room that doesn't exist"),
    "room_not_allowed": _("A class is in a room that isn't one of its own"),
    "room_unavailable": _("A class is in a room that is closed then"),
    "room_clash": _("Two classes are in one room at the same time"),
    "class_over_limit": _("A class has more students than seats"),
    "student_not_in_course": _("A student sits in a unit not chosen"),
    "student_without_classes": _("A student has no class of a unit chosen"),
    "student_two_configs": _("A student follows two forms of one unit"),
    "student_subpart_missing": _("A student lacks a class of a unit chosen"),
    "student_subpart_repeated": _("A student has two parallel classes"),
    "student_parent_missing": _("A student lacks the class that goes with another"),
}


def say_kind(kind: ViolationKind) -> Text:
    """The rule or the fault, in words; the format's own name when there is no word for it."""
    return RULES.get(kind.distribution) or FAULTS.get(kind.code) or kind.distribution or kind.code
