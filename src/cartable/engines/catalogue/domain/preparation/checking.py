"""What is wrong with a constraint, what is missing before a preparation is handed over."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.preparation.demand import demand_of
from cartable.engines.catalogue.domain.preparation.sentences import SENTENCES
from cartable.engines.catalogue.models import Preparation, PreparedRule
from cartable.kernel.problems import Fault


def rule_faults(rule: PreparedRule, others: Sequence[PreparedRule], preparation: Preparation) -> list[Fault]:
    """What is wrong with a rule beside those that are there: places, then sense."""
    return _place_faults(rule, preparation) or _sense_faults(rule, others)


def _place_faults(rule: PreparedRule, preparation: Preparation) -> list[Fault]:
    """Places that the sentence has and nobody filled; the others are emptied."""
    sentence = SENTENCES.get(rule.sentence)
    if sentence is None:
        return [Fault("rule.sentence", _("No such sentence."), "sentence", _("Choose one of the list."))]
    faults = []
    for place in ("other_kind", "day", "week"):
        if place not in sentence.places:
            setattr(rule, place, "" if place == "other_kind" else None)
        elif not getattr(rule, place):
            faults.append(Fault("rule.place", _("This sentence needs it."), place, _("Fill it in.")))
    if "times" not in sentence.places:
        rule.starts = rule.ends = None
    elif rule.starts is None or rule.ends is None or rule.ends <= rule.starts:
        faults.append(
            Fault("rule.times", _("This sentence needs a start and a later end."), "starts", _("Fill both in."))
        )
    if rule.other_kind and rule.other_kind == rule.kind:
        faults.append(Fault("rule.kinds", _("The two kinds are the same."), "other_kind", _("Choose another one.")))
    if rule.week and rule.week > preparation.term.weeks_count:
        most = preparation.term.weeks_count
        faults.append(
            Fault(
                "rule.week",
                format_lazy(_("The term has {number} weeks."), number=most),
                "week",
                _("Give another week."),
            )
        )
    return faults


def _sense_faults(rule: PreparedRule, others: Sequence[PreparedRule]) -> list[Fault]:
    """What can't hold together with what is said already."""

    def said(sentence: str, kind: str) -> list[PreparedRule]:
        return [one for one in others if one.sentence == sentence and one.kind == kind and one.is_required]

    if any(_same(rule, one) for one in others):
        return [Fault("rule.twice", _("This is said already."), "sentence", _("Nothing is to be added."))]
    if not rule.is_required:
        return []
    if rule.sentence == "follows" and any(one.other_kind == rule.kind for one in said("follows", rule.other_kind)):
        return [
            Fault("rule.circle", _("The other way round is asked already."), "other_kind", _("Keep one of the two."))
        ]
    if rule.sentence == "only_on" and any(one.day != rule.day for one in said("only_on", rule.kind)):
        return [Fault("rule.two_days", _("Another day is asked already."), "day", _("Keep one of the two."))]
    never, only = (rule, "only_on") if rule.sentence == "never_on" else (rule, "never_on")
    if rule.sentence in ("never_on", "only_on") and any(one.day == never.day for one in said(only, rule.kind)):
        return [
            Fault("rule.never_only", _("The contrary is asked of this day already."), "day", _("Keep one of the two."))
        ]
    return []


def _same(rule: PreparedRule, other: PreparedRule) -> bool:
    names = ("sentence", "kind", "other_kind", "day", "starts", "ends", "week")
    return all(getattr(rule, name) == getattr(other, name) for name in names)


def what_is_missing(preparation: Preparation) -> list[Fault]:
    """Before the hand-over: no class at all, too few places for those expected."""
    kinds = list(preparation.kinds.all())
    if not kinds:
        return [
            Fault(
                "preparation.empty",
                _("No kind of class is described."),
                mend=_("Say how lectures, tutorials or labs are to be."),
            )
        ]
    demand = demand_of(term_id=preparation.term_id, unit_ids=[preparation.unit_id]).get(preparation.unit_id)
    expected = preparation.expected or (demand.number if demand else 0)
    faults = []
    for row in kinds:
        if row.groups_count * row.group_size < expected:
            faults.append(
                Fault(
                    "preparation.places",
                    format_lazy(
                        _("{groups} groups of {size} have {places} places, {expected} students are expected."),
                        groups=row.groups_count,
                        size=row.group_size,
                        places=row.groups_count * row.group_size,
                        expected=expected,
                    ),
                    row.kind.upper(),
                    _("Add groups, or make them larger."),
                )
            )
    return faults
