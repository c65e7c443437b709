"""Rules drawn by chance: sound ones over the small referential, and any that can be written."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from cartable.engines.people.populations.cursor import KEYWORDS
from cartable.engines.people.populations.nodes import (
    And,
    Argument,
    At,
    Bare,
    Call,
    Comparison,
    Day,
    Flag,
    Not,
    Number,
    OneOf,
    Operator,
    Or,
    RelativeDay,
    Text,
    Unit,
    Where,
    Within,
)
from cartable.engines.people.tests.populations.referential import (
    BIRTHS,
    DAYS,
    GROUPS,
    KINDS,
    LEVELS,
    ROLES,
    SOURCES,
    STRUCTURES,
)

EQUALITIES = (Operator.EQ, Operator.NE)
KIND_WORDS = (
    "student",
    "teacher",
    "staff",
    "temporary",
    "hosted",
    "applicant",
    "alumnus",
    "employee",
    "affiliated",
)
kinds = st.sampled_from([*KINDS, "employee"])
codes = st.sampled_from([*STRUCTURES, "NOWHERE"]).map(Text)
units = st.sampled_from(Unit)
near = st.builds(RelativeDay, st.integers(-40, 40).filter(bool), units)
days = st.one_of(
    st.sampled_from([*DAYS, *filter(None, BIRTHS)]).map(Day),
    near.filter(lambda day: abs(day.count) < 40),
    st.just(RelativeDay()),
)
flags = st.booleans().map(Flag)


def _named(**values: st.SearchStrategy) -> st.SearchStrategy:
    """Some of these arguments, by name."""
    each = [st.none() | value.map(lambda one, name=name: Argument(one, name)) for name, value in values.items()]
    return st.tuples(*each).map(lambda found: tuple(one for one in found if one is not None))


def _call(name: str, first: st.SearchStrategy | None = None, **named: st.SearchStrategy) -> st.SearchStrategy:
    by_place = st.just(()) if first is None else first.map(lambda value: (Argument(value),))
    return st.builds(lambda place, rest: Call(name, place + rest), by_place, _named(**named))


def _valued(name: str, values: st.SearchStrategy, operators=EQUALITIES) -> st.SearchStrategy:
    subject = st.just(Call(name))
    lists = st.lists(values, min_size=1, max_size=3).map(tuple)
    return st.builds(Comparison, subject, st.sampled_from(operators), values) | st.builds(
        OneOf, subject, lists, st.booleans()
    )


def _dated(name: str) -> st.SearchStrategy:
    subject = st.just(Call(name))
    return st.builds(Comparison, subject, st.sampled_from(Operator), days) | st.builds(
        Within, subject, st.integers(0, 40), units
    )


tie_words = st.sampled_from(KIND_WORDS).map(Call) | _call("member_of", codes, below=flags)
numbers = st.integers(0, 8).map(Number)
tie_conditions = st.one_of(
    tie_words,
    st.builds(lambda call, day: Comparison(call, Operator.SINCE, day), tie_words, days),
    _valued(
        "affiliation",
        st.sampled_from([*KINDS, "employee"]).flatmap(lambda kind: st.sampled_from([Bare(kind), Text(kind)])),
    ),
    _valued("structure", codes),
    _valued("programme", codes),
    _valued("level", st.sampled_from(LEVELS).map(Text)),
    _valued("source", st.sampled_from(SOURCES).map(Text)),
    _valued("year", numbers, [one for one in Operator if one.value in ("=", "!=", "<", "<=", ">", ">=")]),
    _dated("begins"),
    _dated("ends"),
)
person_conditions = st.one_of(
    st.just(Call("protected")),
    _call("has_account", open=flags),
    _call("in_group", st.sampled_from([*GROUPS, "NONE"]).map(Text)),
    _call("role", st.sampled_from(ROLES).map(Bare), structure=codes, below=flags, above=flags),
    _valued("number", st.sampled_from(["Q0", "Q1", "Q2", "Q99"]).map(Text)),
    _dated("born"),
)


def _joined(inside: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(inside, min_size=2, max_size=3).map(tuple)
    return st.builds(Not, inside) | st.builds(And, several) | st.builds(Or, several)


wheres = st.builds(Where, tie_words, st.recursive(tie_conditions, _joined, max_leaves=4))
single_conditions = st.one_of(
    tie_conditions,
    person_conditions,
    wheres,
    _call("member_of", codes, below=st.just(Flag(True))),
    _dated("ends"),
    _dated("begins"),
)
sound_rules = st.recursive(
    tie_conditions | person_conditions | wheres,
    lambda inside: _joined(inside) | st.builds(At, inside, days),
    max_leaves=6,
)

names = st.text(string.ascii_lowercase + "_", min_size=1, max_size=8).filter(lambda name: name not in KEYWORDS)
texts = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20)
any_values = st.one_of(
    texts.map(Text),
    names.map(Bare),
    st.integers(-9999, 9999).map(Number),
    st.decimals(-99, 99, places=2).filter(lambda one: one != 0).map(lambda one: Number(Decimal(f"{one:f}"))),
    flags,
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(Day),
    near,
    st.just(RelativeDay()),
)
any_calls = st.builds(Call, names, st.lists(st.builds(Argument, any_values, st.none() | names), max_size=3).map(tuple))
any_conditions = st.one_of(
    any_calls,
    st.builds(Comparison, any_calls, st.sampled_from(Operator), any_values),
    st.builds(OneOf, any_calls, st.lists(any_values, min_size=1, max_size=4).map(tuple), st.booleans()),
    st.builds(Within, any_calls, st.integers(0, 99), units),
)
any_rules = st.recursive(
    any_conditions,
    lambda inside: st.one_of(
        _joined(inside),
        st.builds(At, inside, st.one_of(near, st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(Day))),
        st.builds(Where, any_calls, inside),
    ),
    max_leaves=8,
)
