"""What a decision wrote, kept so that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.rows import FACTS
from cartable.engines.people.domain.match_keys import set_match_keys
from cartable.engines.people.models import Affiliation, Identifier, Person
from cartable.kernel.problems import Conflict

KEPT_OF_TIES = ("valid_from", "valid_until", "level")
KEPT_OF_NUMBERS = ("kind", "scope", "value", "noted_on")
DAYS = ("birth_on", "valid_from", "valid_until", "noted_on")
Snapshot = Mapping[str, Any]


class PersonInUse(Conflict):
    """The person whom a decision created has been given something since: they stay."""

    code = "person.in_use"

    def __init__(self) -> None:
        super().__init__(
            _("The person created by this decision has been given a role, a group or something else since."),
            _("If it is somebody known, merge the two records instead."),
        )


def snapshot(person: Person) -> dict[str, Any]:
    """A person's facts, identifiers and affiliations, as plain values."""
    return {
        "facts": _plain(person, FACTS),
        "provenance": dict(person.provenance),
        "numbers": {str(row.pk): _plain(row, KEPT_OF_NUMBERS) for row in person.identifiers.all()},
        "ties": {str(row.pk): _plain(row, KEPT_OF_TIES) for row in person.affiliations.all()},
    }


def what_changed(before: Snapshot, after: Snapshot) -> dict[str, Any]:
    """{part: {key: [before, after]}} of what differs; None where there was, or is, nothing."""
    found: dict[str, Any] = {}
    for part, now in after.items():
        was = before.get(part, {})
        keys = [key for key in {**was, **now} if was.get(key) != now.get(key)]
        found[part] = {key: [was.get(key), now.get(key)] for key in keys}
    return found


def put_back(undo: Mapping[str, Any]) -> None:
    """Undo what is kept in ``undo``, but for what somebody has changed since. Raises PersonInUse."""
    person = Person.objects.select_for_update().filter(pk=undo["person"]).first()
    if person is None:
        return
    _put_rows_back(Identifier, undo["numbers"], KEPT_OF_NUMBERS)
    _put_rows_back(Affiliation, undo["ties"], KEPT_OF_TIES)
    if undo.get("created"):
        try:
            with transaction.atomic():
                person.delete()
        except ProtectedError as error:
            raise PersonInUse from error
        return
    for name, (was, now) in undo["facts"].items():
        if _text(getattr(person, name)) == now:
            setattr(person, name, _value(name, was))
    for name, (said, now) in undo["provenance"].items():
        if person.provenance.get(name) == now:
            person.provenance.pop(name, None)
            if said is not None:
                person.provenance[name] = said
    set_match_keys([person])
    person.save(update_fields=[*FACTS, "provenance", "match_keys"])


def _put_rows_back(model: Any, changes: Mapping[str, Any], columns: Iterable[str]) -> None:
    rows = model.objects.in_bulk([int(key) for key in changes])
    # Those that were written go first: one of them may stand where another is to come back.
    for key, (was, now) in sorted(changes.items(), key=lambda item: item[1][0] is not None):
        row = rows.get(int(key))
        if row is None or _plain(row, columns) != now:
            continue
        if was is None:
            row.delete()
            continue
        for name in columns:
            setattr(row, name, _value(name, was[name]))
        row.save(update_fields=list(columns))


def _plain(row: Any, columns: Iterable[str]) -> dict[str, Any]:
    return {name: _text(getattr(row, name)) for name in columns}


def _text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _value(name: str, told: Any) -> Any:
    return date.fromisoformat(told) if name in DAYS and told else told
