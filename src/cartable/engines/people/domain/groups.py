"""Groups kept by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.affiliations import empty_period
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.domain.person_rows import tidy
from cartable.engines.people.domain.structures import CODE
from cartable.engines.people.models import Group, GroupMembership, Structure
from cartable.kernel.problems import Conflict, Fault, InputRefused


class GroupTaken(Conflict):
    """Another group has that code."""

    code = "group.taken"


class MembershipOverlaps(Conflict):
    """Someone is in the group already on some of those days."""

    code = "membership.overlaps"


def create_group(*, code: str, title_fr: str, title_en: str = "", structure: Structure | None = None) -> Group:
    """Add an empty group. Raises InputRefused for a faulty value, GroupTaken when the code is used."""
    title_fr = tidy(title_fr)
    faults = []
    if not CODE.fullmatch(code):
        what = format_lazy(_("“{code}” is no code."), code=code[:60])
        mend = _("Use 1 to 40 letters without accent, figures, dots, hyphens or underscores.")
        faults.append(Fault("code.form", what, "code", mend))
    if not title_fr:
        faults.append(Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it.")))
    refuse_if_any(faults)
    group = Group(code=code, title_fr=title_fr, title_en=tidy(title_en), structure=structure)
    try:
        with transaction.atomic():
            group.save(force_insert=True)
    except IntegrityError as error:
        what = format_lazy(_("The code “{code}” belongs to another group."), code=code)
        raise GroupTaken(what, _("Choose another one.")) from error
    return group


def add_members(
    *, group: Group, person_ids: Iterable[int], valid_from: date, valid_until: date | None = None
) -> list[GroupMembership]:
    """Put people into a group for a period. Raises InputRefused for an empty period, MembershipOverlaps."""
    if valid_until is not None and valid_until <= valid_from:
        raise InputRefused(empty_period("valid_until", line=None))
    members = [
        GroupMembership(group=group, person_id=person_id, valid_from=valid_from, valid_until=valid_until)
        for person_id in person_ids
    ]
    try:
        with transaction.atomic():
            return GroupMembership.objects.bulk_create(members, batch_size=2000)
    except IntegrityError as error:
        raise MembershipOverlaps(
            _("One of these people is in the group already on some of these days."),
            _("Leave them out, or end the first membership."),
        ) from error
