"""The nineteen constraints in words: the rule, by how much it isn't kept, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.timetable.domain.durations import duration
from cartable.engines.timetable.domain.rule_words import mend_of, rule_of

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class ConstraintFacts:
    """A constraint that a solution doesn't keep.

    ``amount`` counts the broken pairs when ``pairs`` is given (the first fifty, by labels), else the excess over the
    term in the unit of the kind. ``labels`` names all the classes concerned.
    """

    kind: str
    arguments: tuple[int, ...]
    is_hard: bool
    amount: int
    pairs: tuple[tuple[str, str], ...]
    labels: tuple[str, ...]
    slot_minutes: int


@dataclass(frozen=True, slots=True)
class Words:
    """What is wrong, the rule that says so, and how to mend it."""

    what: str
    rule: str
    mend: str


def describe_constraint(facts: ConstraintFacts) -> Words:
    """The three sentences, in the active language."""
    rule = rule_of(facts.kind, facts.arguments, facts.slot_minutes)
    return Words(what=_measure(facts), rule=rule, mend=mend_of(facts.kind))


def describe_clash(first: str, second: str, *, overlap: bool) -> str:
    """Two classes of one student that can't both be attended in full, in the active language."""
    if overlap:
        return _("%(first)s and %(second)s overlap.") % {"first": first, "second": second}
    return _("%(second)s begins before one can have walked there from %(first)s.") % {"first": first, "second": second}


def _measure(facts: ConstraintFacts) -> str:
    if facts.pairs:
        return _measure_pairs(facts)
    names = _listing(facts.labels)
    if facts.kind == "MaxDays":
        text = ngettext("%(names)s: %(count)d day too many.", "%(names)s: %(count)d days too many.", facts.amount)
    elif facts.kind == "MaxDayLoad":
        minutes = facts.amount * facts.slot_minutes
        return _("%(names)s: %(duration)s too much over the term.") % {"names": names, "duration": duration(minutes)}
    elif facts.kind == "MaxBreaks":
        text = ngettext(
            "%(names)s: %(count)d break too many over the term.",
            "%(names)s: %(count)d breaks too many over the term.",
            facts.amount,
        )
    else:
        text = ngettext(
            "%(names)s: %(count)d block too long over the term.",
            "%(names)s: %(count)d blocks too long over the term.",
            facts.amount,
        )
    return text % {"names": names, "count": facts.amount}


def _measure_pairs(facts: ConstraintFacts) -> str:
    shown = "; ".join(f"{a} – {b}" for a, b in facts.pairs[:MOST_NAMED])
    if facts.amount > MOST_NAMED:
        shown += " …"
    told = ngettext(
        "%(count)d pair of classes doesn't keep the rule: %(pairs)s.",
        "%(count)d pairs of classes don't keep the rule: %(pairs)s.",
        facts.amount,
    )
    return _ended(told % {"count": facts.amount, "pairs": shown})


def _ended(sentence: str) -> str:
    """Where a list goes on (« … »), no full stop follows."""
    return sentence.removesuffix(".") if sentence.endswith("….") else sentence


def _listing(labels: tuple[str, ...]) -> str:
    shown = ", ".join(labels[:MOST_NAMED])
    return f"{shown} …" if len(labels) > MOST_NAMED else shown
