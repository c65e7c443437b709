"""What a record holds besides what everyone sees: for the person and those who keep it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person, consents_given, contracts_of, identifiers_of
from cartable.engines.people.web.dated import add_ends, tell_period
from cartable.engines.people.web.labels import CONSENT_KINDS, CONSENTS, CONTRACT_KINDS, IDENTIFIER_KINDS
from cartable.engines.people.web.structure_choices import may_act_somewhere
from cartable.kernel.clock import today
from cartable.ui.cells import Linked


def record_facts(person: Person) -> list[tuple[Any, Any]]:
    """For the margin: the official name where it differs, birth, nationality, how to reach the person."""
    found: list[tuple[Any, Any]] = []
    if person.official_name != person.full_name:
        found.append((_("Name of civil status"), person.official_name))
    found += [(_("Campus number"), person.code), (_("Born on"), person.birth_on)]
    place = ", ".join(part for part in (person.birth_place, person.birth_country) if part)
    if place:
        found.append((_("Place of birth"), place))
    if person.nationality:
        found.append((_("Nationality"), person.nationality))
    if person.personal_mail:
        found.append((_("Personal mail"), Linked(person.personal_mail, f"mailto:{person.personal_mail}")))
    return found


def record_bands(actor: Any, person: Person, *, keeps: bool) -> dict[str, Any]:
    """Numbers, contracts and consents, with what the reader may do to each."""
    day = today()
    numbers = [
        {
            "row": row,
            "label": IDENTIFIER_KINDS[row.kind],
            "remove_url": reverse("people:remove-identifier", args=[row.uuid]) if keeps else "",
        }
        for row in identifiers_of(person)
    ]
    contracts = [tell_period(row, day, CONTRACT_KINDS[row.kind]) for row in contracts_of(person)]
    add_ends(actor, contracts, "contract.edit", "people:end-contract")
    for item in contracts:
        if "end_url" in item:
            item["edit_url"] = reverse("people:edit-contract", args=[item["row"].uuid])
    given = consents_given(person)
    words = CONSENTS if person.pk == getattr(actor, "person_id", None) else CONSENT_KINDS
    bands: dict[str, Any] = {"numbers": numbers, "contracts": contracts}
    bands["consents"] = [(text, kind in given) for kind, text in words.items()]
    if keeps:
        bands["add_number_url"] = reverse("people:add-identifier", args=[person.uuid])
        if may_act_somewhere(actor, "contract.edit"):
            bands["add_contract_url"] = reverse("people:add-contract", args=[person.uuid])
    return bands
