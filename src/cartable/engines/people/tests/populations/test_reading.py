"""Reading a rule: what it is, what is refused, where, and how to mend it. No database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cartable.engines.people.populations import RuleRefused, parse, to_text
from cartable.engines.people.populations.limits import MOST_CHARACTERS, MOST_CONDITIONS, MOST_DEPTH, MOST_IN_LIST
from cartable.engines.people.populations.nodes import (
    And,
    Argument,
    At,
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

STUDENT, TEACHER, PROTECTED = Call("student"), Call("teacher"), Call("protected")
READ = {
    'student and programme = "INFO" and year >= 3': And(
        (
            STUDENT,
            Comparison(Call("programme"), Operator.EQ, Text("INFO")),
            Comparison(Call("year"), Operator.GE, Number(3)),
        )
    ),
    'member_of("GENIE", below=true)': Call("member_of", (Argument(Text("GENIE")), Argument(Flag(True), "below"))),
    "student or teacher and not protected": Or((STUDENT, And((TEACHER, Not(PROTECTED))))),
    "(student or teacher) and not not protected": And((Or((STUDENT, TEACHER)), Not(Not(PROTECTED)))),
    'structure not in ("DSI", "BU")': OneOf(Call("structure"), (Text("DSI"), Text("BU")), True),
    "born before 2000-01-01": Comparison(Call("born"), Operator.BEFORE, Day(date(2000, 1, 1))),
    "student since today - 6 months": Comparison(STUDENT, Operator.SINCE, RelativeDay(-6, Unit.MONTH)),
    "ends within 30 days": Within(Call("ends"), 30, Unit.DAY),
    "not student on 2024-10-01": Not(At(STUDENT, Day(date(2024, 10, 1)))),
    "student where (year >= 3 or ends within 1 week)": Where(
        STUDENT, Or((Comparison(Call("year"), Operator.GE, Number(3)), Within(Call("ends"), 1, Unit.WEEK)))
    ),
    r'source = "a \"b\" \\ c; DROP TABLE people_person; --"': Comparison(
        Call("source"), Operator.EQ, Text('a "b" \\ c; DROP TABLE people_person; --')
    ),
}
REFUSED = {
    "": ("rule.unfinished", 0, 0),
    "student and": ("rule.unfinished", 11, 11),
    "student teacher": ("rule.not_joined", 8, 15),
    "(student et teacher)": ("rule.not_joined", 9, 11),
    "(student": ("rule.missing", 8, 8),
    "student)": ("rule.closed", 7, 8),
    "and student": ("rule.condition", 0, 3),
    "student where year = 3": ("rule.where", 14, 18),
    'structure in "GI"': ("rule.list", 13, 17),
    "structure = ": ("rule.unfinished", 12, 12),
    "structure = and": ("rule.value", 12, 15),
    'source = "a': ("rule.string_open", 9, 11),
    "source = “a”": ("rule.quote", 9, 10),
    "année = 3": ("rule.word", 3, 4),
    "student && teacher": ("rule.sign", 8, 9),
    "born before 2026-02-30": ("rule.no_such_day", 12, 22),
    "student on tomorrow": ("rule.day", 11, 19),
    "ends within 30": ("rule.unfinished", 14, 14),
    "ends within 30 dayz": ("rule.unit", 15, 19),
    "ends within few days": ("rule.distance", 12, 15),
    "ends within 101 years": ("rule.too_far", 12, 21),
    "ends within 99999999999999999999 days": ("rule.too_far", 12, 37),
    "year = 1234567890": ("rule.long_number", 7, 17),
    "student\x00": ("rule.invisible", 7, 8),
    'source = "\u202egi"': ("rule.invisible", 10, 11),
    'source = "\ud800"': ("rule.invisible", 10, 11),
}


def refusal(text: str):
    with pytest.raises(RuleRefused) as refused:
        parse(text)
    (fault,) = refused.value.faults
    return fault


def faults_of(text: str) -> list:
    """Nothing when the text is a rule."""
    try:
        parse(text)
    except RuleRefused as refused:
        return refused.faults
    return []


@pytest.mark.parametrize("text", READ)
def test_a_rule_is_read(text):
    assert parse(text) == READ[text]
    assert to_text(parse(text)) == text


def test_spaces_capitals_and_needless_parentheses_say_nothing():
    assert to_text(parse("((STUDENT)\n And\tNot (Protected))")) == "student and not protected"
    assert to_text(parse("source = 'say \"x\"'")) == r'source = "say \"x\""'


@pytest.mark.parametrize("text", REFUSED)
def test_what_cannot_be_read_is_told_with_its_place(text):
    fault = refusal(text)
    assert (fault.code, fault.span.start, fault.span.end) == REFUSED[text]
    assert str(fault.where) == f"character {fault.span.start + 1}" or str(fault.where).startswith("caractère")
    assert str(fault.mend)


def test_habits_of_other_languages_are_mended():
    assert "« and »" in str(refusal("student et teacher").mend)
    assert "« and not »" in str(refusal("student sauf protected").mend)
    assert "« >= »" in str(refusal("year ≥ 3").mend)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * (MOST_CHARACTERS + 1), "rule.too_long"),
        ("(" * 3000, "rule.too_deep"),
        ("not " * 900 + "a", "rule.too_deep"),
        ("a" + " on today" * 400, "rule.too_deep"),
        ("a where (" * 400, "rule.too_deep"),
        (" or ".join(["a"] * (MOST_CONDITIONS + 1)), "rule.too_many"),
        (f"a in ({', '.join(['1'] * (MOST_IN_LIST + 1))})", "rule.long_list"),
        (f'a = "{"x" * 201}"', "rule.string_too_long"),
    ],
)
def test_what_is_beyond_the_limits_is_refused(text, code):
    assert refusal(text).code == code


def test_the_limits_themselves_are_allowed():
    deep = "(" * (MOST_DEPTH - 1) + "not a" + ")" * (MOST_DEPTH - 1)
    assert parse(deep) == Not(Call("a"))
    assert len(parse(" or ".join(["a"] * MOST_CONDITIONS)).conditions) == MOST_CONDITIONS


@given(text=st.text(st.characters(), max_size=60) | st.text("()and ornt\"'=<>1-,stuewhri", max_size=60))
@settings(max_examples=400, deadline=None, derandomize=True)
def test_any_text_is_read_or_refused_within_itself(text):
    faults = faults_of(text)
    assert all(0 <= fault.span.start <= fault.span.end <= len(text) and str(fault) for fault in faults)
    assert faults or parse(to_text(parse(text))) == parse(text)
