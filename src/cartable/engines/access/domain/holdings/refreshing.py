"""Bringing what people hold to what rules and decisions say on a day.

Whole rules in one statement each; people after a change of theirs, by the same statement with fewer people in it.
Rules whose holdings depend on others' (pools, zones, incompatible services) are settled together (``contested``).
Days only go forward: nothing is computed for a day before the last one computed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from cartable.engines.access.domain.holdings.contested import Contest, concerns, contested_rules
from cartable.engines.access.domain.holdings.held_back import forget_held_change, hold_back
from cartable.engines.access.domain.holdings.members import Members, all_members, met_by
from cartable.engines.access.domain.holdings.statements import BASE, refresh_statement, rule_guard, rule_scope
from cartable.engines.access.domain.holdings.telling import Told, run, tell
from cartable.engines.access.domain.holdings.turns import turn
from cartable.engines.access.models import EntitlementRule
from cartable.engines.access.types import Progress, RefreshReport
from cartable.engines.people.api import Person, populations


def is_in_force(rule: EntitlementRule, on: date) -> bool:
    """Whether the rule gives anything on the day."""
    return rule.state == EntitlementRule.State.ACTIVE and on in rule.period


def refresh_all(*, on: date, now: datetime, progress: Progress | None = None) -> RefreshReport:
    """Compute all rights for a day. Each rule that depends on nobody else's rights is a transaction of its own.

    A rule that can't be read any more (``report.ill``) and one that would take a service from too many at once
    (``report.held_back``) are left as they stand; the others are written.
    """
    report = RefreshReport()
    rules = list(EntitlementRule.objects.select_related("service"))
    contested = contested_rules()
    plain = [rule for rule in rules if rule.pk not in contested and _concerns(rule, on)]
    for number, rule in enumerate(plain):
        if progress:
            progress(number / (len(plain) + 1), rule.code)
        report.add(_refresh_plain(rule, on=on, now=now))
    with turn():
        contest = Contest(on=on)
        settled = [rule for rule in rules if rule.pk in contested]
        _want(contest, settled, on, report)
        contest.want_grants()
        contest.take_in_others(contested)
        report.add(_settle(contest, settled, on=on, now=now))
    return report


def refresh_rule(*, rule: EntitlementRule, on: date, now: datetime, confirmed: bool = False) -> RefreshReport:
    """Compute one rule for everyone. ``confirmed``: a human agreed, however many lose the service."""
    contested = contested_rules()
    if rule.pk not in contested:
        return _refresh_plain(rule, on=on, now=now, confirmed=confirmed)
    report = RefreshReport()
    with turn():
        contest = Contest(on=on, confirmed=confirmed)
        _want(contest, [rule], on, report)
        contest.take_in_others(contested)
        report.add(_settle(contest, [rule], on=on, now=now))
    return report


def refresh_people(*, person_ids: Collection[int], on: date, now: datetime) -> RefreshReport:
    """Compute all that some people hold, after a change of theirs; what it frees in pools goes to who waits."""
    report = RefreshReport()
    with turn():
        people = list(Person.objects.filter(pk__in=person_ids).order_by())
        rows = EntitlementRule.objects.order_by().values_list("pk", "population", "state", "valid_from", "valid_until")
        texts = {
            number: text
            for number, text, state, start, end in rows
            if state == EntitlementRule.State.ACTIVE and start <= on and (end is None or on < end)
        }
        members, ill = met_by(people, texts, on)
        report.ill = _by_code(ill)
        contested = contested_rules()
        known = [row[0] for row in rows if row[0] not in ill]
        numbers = [person.pk for person in people]
        told = _write_plain([number for number in known if number not in contested], members, numbers, on)
        contested &= set(known)
        if contested & set(members.params["met_rules"]) or concerns(numbers, contested, on):
            told.join(_settle_people(numbers, sorted(contested), members, on))
        report.rules = len(known)
        _close(told, report, on=on, now=now, texts=texts)
    return report


def refresh_pools(*, pool_ids: Collection[int], on: date, now: datetime) -> RefreshReport:
    """Hand out the seats of pools again: their size changed, or a rule left them."""
    report = RefreshReport()
    with turn():
        contest = Contest(on=on, people=())
        contest.take_in_pools(pool_ids)
        report.add(_settle(contest, [], on=on, now=now))
    return report


def _refresh_plain(rule: EntitlementRule, *, on: date, now: datetime, confirmed: bool = False) -> RefreshReport:
    """One rule, one statement."""
    report = RefreshReport(rules=1)
    with turn():
        members = _members(rule, on, report)
        if members is None:
            return report
        statement = refresh_statement(
            scope=rule_scope(narrowed=False),
            wanted=BASE.format(meeting=members.sql),
            guard=rule_guard(narrowed=False),
        )
        told = run(statement, {"on": on, "rules": [rule.pk], "confirmed": confirmed, **members.params})
        _close(told, report, on=on, now=now, texts={rule.pk: rule.population})
        _count(rule, told, now)
    return report


def _write_plain(rules: list[int], members: Members, people: list[int], on: date) -> Told:
    statement = refresh_statement(
        scope=rule_scope(narrowed=True), wanted=BASE.format(meeting=members.sql), guard=rule_guard(narrowed=True)
    )
    return run(statement, {"on": on, "rules": rules, "people": people, "confirmed": False, **members.params})


def _settle_people(people: list[int], rules: list[int], members: Members, on: date) -> Told:
    contest = Contest(on=on, people=people)
    contest.want_rules(rules, members)
    contest.want_grants()
    contest.take_in_pools()
    contest.settle()
    return contest.write()


def _want(contest: Contest, rules: Iterable[EntitlementRule], on: date, report: RefreshReport) -> None:
    for rule in rules:
        report.rules += 1
        members = _members(rule, on, report)
        if members is not None:
            contest.want_rules([rule.pk], members)


def _members(rule: EntitlementRule, on: date, report: RefreshReport) -> Members | None:
    """Who meets the rule: nobody when it isn't in force; None when it can't be told."""
    if not is_in_force(rule, on):
        return Members()
    try:
        return all_members(rule, on)
    except populations.RuleRefused as refused:
        report.ill[rule.code] = str(refused)
        return None


def _settle(contest: Contest, rules: Collection[EntitlementRule], *, on: date, now: datetime) -> RefreshReport:
    report = RefreshReport()
    contest.settle()
    told = contest.write()
    _close(told, report, on=on, now=now, texts={rule.pk: rule.population for rule in rules})
    for rule in rules:
        if rule.pk in contest.rules:
            _count(rule, told, now)
    return report


def _close(told: Told, report: RefreshReport, *, on: date, now: datetime, texts: dict[int, str]) -> None:
    """Tell, and leave to a human what was held back."""
    tell(told)
    report.entered, report.left = told.count("entered"), told.count("left")
    report.changed = told.count("changed")
    for number, leaving in told.blocked.items():
        entering = told.entering.get(number, 0)
        code = hold_back(number, population=texts.get(number, ""), entering=entering, leaving=leaving, on=on)
        report.held_back.append(code)


def _count(rule: EntitlementRule, told: Told, now: datetime) -> None:
    if rule.pk in told.blocked:
        return
    forget_held_change(rule, now=now)
    EntitlementRule.objects.filter(pk=rule.pk).update(members=told.members.get(rule.pk, 0), refreshed_at=now)


def _by_code(ill: dict[int, str]) -> dict[str, str]:
    codes = dict(EntitlementRule.objects.filter(pk__in=ill).values_list("pk", "code")) if ill else {}
    return {codes[number]: why for number, why in ill.items()}


def _concerns(rule: EntitlementRule, on: date) -> bool:
    """A rule that isn't in force concerns who holds by it still."""
    return is_in_force(rule, on) or rule.holdings.filter(valid_until__isnull=True).exists() or _has_ends(rule, on)


def _has_ends(rule: EntitlementRule, on: date) -> bool:
    return rule.holdings.filter(valid_until__gt=on).exists()
