"""Saying in words why a student has a unit or waits for it, so that anyone can check it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.registration.assignment import NUMBER_LENGTH, lottery_text
from cartable.engines.registration.domain.places.running import offering_figures
from cartable.engines.registration.models import AssignmentLine, AssignmentRun
from cartable.kernel.languages import reader_language
from cartable.kernel.problems import Text

PRIORITY_TITLES: Mapping[str, Text] = {
    "degree": _("needed for the degree"),
    "last_chance": _("last chance to take it"),
    "seniority": _("semesters behind you"),
    "followed_before": _("to be taken again"),
    "never_followed": _("never taken before"),
}
LOTTERY = _("lottery number")
FIRST_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the comparison with the last student served."""

    title: Text
    mine: Text
    last: Text
    decides: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why. ``headline`` is the sentence « 14 places, 20 vœux, vous étiez 17e »; ``because`` what decided.

    ``lottery`` is the text that was hashed and ``number`` the beginning of its SHA-256; ``command`` recomputes it.
    """

    unit: str
    outcome: str
    headline: str
    because: str
    criteria: tuple[Criterion, ...]
    lottery: str
    number: str
    command: str


def explain_line(line: AssignmentLine) -> Explanation:
    """Explain one line, in the language of the reader."""
    return explain_lines([line])[0]


def explain_lines(lines: Sequence[AssignmentLine]) -> list[Explanation]:
    """Explain lines of one run (``offering__unit``, ``person`` and ``run`` selected). One query."""
    if not lines:
        return []
    last = _last_served(lines[0].run, {line.offering_id for line in lines})
    return [_explain(line, last.get(line.offering_id)) for line in lines]


def ordinal(number: int) -> str:
    """« 17e », “17th”."""
    if reader_language() == "fr":
        return "1er" if number == 1 else f"{number}e"
    ending = "th" if number % 100 in (11, 12, 13) else FIRST_ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def _last_served(run: AssignmentRun, offerings: Iterable[int]) -> dict[int, list[Any]]:
    """The priority of the last student served of each offering."""
    rows = AssignmentLine.objects.filter(run=run, offering__in=list(offerings), outcome__in=("given", "reserve"))
    return dict(rows.order_by("offering_id", "-order").distinct("offering_id").values_list("offering_id", "priority"))


def _explain(line: AssignmentLine, last: list[Any] | None) -> Explanation:
    run, unit = line.run, line.offering.unit.code
    text = lottery_text(run.seed, str(line.person.uuid), unit)
    decided = _deciding(line.priority, last) if line.outcome == "waiting" and last else None
    return Explanation(
        unit=unit,
        outcome=line.outcome,
        headline=_headline(line),
        because=_because(line, last, decided),
        criteria=_criteria(run.rule, line.priority, last, decided),
        lottery=text,
        number=line.priority[-1],
        command=f"printf '%s' '{text}' | sha256sum | cut -c1-{NUMBER_LENGTH}",
    )


def _headline(line: AssignmentLine) -> str:
    places, asked, _given = offering_figures(line.run, line.offering_id)
    if line.outcome == "spared":
        return said("You didn't need it: it wasn't asked for you.")
    wishes = ngettext("%(count)d wish", "%(count)d wishes", asked) % {"count": asked}
    if places is None:
        return said("No limit of places, %(wishes)s: everyone has it.") % {"wishes": wishes}
    return said("%(places)s, %(wishes)s, you were %(order)s.") % {
        "places": ngettext("%(count)d place", "%(count)d places", places) % {"count": places},
        "wishes": wishes,
        "order": ordinal(line.order),
    }


def _deciding(mine: Sequence[Any], last: Sequence[Any]) -> int:
    """The first place where two standings differ; optional wishes come after all others."""
    if (mine[0] == "optional") != (last[0] == "optional"):
        return 0
    return next((place for place in range(1, len(mine)) if mine[place] != last[place]), len(mine) - 1)


def _because(line: AssignmentLine, last: list[Any] | None, decided: int | None) -> str:
    if line.outcome == "spared":
        kinds = {
            "reserve": said("Your main units were given, or another reserve replaced the one that was refused."),
            "optional": said("You have as many units as the campaign allows, or one that excludes it."),
        }
        return kinds.get(line.priority[0], said("It can't be held beside another unit that you were given."))
    if line.outcome != "waiting":
        return said("Those who stood as well as you or better fit within the places.")
    if last is None or decided is None:
        return said("There was no place left for those who asked for it.")
    if decided == 0:
        return said("It was optional for you, and the places went to those who had it among their main units.")
    if decided == len(line.priority) - 1:
        return said(
            "You and the last student served were equal in everything that the regulation counts; the lottery decided: "
            "your number %(mine)s comes after %(last)s."
        ) % {"mine": line.priority[-1], "last": last[-1]}
    name = line.run.rule[decided - 1]
    if name == "seniority":
        return said(
            "Those with more semesters behind them go first: you have %(mine)d, the last student served has %(last)d."
        ) % {"mine": -line.priority[decided], "last": -last[decided]}
    return said("Priority goes to “%(priority)s”: it holds for the last student served and not for you.") % {
        "priority": PRIORITY_TITLES[name]
    }


def _criteria(
    rule: Sequence[str], mine: Sequence[Any], last: Sequence[Any] | None, decided: int | None
) -> tuple[Criterion, ...]:
    found = [
        Criterion(
            PRIORITY_TITLES[name],
            _value(name, mine[place]),
            _value(name, last[place]) if last else "",
            decided == place,
        )
        for place, name in enumerate(rule, start=1)
    ]
    decides = decided is not None and decided == len(mine) - 1
    return (*found, Criterion(LOTTERY, str(mine[-1]), str(last[-1]) if last else "", decides))


def _value(name: str, value: int) -> Text:
    if name == "seniority":
        return str(-value)
    return _("yes") if value == 0 else _("no")


def rule_text(rule: Sequence[str]) -> Text:
    """« nécessaire au diplôme, puis ancienneté, puis tirage au sort »."""
    text: Text = ""
    for name in rule:
        title = PRIORITY_TITLES.get(name, name)
        text = format_lazy(_("{first}, then {second}"), first=text, second=title) if text else title
    lottery = _("lottery")
    return format_lazy(_("{first}, then {second}"), first=text, second=lottery) if text else lottery
