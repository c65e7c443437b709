"""Why two records were found alike or not, field by field, in words and bits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.matching.days import is_swapped
from cartable.engines.people.matching.fields import Field, Level
from cartable.engines.people.matching.records import Record

Text = str | Promise

LABELS: dict[str, Text] = {
    "family_name": _("Family name"),
    "given_name": _("Given name"),
    "birth_on": _("Day of birth"),
    "mail": _("Mail address"),
    "ine": _("National student number"),
    "hr": _("National staff number"),
    "orcid": _("ORCID iD"),
    "birth_place": _("Place of birth"),
    "address": _("Address"),
    "postcode": _("Postcode"),
}
WORDS: dict[Level, Text] = {
    Level.SAME: _("agrees"),
    Level.CLOSE: _("close"),
    Level.AKIN: _("somewhat alike"),
    Level.DIFFERENT: _("differs"),
    Level.MISSING: _("missing"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """What one field says: the two values as written, how they agree, and the bits that it brings (or takes)."""

    field: str
    label: Text
    level: Level
    how: Text
    bits: float
    one: str
    other: str

    def __str__(self) -> str:
        return f"{self.label}: {self.how} ({self.bits:+.1f})"


def explain(
    fields: Sequence[Field],
    levels: Sequence[int],
    bits: Sequence[float],
    one: Record,
    other: Record,
    labels: Mapping[str, Text] | None = None,
) -> tuple[Reason, ...]:
    """A reason a field, in the order of the fields. ``labels`` names the extra fields in the reader's language."""
    named = LABELS | dict(labels or {})
    return tuple(
        Reason(
            field.name,
            named.get(field.name, field.name),
            Level(level),
            _how(field, Level(level), one, other, named),
            float(weight),
            _as_written(one, field),
            _as_written(other, field),
        )
        for field, level, weight in zip(fields, levels, bits, strict=True)
    )


def label_of(name: str) -> Text:
    """The name of a field or of a kind of identifier, for people."""
    return LABELS.get(name, name)


def _how(field: Field, level: Level, one: Record, other: Record, named: Mapping[str, Text]) -> Text:
    if level is Level.SWAPPED:
        return format_lazy(_("exchanged with: {field}"), field=named.get(field.partner, field.partner))
    if field.kind == "birth" and level is Level.CLOSE and is_swapped(one.birth, other.birth):
        return _("close: day and month exchanged")
    return WORDS[level]


def _as_written(record: Record, field: Field) -> str:
    if field.kind == "family":
        return " / ".join(name for name in (record.family_name, record.usage_name) if name)
    if field.kind == "birth":
        return str(record.birth_on or "")
    return str(getattr(record, field.name, "") or record.extras.get(field.name, ""))
