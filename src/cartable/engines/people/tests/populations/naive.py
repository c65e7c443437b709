"""What a rule means, told a second time in plain Python over rows in memory: slow, and easy to believe."""

from __future__ import annotations

import operator
import re
from datetime import date, timedelta

from cartable.engines.people.models import Affiliation, Person
from cartable.engines.people.populations.nodes import (
    And,
    At,
    Call,
    Comparison,
    Day,
    Not,
    OneOf,
    Operator,
    Or,
    RelativeDay,
    Rule,
    Unit,
    Where,
    Within,
)
from cartable.engines.people.tests.populations.referential import PROGRAMMES, Referential

KINDS = {
    "student": ("student",),
    "teacher": ("faculty",),
    "staff": ("staff",),
    "hosted": ("affiliate",),
    "employee": ("faculty", "staff"),
    "temporary": ("temporary",),
    "applicant": ("applicant",),
    "alumnus": ("alumnus",),
    "affiliated": ("student", "faculty", "staff", "temporary", "affiliate", "applicant", "alumnus"),
}
OF_TIE = {*KINDS, "member_of", "affiliation", "structure", "programme", "level", "year", "begins", "ends", "source"}
ORDERS = {
    Operator.EQ: operator.eq,
    Operator.LT: operator.lt,
    Operator.BEFORE: operator.lt,
    Operator.LE: operator.le,
    Operator.UNTIL: operator.le,
    Operator.GT: operator.gt,
    Operator.AFTER: operator.gt,
    Operator.GE: operator.ge,
    Operator.SINCE: operator.ge,
}


def members(rule: Rule, facts: Referential, on: date) -> set[int]:
    """Keys of the people who meet the rule."""
    return {person.pk for person in facts.people if meets(person, rule, facts, on)}


def meets(person: Person, rule: Rule, facts: Referential, on: date) -> bool:
    """Whether the rule is true of a person."""
    if isinstance(rule, And):
        return all(meets(person, part, facts, on) for part in rule.conditions)
    if isinstance(rule, Or):
        return any(meets(person, part, facts, on) for part in rule.conditions)
    if isinstance(rule, Not):
        return not meets(person, rule.condition, facts, on)
    if isinstance(rule, At):
        return meets(person, rule.condition, facts, _day(rule.day, on))
    ties = [tie for tie in facts.ties if tie.person_id == person.pk and on in tie.period]
    if isinstance(rule, Where):
        return any(
            _tie_meets(tie, rule.subject, facts, on) and _tie_meets(tie, rule.condition, facts, on) for tie in ties
        )
    if _name(rule) not in OF_TIE:
        return _person_meets(person, rule, facts, on)
    if isinstance(rule, Comparison) and rule.operator is Operator.NE:
        same = Comparison(rule.subject, Operator.EQ, rule.value)
        return not any(_tie_meets(tie, same, facts, on) for tie in ties)
    if isinstance(rule, OneOf) and rule.is_negated:
        return not any(_tie_meets(tie, OneOf(rule.subject, rule.values), facts, on) for tie in ties)
    return any(_tie_meets(tie, rule, facts, on) for tie in ties)


def _tie_meets(tie: Affiliation, rule: Rule, facts: Referential, on: date) -> bool:
    if isinstance(rule, And):
        return all(_tie_meets(tie, part, facts, on) for part in rule.conditions)
    if isinstance(rule, Or):
        return any(_tie_meets(tie, part, facts, on) for part in rule.conditions)
    if isinstance(rule, Not):
        return not _tie_meets(tie, rule.condition, facts, on)
    if isinstance(rule, Comparison) and rule.operator is Operator.SINCE and _name(rule) in {*KINDS, "member_of"}:
        return _tie_meets(tie, rule.subject, facts, on) and tie.valid_from <= _day(rule.value, on)
    name = _name(rule)
    if name in KINDS:
        return tie.kind in KINDS[name]
    if name == "member_of":
        given = _given(rule.subject if not isinstance(rule, Call) else rule, ("structure",))
        code = given["structure"]
        return tie.structure.code in (facts.below(code) if given.get("below") else {code})
    if name == "affiliation":
        return _kind_meets(tie.kind, rule)
    return _compared(_tie_value(tie, name), rule, on)


def _tie_value(tie: Affiliation, name: str) -> object:
    if name == "structure":
        return tie.structure.code
    if name == "programme":
        return tie.structure.code if tie.structure.code in PROGRAMMES else None
    if name == "year":
        return _year(tie.level)
    if name == "begins":
        return tie.valid_from
    if name == "ends":
        return tie.valid_until - timedelta(days=1) if tie.valid_until else None
    return {"level": tie.level, "source": tie.source}[name]


def _year(level: str) -> int | None:
    found = re.fullmatch(r"([A-Za-z]{0,3})([0-9]{1,2})", level)
    if found is None:
        return None
    letter, number = found[1][:1].upper(), int(found[2])
    if letter == "S":
        return (number + 1) // 2
    return number + {"M": 3, "D": 5}.get(letter, 0)


def _kind_meets(kind: str, rule: Rule) -> bool:
    wanted = [rule.value.value] if isinstance(rule, Comparison) else [value.value for value in rule.values]
    is_there = any(kind in KINDS["employee"] if one == "employee" else kind == one for one in wanted)
    is_denied = rule.operator is Operator.NE if isinstance(rule, Comparison) else rule.is_negated
    return is_there != is_denied


def _person_meets(person: Person, rule: Rule, facts: Referential, on: date) -> bool:
    name = _name(rule)
    if name == "protected":
        return person.is_protected
    if name == "has_account":
        given = _given(rule, ())
        return person.pk in facts.accounts and given.get("open", facts.accounts[person.pk]) == facts.accounts[person.pk]
    if name == "in_group":
        code = _given(rule, ("group",))["group"]
        return any(
            row.group.code == code and row.person_id == person.pk and on in row.period for row in facts.memberships
        )
    if name == "role":
        return _holds(person, _given(rule, ("role",)), facts, on)
    return _compared({"born": person.birth_on, "number": person.code, "origin": person.origin}[name], rule, on)


def _holds(person: Person, given: dict, facts: Referential, on: date) -> bool:
    for row in facts.roles:
        if row.person_id != person.pk or row.role != given["role"] or on not in row.period:
            continue
        if "structure" not in given:
            return True
        over = row.structure.code if row.structure else None
        wanted = {given["structure"]} & set(facts.parents)
        wanted |= facts.below(given["structure"]) if given.get("below") else set()
        wanted |= {None, *facts.above(given["structure"])} if given.get("above") else set()
        if over in wanted:
            return True
    return False


def _compared(value: object, rule: Rule, on: date) -> bool:
    """Nothing known compares with nothing; the negative signs are the contrary of the positive ones."""
    if isinstance(rule, Within):
        return value is not None and _move(on, -rule.count, rule.unit) <= value <= _move(on, rule.count, rule.unit)
    if isinstance(rule, OneOf):
        return (value in [one.value for one in rule.values]) != rule.is_negated
    wanted = _day(rule.value, on) if isinstance(rule.value, Day | RelativeDay) else rule.value.value
    if rule.operator is Operator.NE:
        return value != wanted
    return value is not None and ORDERS[rule.operator](value, wanted)


def _given(call: Call, by_place: tuple[str, ...]) -> dict:
    names = iter(by_place)
    return {argument.name or next(names): argument.value.value for argument in call.arguments}


def _name(rule: Rule) -> str:
    return rule.name if isinstance(rule, Call) else rule.subject.name


def _day(day: Day | RelativeDay, on: date) -> date:
    return day.value if isinstance(day, Day) else _move(on, day.count, day.unit)


def _move(day: date, count: int, unit: Unit) -> date:
    """Month by month, so as to be another way than the one tested."""
    if unit in (Unit.DAY, Unit.WEEK):
        return day + timedelta(days=count * (7 if unit is Unit.WEEK else 1))
    months = count * (12 if unit is Unit.YEAR else 1)
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        year, month = (year + 1, 1) if month == 13 else (year - 1, 12) if month == 0 else (year, month)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError
