"""What the codes written in a rule name: one query for each kind of thing, however many codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cartable.engines.people.populations.arguments import matched_arguments
from cartable.engines.people.populations.faults import RuleFault
from cartable.engines.people.populations.nodes import Comparison, OneOf, Rule, Text
from cartable.engines.people.populations.registry import find_word
from cartable.engines.people.populations.walking import subject_of, walk
from cartable.engines.people.populations.words import Attribute, Reference

Titles = dict[tuple[Reference, str], str]
"""Titles in the active language; a code that nothing has is absent."""


@dataclass(frozen=True, slots=True)
class Named:
    """A code written in a rule, and what kind of thing it names."""

    reference: Reference
    text: Text


def names_in(rule: Rule) -> Iterator[Named]:
    """Every code written in the rule, from left to right."""
    for part in walk(rule):
        call = subject_of(part)
        word = find_word(call.name) if call else None
        if call is None or word is None:
            continue
        for match in matched_arguments(call, word):
            if not isinstance(match, RuleFault) and match[1].refers_to and isinstance(match[0].value, Text):
                yield Named(match[1].refers_to, match[0].value)
        if isinstance(word, Attribute) and word.value.refers_to and isinstance(part, Comparison | OneOf):
            values = part.values if isinstance(part, OneOf) else (part.value,)
            yield from (Named(word.value.refers_to, value) for value in values if isinstance(value, Text))


def titles_in(*rules: Rule) -> Titles:
    """The titles of all that the rules name."""
    wanted: defaultdict[Reference, set[str]] = defaultdict(set)
    for rule in rules:
        for named in names_in(rule):
            wanted[named.reference].add(named.text.value)
    return {
        (reference, code): title
        for reference, codes in wanted.items()
        for code, title in reference.known(codes).items()
    }
