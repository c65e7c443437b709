"""Groups: created, corrected, kept by hand or following a rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import empty_period
from cartable.engines.people.domain.facts import tell_facts_changed
from cartable.engines.people.domain.group_refreshing import Refreshed, refresh_group
from cartable.engines.people.domain.group_rules import judge_rule
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.domain.structures import CODE
from cartable.engines.people.models import Group, GroupMembership, Structure
from cartable.kernel.audit import because
from cartable.kernel.problems import Conflict, Fault, InputRefused


class GroupTaken(Conflict):
    """Another group has that code."""

    code = "group.taken"


class MembershipOverlaps(Conflict):
    """Someone is in the group already on some of those days."""

    code = "membership.overlaps"


class GroupFollowsRule(Conflict):
    """The memberships of the group follow its rule: nobody writes them by hand."""

    code = "group.follows_rule"

    def __init__(self) -> None:
        super().__init__(_("The people of this group follow its rule."), _("Change the rule, or make another group."))


def create_group(
    *,
    code: str,
    title_fr: str,
    title_en: str = "",
    structure: Structure | None = None,
    rule: str = "",
    on: date | None = None,
    actor: Any = "people",
) -> Group:
    """Add a group: empty and kept by hand, or with those who meet ``rule`` on a day (``on``: needed with a rule).

    Raises InputRefused for a faulty value or rule, GroupTaken when the code is used.
    """
    title_fr, title_en = tidy(title_fr), tidy(title_en)
    faults = _title_faults(title_fr, title_en)
    if not CODE.fullmatch(code):
        what = format_lazy(_("“{code}” is no code."), code=code[:60])
        mend = _("Use 1 to 40 letters without accent, figures, dots, hyphens or underscores.")
        faults.insert(0, Fault("code.form", what, "code", mend))
    refuse_if_any(faults)
    group = Group(code=code, title_fr=title_fr, title_en=title_en, structure=structure, rule=judge_rule(code, rule))
    try:
        with transaction.atomic(), because(actor=actor, reason=_("New group")):
            group.save(force_insert=True)
    except IntegrityError as error:
        what = format_lazy(_("The code “{code}” belongs to another group."), code=code)
        raise GroupTaken(what, _("Choose another one.")) from error
    if group.rule and on is not None:
        refresh_group(group, on, actor=actor)
    return group


def edit_group(
    *,
    group: Group,
    title_fr: str,
    title_en: str = "",
    structure: Structure | None = None,
    rule: str = "",
    on: date,
    actor: Any,
    reason: str,
) -> Refreshed:
    """Correct a group (not its code); with another rule its people follow at once, without one they stay as they are.

    Raises InputRefused for a faulty value or rule.
    """
    title_fr, title_en = tidy(title_fr), tidy(title_en)
    refuse_if_any(_title_faults(title_fr, title_en))
    rule = judge_rule(group.code, rule)
    with transaction.atomic(), because(actor=actor, reason=reason):
        group.title_fr, group.title_en, group.structure = title_fr, title_en, structure
        group.rule, group.refreshed_on = rule, None
        group.save(update_fields=["title_fr", "title_en", "structure", "rule", "refreshed_on"])
        return refresh_group(group, on, actor=actor)


def add_members(
    *, group: Group, person_ids: Iterable[int], valid_from: date, valid_until: date | None = None, actor: Any = "people"
) -> list[GroupMembership]:
    """Put people into a group kept by hand, for a period.

    Raises InputRefused for an empty period, MembershipOverlaps, GroupFollowsRule.
    """
    if group.rule:
        raise GroupFollowsRule
    if valid_until is not None and valid_until <= valid_from:
        raise InputRefused(empty_period("valid_until", line=None))
    members = [
        GroupMembership(group=group, person_id=person_id, valid_from=valid_from, valid_until=valid_until)
        for person_id in person_ids
    ]
    try:
        with transaction.atomic(), because(actor=actor, reason=_("Put into the group")):
            written = GroupMembership.objects.bulk_create(members, batch_size=2000)
            tell_facts_changed(person_ids=[member.person_id for member in written], facts=["group"])
    except IntegrityError as error:
        raise MembershipOverlaps(
            _("One of these people is in the group already on some of these days."),
            _("Leave them out, or end the first membership."),
        ) from error
    return written


def end_membership(*, membership: GroupMembership, valid_until: date, actor: Any, reason: str) -> None:
    """Set the first day without the membership; one that hasn't held a day by then is taken back.

    Raises GroupFollowsRule.
    """
    if membership.group.rule:
        raise GroupFollowsRule
    with transaction.atomic(), because(actor=actor, reason=reason):
        if valid_until <= membership.valid_from:
            membership.delete()
        else:
            membership.valid_until = valid_until
            membership.save(update_fields=["valid_until"])
        tell_facts_changed(person_ids=[membership.person_id], facts=["group"])


def _title_faults(title_fr: str, title_en: str) -> list[Fault]:
    faults = []
    if not title_fr:
        faults.append(Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it.")))
    for field, title in (("title_fr", title_fr), ("title_en", title_en)):
        if len(title) > 200:
            faults.append(Fault("text.too_long", _("The title is too long."), field, _("Keep to 200 characters.")))
    return faults
