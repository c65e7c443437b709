"""From a CSV row to a service: which column holds what, and how yes, numbers and structures are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.catalogue.drafts import COLUMNS, ServiceDraft, draft_of, tidied
from cartable.engines.access.domain.catalogue.formulas import unguarded
from cartable.engines.access.domain.catalogue.judging import code_faults, draft_faults
from cartable.engines.access.models import Service, Zone
from cartable.engines.people.api import Structure
from cartable.kernel.problems import Fault, Text

REQUIRED = ("code", "title_fr", "category", "owner")
KNOWN = ("code", *COLUMNS)
YES = {"yes", "oui", "true", "vrai", "1", "x"}
NO = {"no", "non", "false", "faux", "0", ""}
FLAGS = ("is_listed", "can_be_asked", "needs_strong_sign_in")


@dataclass(slots=True)
class ServiceRow:
    """One row: the service it speaks of (None: a new one), what it is to be, and what is wrong."""

    line: int
    code: str
    service: Service | None = None
    draft: ServiceDraft | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        """Whether it would write anything."""
        return self.draft is not None and (self.service is None or draft_of(self.service) != self.draft)


class Reader:
    """Reads the rows of a file whose header is known. Structures, zones and services are looked up once."""

    def __init__(self, header: Sequence[str]) -> None:
        self.header = [" ".join(title.split()).casefold() for title in header]
        self.structures: dict[str, Structure] = {row.code.casefold(): row for row in Structure.objects.all()}
        self.zones = {row.code: row for row in Zone.objects.all()}
        self.services = {row.code: row for row in Service.objects.select_related("owner", "zone")}
        self.met: dict[str, int] = {}

    def header_faults(self) -> list[Fault]:
        """Columns that are needed and missing, unknown, or there twice."""
        known = ", ".join(KNOWN)
        faults = [
            Fault("file.column_missing", _("The column is missing."), name, _("Name it in the first row."), 1)
            for name in REQUIRED
            if name not in self.header
        ]
        for name in dict.fromkeys(self.header):
            if name not in KNOWN:
                mend = format_lazy(_("Remove it, or name it as one of: {known}."), known=known)
                faults.append(Fault("file.column_unknown", _("No column has this name."), name or "–", mend, 1))
            elif self.header.count(name) > 1:
                faults.append(Fault("file.column_twice", _("The column is there twice."), name, _("Keep one."), 1))
        return faults

    def read(self, line: int, cells: Sequence[str]) -> ServiceRow:
        """The row judged; columns that aren't in the file keep the service's values."""
        given = {name: unguarded(cell.strip()) for name, cell in zip(self.header, cells, strict=False)}
        row = ServiceRow(line, given.get("code", ""))
        row.service = self.services.get(row.code)
        if len(cells) > len(self.header):
            mend = _("Put texts that hold the separator between quotes.")
            row.faults.append(Fault("file.cells", _("The row has more cells than the header."), "", mend))
        row.faults += code_faults(row.code)
        if (first := self.met.setdefault(row.code, line)) != line:
            what = format_lazy(_("The code “{code}” is already given in line {row}."), code=row.code, row=first)
            row.faults.append(Fault("code.twice", what, "code", _("Keep one of the two.")))
        values = self._values(given, row.faults)
        if not row.faults:
            row.draft = tidied(self._draft(row.service, values))
            row.faults += draft_faults(row.draft)
        row.faults = [replace(fault, line=line) for fault in row.faults]
        return row

    def _draft(self, service: Service | None, values: dict[str, Any]) -> ServiceDraft:
        return ServiceDraft(**values) if service is None else replace(draft_of(service), **values)

    def _values(self, given: dict[str, str], faults: list[Fault]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, text in given.items():
            if name == "code":
                continue
            try:
                values[name] = self._value(name, text)
            except _Unreadable as error:
                faults.append(Fault(error.code, error.what, name, error.mend))
        return values

    def _value(self, name: str, text: str) -> Any:
        if name == "owner":
            return self._owner(text)
        if name == "zone":
            return self._zone(text)
        if name in FLAGS:
            return _yes_or_no(text)
        if name == "restored_hours":
            return _whole(text) if text else None
        if name == "availability_percent":
            return _number(text) if text else None
        return text

    def _owner(self, text: str) -> Structure:
        found = self.structures.get(text.casefold())
        if found is None:
            what = format_lazy(_("No structure has the code “{code}”."), code=text[:60])
            raise _Unreadable("structure.unknown", what, _("Write the code of a structure of the institution."))
        return found

    def _zone(self, text: str) -> Zone | None:
        if text and text not in self.zones:
            what = format_lazy(_("No zone has the code “{code}”."), code=text[:60])
            raise _Unreadable("zone.unknown", what, _("Write the code of a restricted zone, or nothing."))
        return self.zones.get(text)


class _Unreadable(Exception):
    """A cell that can't be read."""

    def __init__(self, code: str, what: Text, mend: Text) -> None:
        super().__init__(str(what))
        self.code, self.what, self.mend = code, what, mend


def _yes_or_no(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in NO:
        return False
    what = format_lazy(_("“{text}” is neither yes nor no."), text=text[:60])
    raise _Unreadable("value.flag", what, _("Write yes or no."))


def _whole(text: str) -> int:
    number = _number(text)
    if number != number.to_integral_value():
        what = format_lazy(_("“{text}” is no whole number."), text=text[:60])
        raise _Unreadable("value.whole", what, _("Write figures only."))
    return int(number)


def _number(text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        what = format_lazy(_("“{text}” is no number."), text=text[:60])
        raise _Unreadable("value.number", what, _("Write figures only."))
    return number
