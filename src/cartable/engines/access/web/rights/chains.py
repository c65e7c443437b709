"""Why someone holds something, as a chain in words: what they are, by which rule or decision, what follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cartable.engines.access.web.rights.sayings import capital
from cartable.engines.access.web.rights.words import say_tie, title_with_doors
from cartable.engines.people.api import populations
from cartable.ui.moments import say_day

WORDS_OF_KINDS = {
    "student": ("student",),
    "teacher": ("faculty", "temporary"),
    "staff": ("staff",),
    "employee": ("faculty", "staff", "temporary"),
    "hosted": ("affiliate",),
}
"""Which affiliations a word of the language speaks of; the other words speak of any."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps that lead to a right, and a sentence that adds who said so, when and why."""

    steps: tuple[str, ...]
    note: str = ""
    rule_code: str = ""


def chains_of(right: Any, ties: Sequence[Any]) -> list[Chain]:
    """One chain for each reason of a right. ``ties`` are the person's affiliations on the day."""
    return [chain_of(row, reason, ties) for row, reason in zip(right.holdings, right.reasons, strict=True)]


def chain_of(holding: Any, reason: Any, ties: Sequence[Any]) -> Chain:
    """The chain of one holding."""
    end = title_with_doors(holding.service, holding.door_group)
    if holding.rule is not None:
        rule = holding.rule
        first = [say_tie(tie) for tie in ties_meant(rule.population, ties)]
        return Chain((*first, capital(str(reason.words)), end), rule.reason, rule.code)
    return Chain((_("Decision by name"), say_decider(holding.grant), end), say_decision(holding.grant))


def ties_meant(population: str, ties: Sequence[Any]) -> list[Any]:
    """The affiliations of which a rule speaks: those of the kinds that it names, else all of them."""
    words = populations.dependencies(population).words
    kinds = {kind for word in words for kind in WORDS_OF_KINDS.get(word, ())}
    meant = [tie for tie in ties if tie.kind in kinds]
    return meant or list(ties)


def say_decider(grant: Any) -> str:
    """« Odile Renaudin, par délégation »."""
    who = grant.granted_by.full_name if grant.granted_by else ""
    return _("%(who)s, by delegation") % {"who": who} if grant.delegation_id else who


def say_decision(grant: Any) -> str:
    """When, and for which reason."""
    said = {"day": say_day(grant.decided_at, "year"), "reason": grant.reason}
    return _("Decided on %(day)s: %(reason)s") % said


@dataclass(frozen=True, slots=True)
class Judged:
    """One condition of a rule: its words, whether it is true of the person, and those inside it."""

    words: str
    is_true: bool
    parts: tuple[Judged, ...]


def explain_all(person: Any, rules: Iterable[Any], on: date) -> dict[int, Judged]:
    """Each rule (by its id) as a tree to tick; those that can't be read any more are left out."""
    trees = {}
    for rule in rules:
        try:
            trees[rule.pk] = populations.accept(rule.population)
        except populations.RuleRefused:
            continue
    return {key: _judged(told) for key, told in populations.why_each(person, trees, on).items()} if trees else {}


def _judged(told: Any) -> Judged:
    return Judged(capital(str(told.words)), told.is_true, tuple(_judged(part) for part in told.parts))
