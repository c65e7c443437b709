"""Take two records apart that were put together."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.facts import tell_everything_changed
from cartable.engines.people.domain.match_keys import set_match_keys
from cartable.engines.people.domain.merging.links import is_pair, list_links, move_some, written_since
from cartable.engines.people.domain.merging.merging import SAVED, swap_holders
from cartable.engines.people.domain.merging.values import plain_values, set_values
from cartable.engines.people.events import PeopleUnmerged
from cartable.engines.people.models import Account, Identifier, Merge, Person
from cartable.engines.people.queries import people_by_mail
from cartable.kernel.audit import because
from cartable.kernel.outbox import emit
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused


class MergeUndone(Conflict):
    """The merge was undone already, or another one stands on it."""

    code = "merge.undone"


def unmerge(*, merge: Merge, actor: Any, reason: str, now: datetime) -> Merge:
    """Give the absorbed record back every row that moved, its values and its account.

    What was written of the kept record since stays with it, rows and corrected facts alike, and is listed in
    ``merge.values["stayed"]`` ({"app.Model.field": [keys], "values": [fields]}); so are the rows that the database
    won't give back.

    Raises NotAllowed without ``person.merge``, InputRefused without reason, MergeUndone when it was undone already, or
    when the kept record was itself merged into another since.
    """
    require(actor, "person.merge")
    if not reason.strip():
        what, mend = _("The reason is missing."), _("Say how you know that these are two people.")
        raise InputRefused(Fault("merge.reason", what, "reason", mend))
    with transaction.atomic(), because(actor=actor, reason=reason):
        held = Merge.objects.select_for_update().get(pk=merge.pk)
        pair = Person.objects.select_for_update().order_by("pk").in_bulk({held.kept_id, held.absorbed_id})
        kept, absorbed = pair[held.kept_id], pair[held.absorbed_id]
        if held.undone_at is not None:
            raise MergeUndone(_("This merge was undone already."), _("There is nothing left to do."))
        if kept.merged_into_id is not None:
            raise MergeUndone(
                _("The record that was kept has been merged into another one since."), _("Undo that merge first.")
            )
        stayed: dict[str, Any] = {}
        _put_values_back(kept, absorbed, held, stayed)
        _put_rows_back(kept, absorbed, held, stayed)
        _put_numbers_back(held)
        _reopen(held)
        held.values["stayed"] = stayed
        held.undone_at, held.undone_by, held.undo_reason = now, actor.person, reason.strip()[:300]
        held.save()
        uuids = {"kept": kept.uuid, "absorbed": absorbed.uuid}
        tell_everything_changed(person_ids=pair)
        emit(PeopleUnmerged(aggregate=f"person:{kept.uuid}", **uuids))
    return held


def _put_rows_back(kept: Person, absorbed: Person, merge: Merge, stayed: dict[str, Any]) -> None:
    since = {link.label: keys for link, keys in written_since(kept.pk, merge.values["last"]) if not is_pair(link)}
    for link in list_links():
        keys = merge.moved.get(link.label, [])
        refused = move_some(link, keys, kept.pk, absorbed.pk)
        if left := sorted({*since.get(link.label, []), *refused}):
            stayed[link.label] = left


def _put_values_back(kept: Person, absorbed: Person, merge: Merge, stayed: dict[str, Any]) -> None:
    before, written, now = merge.values["kept"], merge.values["written"], plain_values(kept)
    corrected = [name for name in before if now[name] != written[name] and name not in ("provenance", "match_keys")]
    if corrected:
        stayed["values"] = corrected
    provenance = {name: said for name, said in before["provenance"].items() if name not in corrected}
    provenance |= {name: kept.provenance[name] for name in corrected if name in kept.provenance}
    # The kept record first: an address taken from the other one goes back to it.
    set_values(kept, {name: value for name, value in before.items() if name not in corrected})
    kept.provenance = provenance
    kept.save(update_fields=SAVED)
    set_values(absorbed, merge.values["absorbed"])
    if absorbed.mail and people_by_mail([absorbed.mail]).get(absorbed.mail.lower(), absorbed).pk != absorbed.pk:
        absorbed.mail = ""
        stayed["mail"] = [merge.values["absorbed"]["mail"]]
    absorbed.save(update_fields=SAVED)
    if corrected:
        set_match_keys([kept])
        kept.save(update_fields=["match_keys"])


def _put_numbers_back(merge: Merge) -> None:
    for one, other in merge.values.get("swapped", []):
        rows = Identifier.objects.in_bulk([one, other])
        if len(rows) == 2:
            swap_holders(rows[one], rows[other])


def _reopen(merge: Merge) -> None:
    account = Account.objects.filter(pk=merge.values.get("closed_account"), person=merge.absorbed_id).first()
    if account is not None:
        account.is_active = True
        account.save(update_fields=["is_active"])
