"""What may be said inside ``where``: only what is true or false of one affiliation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.faults import RuleFault, rule_fault
from cartable.engines.people.populations.nodes import At, Rule, Where
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.populations.walking import subject_of
from cartable.engines.people.populations.words import Scope


def not_of_affiliations(rule: Rule) -> RuleFault | None:
    """Why a rule can't stand inside ``where``; None when it can, or when its word is unknown (told elsewhere)."""
    if isinstance(rule, Where):
        what, mend = _("“where” can't stand inside another."), _("Join the conditions by and inside the first.")
        return rule_fault("rule.where_inside", what, mend, rule.span)
    if isinstance(rule, At):
        what, mend = (
            _("“on” can't stand inside where."),
            _("Write it after the parentheses: student where (…) on 2026-09-01."),
        )
        return rule_fault("rule.on_inside", what, mend, rule.day.span)
    subject = subject_of(rule)
    word = find_word(subject.name) if subject else None
    if subject is None or word is None or word.scope is Scope.AFFILIATION:
        return None
    what = _("“{name}” is said of a person, not of one affiliation.")
    mend = _("Move it out of the parentheses of where, and join it by and.")
    return rule_fault("rule.where_person", what, mend, subject.span, name=subject.name)
