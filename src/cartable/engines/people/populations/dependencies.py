"""What a rule depends on, so that a change has only the rules concerned computed again, and time too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from cartable.engines.people.models import Person
from cartable.engines.people.populations.membership import as_rule
from cartable.engines.people.populations.nodes import At, RelativeDay, Rule, Within
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.populations.walking import parts, subject_of, values_of, walk
from cartable.engines.people.populations.words import Fact, Word

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What a rule reads: its words, the kinds of facts (by name), and the day itself.

    ``is_dated``: it reads facts that begin and cease, so who meets it may change on those days without any write.
    ``reads_today``: it reckons from today, so it may change any day.
    """

    words: frozenset[str]
    facts: frozenset[str]
    is_dated: bool
    reads_today: bool

    @property
    def changes_with_time(self) -> bool:
        """Whether who meets the rule may change without any write."""
        return self.is_dated or self.reads_today


def dependencies(rule: str | Rule) -> Dependencies:
    """What the rule reads. Unknown words read nothing. Raises RuleRefused for a text that can't be read."""
    tree = as_rule(rule)
    words = {word.name: word for part in walk(tree) if (word := _word(part))}
    return Dependencies(
        frozenset(words),
        frozenset(fact.name for word in words.values() for fact in word.facts),
        bool(_dated_facts(tree)),
        _reads_today(tree),
    )


def next_change_on(rule: str | Rule, on: date) -> date | None:
    """The first day after ``on`` when who meets the rule may change without any write; None when it never will.

    Early rather than late: nobody may change on that day, but nobody changes before. One query for each kind of dated
    facts. Raises RuleRefused.
    """
    tree = as_rule(rule)
    if _reads_today(tree):
        return on + ONE_DAY
    days = [day for fact in _dated_facts(tree) if fact.next_on and (day := fact.next_on(on)) is not None]
    return min(days, default=None)


def people_turning(rule: str | Rule, after: date, until: date) -> QuerySet[Person]:
    """Those who may meet the rule on ``until`` and not on ``after``, or the contrary, without any write between.

    More rather than fewer: everyone when the rule reckons from today. Raises RuleRefused.
    """
    tree = as_rule(rule)
    if _reads_today(tree):
        return Person.objects.all()
    conditions = [fact.turning(after, until) for fact in _dated_facts(tree) if fact.turning]
    return Person.objects.filter(reduce(or_, conditions)) if conditions else Person.objects.none()


def _reads_today(rule: Rule) -> bool:
    return any(
        isinstance(part, Within)
        or any(isinstance(value, RelativeDay) for value in values_of(part))
        or ((word := _word(part)) is not None and word.reads_today)
        for part in _moving(rule)
    )


def _dated_facts(rule: Rule) -> list[Fact]:
    words = [word for part in _moving(rule) if (word := _word(part))]
    return list(dict.fromkeys(fact for word in words for fact in word.facts if fact.turning))


def _moving(rule: Rule) -> Iterator[Rule]:
    """What time moves: all but what is read as of a day of the calendar."""
    if isinstance(rule, At) and not isinstance(rule.day, RelativeDay):
        return
    yield rule
    for part in parts(rule):
        yield from _moving(part)


def _word(rule: Rule) -> Word | None:
    subject = subject_of(rule)
    return find_word(subject.name) if subject else None
