"""What a solution doesn't keep, in words. The names are those of the ITC-2019 format."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.queries.violations import ViolationKind, ViolationRow

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


def say_violation(row: ViolationRow) -> str:
    """The sentence of one violation; its classes are shown beside."""
    if row.distribution:
        return _say_rule(row)
    said = str(FAULTS.get(row.code, "")) or row.detail or row.code
    if row.code == "class_over_limit" and {"count", "limit"} <= row.params.keys():
        said += _now(" (%(count)s students, %(limit)s seats)") % row.params
    return said


def _say_rule(row: ViolationRow) -> str:
    said = str(RULES.get(row.distribution, row.distribution))
    limit = _say_limit(row)
    return f"{said} ({limit})" if limit else said


def _say_limit(row: ViolationRow) -> str:
    """The numbers of a rule that has some; slots are those of the term, as in the format."""
    numbers = row.arguments
    match row.distribution, len(numbers):
        case (("WorkDay" | "MaxDayLoad"), 1):
            return _now("%(slots)d slots at most") % {"slots": numbers[0]}
        case "MinGap", 1:
            return _now("%(slots)d slots at least") % {"slots": numbers[0]}
        case "MaxDays", 1:
            return _now("%(days)d days at most") % {"days": numbers[0]}
        case "MaxBreaks", 2:
            return _now("%(breaks)d gaps of over %(slots)d slots at most") % {"breaks": numbers[0], "slots": numbers[1]}
        case "MaxBlock", 2:
            return _now("%(slots)d slots at most, gaps of %(gap)d not counted") % {
                "slots": numbers[0],
                "gap": numbers[1],
            }
    return ""
