"""What a team asked and what became of it, in the active language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.catalogue.api import preparation
from cartable.engines.people.api import Person
from cartable.engines.places.api import ROOM_KINDS
from cartable.engines.timetable.models import AppliedLine
from cartable.ui.moments import say_times

REASONS = {
    "no_class": gettext_lazy("The unit has no %(kind)s in this term yet."),
    "other_number": gettext_lazy("There are %(there)s classes in the term, %(asked)s groups are asked."),
    "other_length": gettext_lazy("The classes of the term last %(there)s min, %(asked)s min are asked."),
    "other_size": gettext_lazy("%(label)s has %(there)s places, %(asked)s at most are asked."),
    "no_usual_time": gettext_lazy("No usual time of the week holds a session of %(minutes)s min."),
    "no_time": gettext_lazy("%(label)s would have no time left."),
    "words_only": gettext_lazy("No room of the term says that it has: %(words)s. Name the rooms, or describe theirs."),
    "words_left": gettext_lazy("To be checked by a person: %(words)s."),
    "no_room": gettext_lazy("No room of the term is like that."),
    "room_small": gettext_lazy("The rooms asked are too small for %(label)s (%(seats)s places)."),
    "room_elsewhere": gettext_lazy("None of the rooms asked is among those that %(label)s may take."),
    "others_teach": gettext_lazy("%(there)s of the %(asked)s groups are free for them: the others have a teacher."),
    "teaches_nothing": gettext_lazy("No class of the unit is given to this person yet."),
    "never_together": gettext_lazy("No student attends both."),
    "one_teacher": gettext_lazy("%(person)s teaches several of these groups and can't be in two places."),
    "no_room_needed": gettext_lazy("One of these classes needs no room."),
    "alone": gettext_lazy("There is only one: nothing to arrange."),
}


def people_named(lines: Iterable[AppliedLine]) -> dict[int, str]:
    """The names that the lines need, by person id. One query."""
    ids = {key for line in lines for key in (line.said.get("person"), line.facts.get("person")) if key}
    return {person.pk: person.full_name for person in Person.objects.filter(pk__in=ids)} if ids else {}


def say_line(line: AppliedLine, people: Mapping[int, str]) -> str:
    """« Le TD n'est jamais le lundi »; « Marc Ferrand : pas disponible le mardi, 8 h – 12 h »."""
    said = line.said
    name = people.get(said.get("person", 0), "–")
    match line.subject:
        case "classes":
            return _classes(said)
        case "rooms":
            return _rooms(said)
        case "rule":
            rule = SimpleNamespace(**said | {"starts": _time(said["starts"]), "ends": _time(said["ends"])})
            return preparation.say_rule(rule)
        case "teacher":
            text = ngettext(
                "%(name)s teaches %(number)d group (%(kind)s)",
                "%(name)s teaches %(number)d groups (%(kind)s)",
                said["groups"],
            )
            return text % {"name": name, "number": said["groups"], "kind": said["kind"].upper()}
        case "time":
            text = (
                _("%(name)s isn't available on %(day)s, %(times)s")
                if said["strength"] == "impossible"
                else _("%(name)s would rather not teach on %(day)s, %(times)s")
            )
            times = say_times(time.fromisoformat(said["starts"]), time.fromisoformat(said["ends"]))
            return text % {"name": name, "day": preparation.say_weekday(said["day"]), "times": times}
        case _:
            return _("%(name)s is never in two places at once") % {"name": name}


def say_outcome(line: AppliedLine, people: Mapping[int, str]) -> str:
    """Why it couldn't be taken over, or what is to be known of it; "" when there is nothing to say."""
    facts = dict(line.facts)
    if "kind" in facts:
        facts["kind"] = facts["kind"].upper()
    if "person" in facts:
        facts["person"] = people.get(facts["person"], "–")
    if line.reason == "weeks_left":
        number = facts["number"]
        return ngettext("%(number)d week is left.", "%(number)d weeks are left.", number) % {"number": number}
    if line.reason == "times_made":
        number = facts["number"]
        text = ngettext(
            "%(number)d class had no time: it may take the usual ones.",
            "%(number)d classes had no time: they may take the usual ones.",
            number,
        )
        return text % {"number": number}
    return str(REASONS[line.reason]) % facts if line.reason in REASONS else ""


def say_report(units: int, applied: int, refused: int) -> str:
    """« 12 préparations reprises, 64 demandes dans l'emploi du temps, 3 impossibles. »"""
    parts = [
        ngettext("%(number)d preparation taken over", "%(number)d preparations taken over", units) % {"number": units},
        ngettext("%(number)d thing asked is kept", "%(number)d things asked are kept", applied) % {"number": applied},
    ]
    if refused:
        text = ngettext("%(number)d can't be", "%(number)d can't be", refused)
        parts.append(text % {"number": refused})
    return f"{', '.join(parts)}."


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


def _classes(said: dict[str, Any]) -> str:
    groups = ngettext("%(number)d group of %(size)d", "%(number)d groups of %(size)d", said["groups"])
    sessions = ngettext(
        "%(number)d session of %(minutes)d min a week",
        "%(number)d sessions of %(minutes)d min a week",
        said["per_week"],
    )
    weeks = ngettext("%(number)d week", "%(number)d weeks", said["weeks"])
    parts = [
        groups % {"number": said["groups"], "size": said["size"]},
        sessions % {"number": said["per_week"], "minutes": said["minutes"]},
        weeks % {"number": said["weeks"]},
        *([_("every other week")] if said["alternates"] else []),
    ]
    return _("%(kind)s: %(parts)s") % {"kind": said["kind"].upper(), "parts": ", ".join(parts)}


def _rooms(said: dict[str, Any]) -> str:
    kind = str(ROOM_KINDS[said["room_kind"]]).lower() if said["room_kind"] else ""
    parts = [part for part in (kind, ", ".join(said["rooms"]), said["needs"]) if part]
    return _("Room of %(kind)s: %(parts)s") % {"kind": said["kind"].upper(), "parts": ", ".join(parts)}
