"""What can be wrong in a description of offerings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import Subpart
from cartable.engines.catalogue.types import ConfigurationDraft, OfferingDraft
from cartable.kernel.problems import Fault


def faults_of_drafts(drafts: Iterable[OfferingDraft], *, known: set[str], offered: set[str]) -> list[Fault]:
    """Everything that keeps the drafts from being created, in their order."""
    drafts = list(drafts)
    codes = Counter(draft.unit_code for draft in drafts)
    faults = [_offered_twice(code) for code, count in codes.items() if count > 1]
    for draft in drafts:
        faults += _unit_faults(draft, known, offered)
        faults += _key_faults(draft)
        for configuration in draft.configurations:
            faults += _kind_faults(draft, configuration)
            faults += _parent_faults(draft, configuration)
    return faults


def _offered_twice(code: str) -> Fault:
    return Fault("offering.twice", _("The unit is offered twice."), code, _("Describe each unit's offering once."))


def _unit_faults(draft: OfferingDraft, known: set[str], offered: set[str]) -> Iterator[Fault]:
    if draft.unit_code not in known:
        yield Fault("offering.unit", _("No unit has this code."), draft.unit_code, _("Create the unit first."))
    if draft.unit_code in offered:
        yield Fault(
            "offering.taken",
            _("The unit is already offered in this term."),
            draft.unit_code,
            _("Change the existing offering, or choose another term."),
        )


def _key_faults(draft: OfferingDraft) -> Iterator[Fault]:
    keys = Counter(c.key for f in draft.configurations for s in f.subparts for c in s.classes)
    for key, count in keys.items():
        if count > 1:
            yield Fault(
                "class.twice",
                _("Two classes of the offering have the same key."),
                f"{draft.unit_code} / {key}",
                _("Give each class its own key."),
            )


def _kind_faults(draft: OfferingDraft, configuration: ConfigurationDraft) -> Iterator[Fault]:
    for rank, subpart in enumerate(configuration.subparts, start=1):
        if subpart.kind not in Subpart.Kind.values:
            yield Fault(
                "subpart.kind",
                format_lazy(_("The kind “{kind}” doesn't exist."), kind=subpart.kind),
                f"{draft.unit_code} / {rank}",
                _("Choose cm, td or tp."),
            )


def _parent_faults(draft: OfferingDraft, configuration: ConfigurationDraft) -> Iterator[Fault]:
    rank_of = {c.key: rank for rank, subpart in enumerate(configuration.subparts) for c in subpart.classes}
    parent_of = {c.key: c.parent for subpart in configuration.subparts for c in subpart.classes}
    for key, parent in parent_of.items():
        if parent is None:
            continue
        if parent not in rank_of or rank_of[parent] == rank_of[key] or _is_circular(key, parent_of):
            yield Fault(
                "class.parent",
                format_lazy(
                    _("The parent “{parent}” is no class of another subpart of the same configuration."), parent=parent
                ),
                f"{draft.unit_code} / {key}",
                _("Name a class of another subpart, without going round in circles."),
            )


def _is_circular(key: str, parent_of: dict[str, str | None]) -> bool:
    seen = {key}
    parent = parent_of[key]
    while parent is not None:
        if parent in seen:
            return True
        seen.add(parent)
        parent = parent_of.get(parent)
    return False
