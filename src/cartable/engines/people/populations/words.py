"""The port: what an engine writes to add a word to the language.

A *condition* is true or false (``student``, ``teaches("MT01")``); an *attribute* has values to compare (``born``,
``structure``). Each says what it takes, which facts it reads, how it becomes SQL and how it is said. Upper engines
register theirs with ``register_word``; nothing here knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db.models import Q
from django.db.models.expressions import Combinable

from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.kernel.problems import Text

Plain = str | int | Decimal | bool | date
"""A value as SQL receives it."""
Arguments = Mapping[str, Plain]
"""What a word was given, by parameter; those left out have their default, or are absent."""
Shown = Mapping[str, str | bool]
"""What a word was given, as people read it: titles for codes, days in words; flags stay flags."""


class ValueType(Enum):
    """What a parameter takes, or an attribute has."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"


class Scope(Enum):
    """What a word says something of: a person, or one affiliation in force."""

    PERSON = "person"
    AFFILIATION = "affiliation"


@dataclass(frozen=True, slots=True)
class Option:
    """A value that may be proposed: what is written, and what it means."""

    value: str
    title: Text = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a value names: a structure, a group, a unit… by the code that people write.

    ``title``: of one such thing (“structure”). ``known``: those of these codes that exist, with their title in the
    active language; one query. ``propose``: ``(actor, prefix, limit)`` → those that the actor may be proposed.
    ``all_codes``: every code, to find the nearest to a wrong one (asked only then).
    """

    title: Text
    known: Callable[[Collection[str]], Mapping[str, str]]
    propose: Callable[[Any, str, int], list[Option]]
    all_codes: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a word takes, or the value of an attribute.

    ``choices`` lists the only values (for CHOICE); ``refers_to`` what a TEXT names. A required one, and an optional one
    that ``has_place`` (after those required), is given by place, in order, or by name; the others by name.
    """

    name: str
    type: ValueType
    doc: Text = ""
    is_required: bool = False
    refers_to: Reference | None = None
    choices: Callable[[], Iterable[Option]] = tuple
    has_place: bool = False

    @property
    def is_placed(self) -> bool:
        """Whether its place is enough to name it."""
        return self.is_required or self.has_place


@dataclass(frozen=True, slots=True)
class Fact:
    """A kind of facts that rules read; a change of such a fact concerns only the rules that read it.

    ``turning(after, until)``: condition on Person: with such a fact that begins to hold or ceases to between the two
    days (``after`` excluded, ``until`` included), or at least all of them. ``next_on(day)``: the first day after
    ``day`` when one begins or ceases. Both None when time alone changes nothing.
    """

    name: str
    title: Text
    turning: Callable[[date, date], Q] | None = None
    next_on: Callable[[date], date | None] | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a condition is said, in the active language.

    ``clause`` and ``negative`` follow “people”: “who are students”, “who are not students”. ``noun`` stands for
    people and clause at the head of a sentence: “students” (« les étudiants »); empty when there is none.
    ``of_tie`` and ``not_of_tie`` follow “an affiliation”, for words of affiliations: “as a student”.
    """

    clause: str
    negative: str
    noun: str = ""
    of_tie: str = ""
    not_of_tie: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A word that is true or false.

    ``to_query(arguments, on)`` gives a condition on Person, or on Affiliation when ``scope`` says so. It must be true
    or false for everyone, never unknown (compare nullable columns under ``isnull=False``, or within ``Exists``), and
    join nothing that would repeat a person. ``reads_today``: it depends on the day otherwise than through facts that
    begin and cease.

    ``holds(row, arguments, on, facts)`` says the same of one Person or Affiliation at hand: a word that has it costs
    next to nothing when one person has changed and hundreds of rules must be judged.
    """

    name: str
    title: Text
    doc: Text
    to_query: Callable[[Arguments, date], Q]
    phrase: Callable[[Shown], Phrase]
    facts: tuple[Fact, ...]
    parameters: tuple[Parameter, ...] = ()
    scope: Scope = Scope.PERSON
    reads_today: bool = False
    holds: Callable[[Any, Arguments, date, PersonFacts], bool] | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """A word whose value is compared.

    ``value`` says the type of the value, what it refers to or its choices. ``expression(arguments, on)`` gives what
    SQL compares, of Person or of Affiliation: a column by its path, or computed; NULL equals nothing and lies nowhere.
    ``stored`` turns a written value into the one compared, ``groups`` a choice into the several that it covers.
    ``label`` follows “whose” (“birth date”, « la date de naissance »); ``within`` says, of a distance (“30 days”), that
    today is no farther, and that it is farther (“is at most 30 days away”, “is more than 30 days away”).
    ``read(row, arguments, on)`` gives the value, as it is written in rules, of one Person or Affiliation at hand.
    """

    name: str
    title: Text
    doc: Text
    value: Parameter
    expression: Callable[[Arguments, date], str | Combinable]
    label: Callable[[Shown], str]
    facts: tuple[Fact, ...]
    parameters: tuple[Parameter, ...] = ()
    scope: Scope = Scope.PERSON
    reads_today: bool = False
    stored: Callable[[Plain], Plain] | None = None
    groups: Mapping[str, tuple[str, ...]] | None = None
    within: Callable[[str], tuple[str, str]] | None = None
    read: Callable[[Any, Arguments, date], Plain | None] | None = None


Word = Condition | Attribute
