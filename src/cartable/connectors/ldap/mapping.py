"""What a mapping file says: where the directory is, whom to read, and which attribute becomes what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

SELECTOR = re.compile(r"([A-Za-z][A-Za-z0-9-]*(?:;[A-Za-z0-9-]+)*)(?:\{([^{}]*)\})?(?:\[([A-Za-z][A-Za-z0-9]*)\])?")


@dataclass(frozen=True, slots=True)
class Selector:
    """Which values of an attribute: all, those under a SUPANN label, or one part of a composite value.

    ``supannRefId{APOGEE}`` takes what follows the label ``{APOGEE}``, ``supannMailPrive{*}`` what follows any label,
    ``supannExtProfil[affect]`` the part ``affect`` of ``[affect=CHIM][datefin=20270831]``.
    """

    attribute: str
    label: str | None = None
    part: str = ""

    @classmethod
    def of(cls, text: str) -> Selector | None:
        """What the text selects; None when it isn't written so."""
        found = SELECTOR.fullmatch(text.strip())
        return cls(found[1], found[2], found[3] or "") if found else None

    def __str__(self) -> str:
        label = "" if self.label is None else f"{{{self.label}}}"
        return f"{self.attribute}{label}{f'[{self.part}]' if self.part else ''}"


Selectors = tuple[Selector, ...]
"""The first that has a value counts."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where the directory answers, and as whom it is read (empty: as nobody)."""

    host: str
    port: int
    is_tls: bool
    starttls: bool = False
    ca_file: str = ""
    bind_dn: str = ""

    @property
    def url(self) -> str:
        """As people write it."""
        return f"{'ldaps' if self.is_tls else 'ldap'}://{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Tie:
    """An affiliation told by an entry: when an attribute has one of some values (small letters)."""

    when: Selector
    values: tuple[str, ...]
    kind: str
    structure: Selectors = ()
    otherwise: str = ""
    valid_from: Selectors | date = ()
    last_day: Selectors = ()
    level: Selectors = ()


@dataclass(frozen=True, slots=True)
class DirectoryMapping:
    """A whole file. ``record`` gives the selectors of each field of ``ArrivingRow``; ``structures`` translate codes.

    ``ties`` empty: the directory says nothing of affiliations.
    """

    server: Server
    base: str
    filter: str
    record: Mapping[str, Selectors]
    scope: str = "subtree"
    page_size: int = 500
    nightly: bool = False
    ties: tuple[Tie, ...] = ()
    structures: Mapping[str, str] = field(default_factory=dict)

    @property
    def attributes(self) -> list[str]:
        """All that is asked of the directory, and nothing else."""
        return sorted({selector.attribute for selector in self._selectors()}, key=str.lower)

    @property
    def key_attribute(self) -> str:
        """The attribute that names an entry for whoever looks one up."""
        return self.record["key"][0].attribute

    def _selectors(self) -> Iterator[Selector]:
        for selectors in self.record.values():
            yield from selectors
        for tie in self.ties:
            yield tie.when
            for selectors in (tie.structure, tie.last_day, tie.level):
                yield from selectors
            if not isinstance(tie.valid_from, date):
                yield from tie.valid_from
