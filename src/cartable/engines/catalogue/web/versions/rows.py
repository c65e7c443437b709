"""Rows of the form of a version: as many as wanted, added by a button that needs no JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import Competence
from cartable.kernel.languages import title_of

MOST = 60
Kind = tuple[Any, Any, Any]


def _line(label: Any, longest: int = 200, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=required)


class ElementRow(forms.Form):
    """A constituent element."""

    title_fr = _line(_("Title in French"), required=True)
    title_en = _line(_("Title in English"))
    hours = forms.DecimalField(
        label=_("Hours over the term"), min_value=0, max_value=1000, required=False, decimal_places=2
    )

    def value(self) -> dict[str, Any]:
        """As a version keeps it."""
        given = self.cleaned_data
        minutes = round((given["hours"] or 0) * 60)
        return {"title_fr": given["title_fr"], "title_en": given["title_en"], "minutes": minutes}

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        """What the row begins with."""
        minutes = int(row.get("minutes") or 0)
        return {**row, "hours": round(minutes / 60, 2) if minutes % 60 else minutes // 60}


class SoftwareRow(forms.Form):
    """A software."""

    name = _line(_("Name of the software"), 120, required=True)
    version = _line(_("Version"), 60)
    note = _line(_("Note"))

    def value(self) -> dict[str, Any]:
        """As a version keeps it."""
        return {name: self.cleaned_data[name] for name in ("name", "version", "note")}

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        """What the row begins with."""
        return dict(row)


class EquipmentRow(SoftwareRow):
    """A piece of equipment."""

    name = _line(_("Equipment"), 120, required=True)
    version = None  # type: ignore[assignment]

    def value(self) -> dict[str, Any]:
        """As a version keeps it."""
        return {name: self.cleaned_data[name] for name in ("name", "note")}


class CompetenceRow(forms.Form):
    """A competence and the level that students reach."""

    competence = forms.TypedChoiceField(label=_("Competence"), coerce=int, empty_value=None)
    level = forms.IntegerField(label=_("Level reached"), min_value=1, max_value=20)

    def __init__(self, *args: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["competence"].choices = choices  # type: ignore[attr-defined]

    def value(self) -> tuple[int, int]:
        """As a version keeps it."""
        return (self.cleaned_data["competence"], self.cleaned_data["level"])

    @staticmethod
    def initial_of(row: tuple[int, int]) -> dict[str, Any]:
        """What the row begins with."""
        return {"competence": row[0], "level": row[1]}


ROWS: dict[str, Kind] = {
    "elements": (ElementRow, _("Constituent elements"), _("Add an element")),
    "software": (SoftwareRow, _("Software"), _("Add a software")),
    "equipment": (EquipmentRow, _("Equipment"), _("Add a piece of equipment")),
    "competences": (CompetenceRow, _("Competences taught"), _("Add a competence")),
}


def competence_choices() -> list[Any]:
    """Every competence that isn't a block of others, by framework. One query."""
    found: dict[str, list[tuple[int, str]]] = {}
    rows = Competence.objects.select_related("framework").filter(competences__isnull=True)
    for row in rows.order_by("framework__code", "rank", "code"):
        found.setdefault(title_of(row.framework), []).append((row.pk, f"{row.code} {title_of(row)}"[:120]))
    return [("", "–"), *found.items()]


def row_sets(
    data: Any = None, *, values: Mapping[str, Any] | None = None, more: str = "", choices: Any = ()
) -> dict[str, BaseFormSet[Any]]:
    """The rows of each kind: bound to what was posted, or begun from ``values`` with an empty row (two in ``more``)."""
    sets = {}
    for name, (row, _title, _add) in ROWS.items():
        kind = formset_factory(row, extra=2 if name == more else 1, max_num=MOST, absolute_max=MOST + 40)
        given: dict[str, Any] = {"form_kwargs": {"choices": choices} if name == "competences" else {}, "prefix": name}
        if data is not None:
            # No row counts as there before: one that was emptied is then left out instead of refused.
            sets[name] = kind({**data.dict(), f"{name}-INITIAL_FORMS": "0"}, **given)
        else:
            sets[name] = kind(initial=list((values or {}).get(name, ())), **given)
    return sets


def typed_rows(data: Any) -> dict[str, list[dict[str, str]]]:
    """What was typed in the rows, as text, without the rows left empty: to show it again with one more row."""
    found: dict[str, list[dict[str, str]]] = {}
    for name, (row, _title, _add) in ROWS.items():
        total = data.get(f"{name}-TOTAL_FORMS", "0")
        count = min(int(total), MOST + 40) if total.isascii() and total.isdigit() else 0
        fields = list(row.base_fields)
        typed = [{field: data.get(f"{name}-{at}-{field}", "") for field in fields} for at in range(count)]
        found[name] = [values for values in typed if any(text.strip() for text in values.values())]
    return found
