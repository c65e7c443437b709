"""A directory taken in as a source: tried first, then written; one person looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.connectors.ldap.directory import find_entries, read_entries
from cartable.connectors.ldap.entries import read_row
from cartable.connectors.ldap.mapping_files import mapped_codes, read_mapping
from cartable.engines.people.api import Progress, arriving
from cartable.kernel.problems import Conflict, Fault

TELL_EVERY = 500
BY_ITSELF = "ldap"
"""Who acts when the hour has come and nobody asked."""


class NotADirectory(Conflict):
    """The source isn't described as an LDAP directory."""

    code = "directory.other_kind"


@dataclass(frozen=True, slots=True)
class LookedUp:
    """An entry found by its key: its name there, the row that it makes, and what is wrong in it."""

    dn: str
    row: arriving.ArrivingRow
    faults: Sequence[Fault]


def dry_run(*, code: str, now: datetime, progress: Progress | None = None) -> arriving.Foreseen:
    """What the directory of a source would bring; writes nothing.

    Raises NoSuchSource, NotADirectory, NoMapping, InputRefused for a wrong mapping, DirectoryFailed.
    """
    source = directory_source(code)
    rows, told = read_rows(code, progress)
    return arriving.foresee_records(source=source, rows=rows, now=now, told=told, progress=progress)


def import_directory(*, code: str, actor: Any, now: datetime, progress: Progress | None = None) -> arriving.SourceRun:
    """Take in what the directory of a source says, as any arrival: matched, decided on, held back.

    Nothing is written unless the directory was read to its end. ``actor`` is an account that may manage sources, or
    ``BY_ITSELF``. Raises as ``dry_run``, and NotAllowed, SourceClosed.
    """
    source = directory_source(code)
    rows, told = read_rows(code, progress)
    if actor == BY_ITSELF:
        return arriving.take_in(source=source, rows=rows, actor=actor, now=now, told=told, progress=progress).run
    return arriving.receive_records(source=source, rows=rows, actor=actor, now=now, told=told, progress=progress)


def look_up(*, code: str, key: str) -> list[LookedUp]:
    """What the directory says of the entry with this key (several when it isn't one entry's only). Raises as above."""
    directory_source(code)
    mapping = read_mapping(code)
    found = []
    for place, entry in enumerate(find_entries(code, mapping, key), start=1):
        row, faults = read_row(entry, mapping, place)
        found.append(LookedUp(entry.dn, row, faults))
    return found


def nightly_codes() -> list[str]:
    """The sources whose mapping asks to be read every night; a mapping that can't be read asks nothing."""
    found = []
    for code in mapped_codes():
        try:
            if read_mapping(code).nightly and directory_source(code).is_open:
                found.append(code)
        except Exception:  # noqa: S112 — one wrong file must not keep the others from being read
            continue
    return found


def directory_source(code: str) -> arriving.Source:
    """The source, if it is an LDAP directory. Raises NoSuchSource, NotADirectory."""
    source = arriving.get_source(code)
    if source.kind != arriving.Source.Kind.LDAP:
        what = format_lazy(gettext_lazy("“{title}” isn't an LDAP directory."), title=source.title_fr)
        raise NotADirectory(what, gettext_lazy("Correct the kind of the source, or choose another one."))
    return source


def read_rows(code: str, progress: Progress | None) -> tuple[list[arriving.ArrivingRow], dict[int, list[Fault]]]:
    """Every entry as a row, and the faults of those that have some, by line."""
    mapping = read_mapping(code)
    rows: list[arriving.ArrivingRow] = []
    told: dict[int, list[Fault]] = {}
    for line, entry in enumerate(read_entries(code, mapping), start=1):
        row, faults = read_row(entry, mapping, line)
        rows.append(row)
        if faults:
            told[line] = faults
        if progress is not None and line % TELL_EVERY == 0:
            progress(None, ngettext("%(count)s entry read", "%(count)s entries read", line) % {"count": line})
    if progress is not None:
        progress(None, _("Matching with the people known"))
    return rows, told
