"""Groups that follow a rule: what each rule reads, and in which order they are computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.written_rules import accept_rule
from cartable.engines.people.models import Group
from cartable.engines.people.populations import Rule, dependencies, parse
from cartable.engines.people.populations.builtin.references import GROUP
from cartable.engines.people.populations.faults import RuleRefused
from cartable.engines.people.populations.titles import names_in
from cartable.kernel.problems import Fault, InputRefused

MOST_GROUPS = 2000
"""Rules of groups whose reading is remembered by a process."""


@lru_cache(maxsize=MOST_GROUPS)
def read_rule(text: str) -> Rule | None:
    """The rule that a group keeps; None for one that can't be read any more, whose group stays as it is."""
    try:
        return parse(text)
    except RuleRefused:
        return None


def facts_of(text: str) -> frozenset[str]:
    """Names of the facts that a rule reads."""
    rule = read_rule(text)
    return dependencies(rule).facts if rule is not None else frozenset()


def groups_read_by(text: str) -> set[str]:
    """Codes of the groups that a rule speaks of."""
    rule = read_rule(text)
    return {named.text.value for named in names_in(rule) if named.reference is GROUP} if rule is not None else set()


def list_rule_groups() -> list[Group]:
    """All groups that follow a rule."""
    return list(Group.objects.exclude(rule=""))


def in_order(groups: Iterable[Group]) -> list[list[Group]]:
    """The groups in layers, each reading groups of earlier ones only. A circle, which no form writes, comes last."""
    waiting = {group.code: group for group in groups}
    reads = {code: groups_read_by(group.rule) & waiting.keys() - {code} for code, group in waiting.items()}
    layers: list[list[Group]] = []
    while waiting:
        ready = [code for code in waiting if not reads[code] & waiting.keys()]
        layers.append([waiting.pop(code) for code in ready or list(waiting)])
    return layers


def judge_rule(code: str, text: str) -> str:
    """The canonical text of a rule for the group of this code, "" for none.

    Raises InputRefused for a faulty rule, or for one that comes back to the group itself through other groups.
    """
    if not text.strip():
        return ""
    canonical = accept_rule(text)
    reads = {group.code: groups_read_by(group.rule) for group in list_rule_groups()} | {code: groups_read_by(canonical)}
    path = _path_back(code, reads)
    if path:
        what = format_lazy(_("The group would depend on itself: {path}."), path=" → ".join(path))
        mend = _("Leave out the group that leads back here, or write what it means instead.")
        raise InputRefused(Fault("group.circle", what, "rule", mend))
    return canonical


def _path_back(code: str, reads: Mapping[str, set[str]]) -> list[str]:
    """The shortest way from a group back to itself, [] when there is none."""
    ways = [[code]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for next_one in sorted(reads.get(way[-1], ())):
            if next_one == code:
                return [*way, code]
            if next_one not in seen:
                seen.add(next_one)
                ways.append([*way, next_one])
    return []
