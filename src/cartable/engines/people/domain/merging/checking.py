"""What must hold before two records are put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.merging.values import Side
from cartable.engines.people.matching.explaining import label_of
from cartable.engines.people.matching.identifiers import find_ine
from cartable.engines.people.models import Identifier, Person, RoleAssignment
from cartable.kernel.clock import today
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused

LONGEST_REASON = 300


class MergeRefused(InputRefused):
    """The two records can't be put together as asked."""

    code = "merge.refused"


def refuse_unless_mergeable(
    kept: Person, absorbed: Person, choices: Mapping[str, Side], *, actor: Any, reason: str
) -> list[str]:
    """The kinds of identifiers to take from the absorbed record. Raises MergeRefused with every fault, NotAllowed."""
    faults = list(_faults(kept, absorbed, reason))
    if not faults:
        faults += _number_faults(kept, absorbed, choices)
    if faults:
        raise MergeRefused(faults)
    require_roles(kept, absorbed, actor)
    return [kind for kind, _, _ in two_numbers(kept, absorbed) if _side(kind, kept, absorbed, choices) == "absorbed"]


def two_numbers(kept: Person, absorbed: Person) -> list[tuple[str, str, str]]:
    """(kind, the kept one's, the other's) of each identifier of which one has one only and that both hold."""
    held: dict[int, dict[str, str]] = {kept.pk: {}, absorbed.pk: {}}
    rows = Identifier.objects.filter(person__in=held, kind__in=Identifier.ONE_EACH)
    for pk, kind, value in rows.values_list("person", "kind", "value"):
        held[pk][kind] = value
    mine, theirs = held[kept.pk], held[absorbed.pk]
    return [(kind, mine[kind], theirs[kind]) for kind in Identifier.ONE_EACH if kind in mine and kind in theirs]


def require_roles(kept: Person, absorbed: Person, actor: Any) -> None:
    """Nobody comes to a role by way of a merge: whoever merges may grant every role that either record holds."""
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=today())
    for role in RoleAssignment.objects.filter(lasting, person__in=[kept, absorbed]).select_related("structure"):
        require(actor, "role.grant", role.structure)


def _faults(kept: Person, absorbed: Person, reason: str) -> Iterator[Fault]:
    if not reason.strip():
        yield Fault("merge.reason", _("The reason is missing."), "reason", _("Say how you know that it is one person."))
    elif len(reason.strip()) > LONGEST_REASON:
        what = format_lazy(_("The text has {length} characters."), length=len(reason.strip()))
        yield Fault("text.too_long", what, "reason", format_lazy(_("Keep to {longest}."), longest=LONGEST_REASON))
    if kept.pk == absorbed.pk:
        yield Fault("merge.itself", _("This is one record, not two."), "absorbed", _("Choose the other record."))
        return
    for person, where in ((kept, "kept"), (absorbed, "absorbed")):
        if person.merged_into_id is not None:
            what = format_lazy(_("The record {code} was merged into another one already."), code=person.code)
            yield Fault("merge.twice", what, where, _("Choose the one that was kept, or undo that merge first."))


def _number_faults(kept: Person, absorbed: Person, choices: Mapping[str, Side]) -> Iterator[Fault]:
    for kind, mine, theirs in two_numbers(kept, absorbed):
        if _side(kind, kept, absorbed, choices) is None:
            what = format_lazy(
                _("Two values of “{kind}”: {one} and {other}."), kind=label_of(kind), one=mine, other=theirs
            )
            mend = _("Say which one to keep; if both are right, these are two people.")
            yield Fault("merge.two_numbers", what, kind, mend)


def _side(kind: str, kept: Person, absorbed: Person, choices: Mapping[str, Side]) -> Side | None:
    """Whose identifier stays: the one chosen, else the one that isn't provisional, else nobody knows."""
    if kind in choices:
        return choices[kind]
    found = next((pair for pair in two_numbers(kept, absorbed) if pair[0] == kind), None)
    numbers = [find_ine(value) for value in found[1:]] if found and kind == "ine" else []
    provisional = [number is not None and number.is_provisional for number in numbers]
    if provisional == [True, False]:
        return "absorbed"
    return "kept" if provisional == [False, True] else None
