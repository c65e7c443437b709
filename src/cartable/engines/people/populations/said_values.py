"""Say the values of a rule in the active language."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext, pgettext

from cartable.engines.people.populations.nodes import Bare, Day, Flag, Number, RelativeDay, Text, Unit, Value
from cartable.engines.people.populations.titles import Titles
from cartable.engines.people.populations.words import Parameter
from cartable.engines.people.populations.writing import value_text
from cartable.ui.moments import say_day


def say_value(value: Value, parameter: Parameter, titles: Titles) -> str | bool:
    """A value given to a parameter: its title when it names something, a flag as it is."""
    if isinstance(value, Flag):
        return value.value
    if isinstance(value, Text | Bare):
        return _say_text(value.value, parameter, titles)
    return say_moment(value)


def say_text_of(value: Value, parameter: Parameter, titles: Titles) -> str:
    """The same as a text, for what a word is compared with."""
    said = say_value(value, parameter, titles)
    if isinstance(said, bool):
        return gettext("true") if said else gettext("false")
    return said


def say_moment(value: Value) -> str:
    """A day (“1 September 2026”, “today minus 18 years”) or a number."""
    if isinstance(value, Day):
        return pgettext("a day in a sentence", "%(day)s") % {"day": say_day(value.value, "year")}
    if isinstance(value, RelativeDay):
        return _say_relative(value)
    return str(value.value) if isinstance(value, Number) else value_text(value)


def say_distance(count: int, unit: Unit) -> str:
    """“30 days”."""
    if unit is Unit.DAY:
        said = ngettext("%(count)d day", "%(count)d days", count)
    elif unit is Unit.WEEK:
        said = ngettext("%(count)d week", "%(count)d weeks", count)
    elif unit is Unit.MONTH:
        said = ngettext("%(count)d month", "%(count)d months", count)
    else:
        said = ngettext("%(count)d year", "%(count)d years", count)
    return said % {"count": count}


def say_one_of(said: list[str]) -> str:
    """“A, B or C”."""
    if len(said) == 1:
        return said[0]
    return gettext("%(first)s or %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}


def _say_text(code: str, parameter: Parameter, titles: Titles) -> str:
    if parameter.refers_to is not None and (title := titles.get((parameter.refers_to, code))):
        return gettext("%(title)s (%(code)s)") % {"title": title, "code": code}
    chosen = next((option.title for option in parameter.choices() if option.value == code), None)
    return str(chosen) if chosen else gettext("“%(text)s”") % {"text": code}


def _say_relative(day: RelativeDay) -> str:
    if not day.count:
        return gettext("today")
    said = {"distance": say_distance(abs(day.count), day.unit)}
    return gettext("today plus %(distance)s") % said if day.count > 0 else gettext("today minus %(distance)s") % said
