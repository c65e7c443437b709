"""How rules and populations are told to programs."""

from __future__ import annotations

from typing import Any

from ninja import Field, Schema

from cartable.engines.people.rest.shapes import Rule


class RuleIn(Schema):
    """A rule to judge."""

    rule: Rule


class RuleFaultOut(Schema):
    """What is wrong in a rule, from which character to which (counted from 0), and how to mend it."""

    code: str
    what: str
    mend: str
    start: int
    end: int


class RuleOut(Schema):
    """A rule judged: ``text`` is its canonical form; in words in both languages when it is sound."""

    is_sound: bool
    text: str
    french: str = ""
    english: str = ""
    faults: list[RuleFaultOut]
    advice: list[RuleFaultOut]


class WordOut(Schema):
    """A word of the language, in your language."""

    name: str
    title: str
    doc: str
    takes: list[str] = Field(description="Names of what it takes between parentheses.")

    @staticmethod
    def resolve_takes(word: Any) -> list[str]:
        """Its parameters."""
        return [parameter.name for parameter in word.parameters]

    @staticmethod
    def resolve_title(word: Any) -> str:
        """In the reader's language."""
        return str(word.title)

    @staticmethod
    def resolve_doc(word: Any) -> str:
        """In the reader's language."""
        return str(word.doc)


class CountOut(Schema):
    """How many people a rule means, among those whom you may count."""

    people: int
