"""From an entry of the directory to a row that people's sources receive."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.connectors.ldap.directory import Entry
from cartable.connectors.ldap.mapping import DirectoryMapping, Selector, Selectors, Tie
from cartable.engines.people.api import arriving
from cartable.kernel.clock import campus_zone
from cartable.kernel.problems import Fault, InputRefused

LABEL = re.compile(r"\{([^{}]*)\}(.*)", re.DOTALL)
PART = re.compile(r"\[([A-Za-z][A-Za-z0-9]*)=([^\]]*)\]")
INSTANT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}(?:\d{2})?)")
DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
ANY_LABEL, ANY_STRUCTURE = "*", "*"


def read_row(entry: Entry, mapping: DirectoryMapping, line: int) -> tuple[arriving.ArrivingRow, list[Fault]]:
    """The row, and what couldn't be read of it; a row with faults still has its key, so that it counts as sent."""
    told: dict[str, str | date | None] = {}
    found: list[Fault] = []
    for name, selectors in mapping.record.items():
        try:
            values = first_values(entry, selectors)
            told[name] = (read_day(values[0]) if name == "birth_on" else values[0]) if values else None
        except InputRefused as refusal:
            found += [Fault(fault.code, fault.what, name, fault.mend, line) for fault in refusal.faults]
    texts = {name: value for name, value in told.items() if isinstance(value, str) and name != "birth_on"}
    for given, used in (("family_name", "usage_family_name"), ("given_name", "usage_given_name")):
        if texts.get(used) == texts.get(given):
            texts.pop(used, None)
    ties: tuple[arriving.ArrivingTie, ...] | None = None
    try:
        ties = tuple(dict.fromkeys(_ties(entry, mapping))) if mapping.ties else None
    except InputRefused as refusal:
        found += [Fault(fault.code, fault.what, "affiliation", fault.mend, line) for fault in refusal.faults]
    born = told.get("birth_on")
    row = arriving.ArrivingRow(
        **{"key": "", **texts}, birth_on=born if isinstance(born, date) else None, ties=ties, line=line
    )
    if not row.key:
        what = format_lazy(_("The entry {dn} has no key."), dn=entry.dn[:200])
        mend = _("Give it the attribute that record.key names, or leave it out by the filter.")
        found.append(Fault("record.key_missing", what, "key", mend, line))
    return row, found


def first_values(entry: Entry, selectors: Selectors) -> list[str]:
    """The values of the first selector that has any. Raises InputRefused for what is no text."""
    for selector in selectors:
        if values := list(values_of(entry, selector)):
            return values
    return []


def values_of(entry: Entry, selector: Selector) -> Iterator[str]:
    """What a selector takes of an entry, without blanks around. Raises InputRefused for what is no text."""
    for raw in entry.values.get(selector.attribute.lower(), ()):
        try:
            value = raw.decode().strip()
        except UnicodeDecodeError as error:
            what = format_lazy(_("The attribute {name} isn't text in UTF-8."), name=selector.attribute)
            mend = _("Correct it in the directory, or map another one.")
            raise InputRefused(Fault("directory.not_text", what, selector.attribute, mend)) from error
        value = _after_label(value, selector.label) if selector.label is not None else value
        for part in _parts(value, selector.part) if selector.part else [value]:
            if part:
                yield part


def read_day(text: str) -> date:
    """A day: ``2004-02-03``, ``20040203`` or a generalized time (RFC 4517), as it falls on the campus.

    Raises InputRefused.
    """
    try:
        if found := INSTANT.fullmatch(text):
            return _instant(found).astimezone(campus_zone()).date()
        if found := DAY.fullmatch(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    what = format_lazy(_("“{text}” is no day."), text=text[:40])
    mend = _("Write 2004-02-03, 20040203 or 20040203000000Z in the directory, or map another attribute.")
    raise InputRefused(Fault("directory.day", what, "day", mend))


def _instant(found: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    instant = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    zone = found[7]
    if zone == "Z":
        return instant
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:5] or 0))
    return instant - ahead if zone[0] == "+" else instant + ahead


def _ties(entry: Entry, mapping: DirectoryMapping) -> Iterator[arriving.ArrivingTie]:
    for tie in mapping.ties:
        if not any(value.casefold() in tie.values for value in values_of(entry, tie.when)):
            continue
        begins = _first_day(entry, tie)
        last = first_values(entry, tie.last_day)
        until = read_day(last[0]) + timedelta(days=1) if last else None
        level = (first_values(entry, tie.level) or [""])[0]
        for structure in _structures(entry, tie, mapping):
            yield arriving.ArrivingTie(tie.kind, structure, begins, until, level)


def _structures(entry: Entry, tie: Tie, mapping: DirectoryMapping) -> Iterable[str]:
    codes = first_values(entry, tie.structure)
    known = mapping.structures
    found = [known.get(code) or known.get(ANY_STRUCTURE) or code for code in codes]
    if not found and not tie.otherwise:
        what = format_lazy(_("Nothing says to which structure the affiliation “{kind}” is."), kind=tie.kind)
        mend = _("Fill the attribute in the directory, or give “otherwise” in the mapping.")
        raise InputRefused(Fault("directory.structure", what, "structure", mend))
    return dict.fromkeys(found or [tie.otherwise])


def _first_day(entry: Entry, tie: Tie) -> date:
    if isinstance(tie.valid_from, date):
        return tie.valid_from
    if values := first_values(entry, tie.valid_from):
        return read_day(values[0])
    what = format_lazy(_("Nothing says when the affiliation “{kind}” begins."), kind=tie.kind)
    mend = _("Let the account read createTimestamp, or give “valid_from” in the mapping.")
    raise InputRefused(Fault("directory.begins", what, "valid_from", mend))


def _after_label(value: str, label: str) -> str:
    found = LABEL.fullmatch(value)
    if found is None or (label != ANY_LABEL and found[1].casefold() != label.casefold()):
        return ""
    return found[2].strip()


def _parts(value: str, name: str) -> list[str]:
    return [found[2].strip() for found in PART.finditer(value) if found[1].casefold() == name.casefold()]
