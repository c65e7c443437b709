"""Creating a term's offerings with all their classes, in a statement a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from cartable.engines.calendar.api import Term
from cartable.engines.catalogue.domain.draft_faults import faults_of_drafts
from cartable.engines.catalogue.domain.ids import take_ids
from cartable.engines.catalogue.events import OfferingsCreated
from cartable.engines.catalogue.models import Configuration, CourseClass, CourseUnit, Offering, Subpart
from cartable.engines.catalogue.types import OfferingDraft, OfferingTree, SubpartDraft
from cartable.kernel.audit import insert_many
from cartable.kernel.outbox import emit
from cartable.kernel.problems import InputRefused


def create_offering_tree(*, term: Term, offerings: Iterable[OfferingDraft]) -> OfferingTree:
    """Create offerings, configurations, subparts and classes, all or none.

    Classes are numbered from 1 in their subpart. Raises InputRefused with a fault per unit that doesn't exist or is
    offered in the term already, per class key used twice in an offering, and per parent that is no class of another
    subpart of the same configuration.
    """
    drafts = list(offerings)
    units = dict(CourseUnit.objects.filter(code__in={d.unit_code for d in drafts}).values_list("code", "id"))
    offered = set(Offering.objects.filter(term=term, unit__in=units.values()).values_list("unit__code", flat=True))
    faults = faults_of_drafts(drafts, known=set(units), offered=offered)
    if faults:
        raise InputRefused(faults)
    with transaction.atomic():
        tree = _insert(term, drafts, units)
        if tree.offering_ids:
            codes = list(tree.offering_ids)
            emit(OfferingsCreated(aggregate=f"term:{term.uuid}", term_code=term.code, unit_codes=codes))
        return tree


def _insert(term: Term, drafts: list[OfferingDraft], units: dict[str, int]) -> OfferingTree:
    offering_ids = dict(zip((d.unit_code for d in drafts), take_ids(Offering, len(drafts)), strict=True))
    insert_many(
        Offering,
        [
            Offering(id=offering_ids[d.unit_code], unit_id=units[d.unit_code], term=term, reference=d.reference)
            for d in drafts
        ],
    )
    subparts = _insert_subparts(offering_ids, drafts, _insert_configurations(offering_ids, drafts))
    return OfferingTree(offering_ids, _insert_classes(term, offering_ids, subparts))


def _insert_configurations(offering_ids: dict[str, int], drafts: list[OfferingDraft]) -> dict[tuple[str, int], int]:
    """Configuration ids by unit code and rank."""
    keys = [(d.unit_code, rank) for d in drafts for rank, _ in enumerate(d.configurations)]
    ids = dict(zip(keys, take_ids(Configuration, len(keys)), strict=True))
    insert_many(
        Configuration,
        [
            Configuration(
                id=ids[d.unit_code, rank],
                offering_id=offering_ids[d.unit_code],
                rank=rank,
                reference=configuration.reference,
            )
            for d in drafts
            for rank, configuration in enumerate(d.configurations)
        ],
    )
    return ids


def _insert_subparts(
    offering_ids: dict[str, int], drafts: list[OfferingDraft], configuration_ids: dict[tuple[str, int], int]
) -> list[tuple[str, int, SubpartDraft]]:
    """(unit code, subpart id, draft) for each subpart."""
    flat = list(_walk_subparts(drafts))
    ids = take_ids(Subpart, len(flat))
    insert_many(
        Subpart,
        [
            Subpart(
                id=id_,
                configuration_id=configuration_ids[code, configuration_rank],
                rank=rank,
                kind=subpart.kind,
                reference=subpart.reference,
            )
            for id_, (code, configuration_rank, rank, subpart) in zip(ids, flat, strict=True)
        ],
    )
    return [(code, id_, subpart) for id_, (code, _, _, subpart) in zip(ids, flat, strict=True)]


def _walk_subparts(drafts: list[OfferingDraft]) -> Iterator[tuple[str, int, int, SubpartDraft]]:
    for draft in drafts:
        for configuration_rank, configuration in enumerate(draft.configurations):
            for rank, subpart in enumerate(configuration.subparts):
                yield draft.unit_code, configuration_rank, rank, subpart


def _insert_classes(
    term: Term, offering_ids: dict[str, int], subparts: list[tuple[str, int, SubpartDraft]]
) -> dict[tuple[str, str], int]:
    """Class ids by unit code and key. Parents are written before their children."""
    keys = [(code, draft.key) for code, _, subpart in subparts for draft in subpart.classes]
    ids = dict(zip(keys, take_ids(CourseClass, len(keys)), strict=True))
    rows = [
        CourseClass(
            id=ids[code, draft.key],
            subpart_id=subpart_id,
            offering_id=offering_ids[code],
            term=term,
            number=number,
            seats=draft.seats,
            needs_room=draft.needs_room,
            parent_id=None if draft.parent is None else ids[code, draft.parent],
            reference=draft.reference,
        )
        for code, subpart_id, subpart in subparts
        for number, draft in enumerate(subpart.classes, start=1)
    ]
    parents = {row.pk: row.parent_id for row in rows}
    insert_many(CourseClass, sorted(rows, key=lambda row: _generation(row.pk, parents)))
    return ids


def _generation(class_id: int, parents: dict[int, int | None]) -> int:
    """How many ancestors a class has (a ring of parents counts each once)."""
    seen: set[int] = set()
    parent = parents[class_id]
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = parents[parent]
    return len(seen)
