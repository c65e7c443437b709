"""Everything shown is said in French too, and the compiled catalogues are those of the written ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import trans_real

import cartable
from tests.conformance.catalogues import read_mo, read_po
from tests.conformance.marked_texts import texts_of_program, texts_of_template

ROOT = Path(cartable.__file__).parent
WRITTEN = sorted(ROOT.glob("**/locale/fr/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd](?!\w)")


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def texts() -> Iterator[tuple[str, str]]:
    """(key, file) of every text marked for translation in the product."""
    for path in sorted(ROOT.glob("**/*.py")):
        if "tests" not in path.parts and "cli" not in path.parts:
            yield from ((key, name_of(path)) for key in texts_of_program(path))
    for path in sorted(ROOT.glob("**/templates/**/*")):
        if path.suffix in (".html", ".txt", ".svg"):
            yield from ((key, name_of(path)) for key in texts_of_template(path))


def test_every_text_is_translated():
    known = {entry.key for path in WRITTEN if path.stem == "django" for entry in read_po(path)}
    french = trans_real.translation("fr")._catalog
    known |= {key[0] if isinstance(key, tuple) else key for key in french.keys()}  # noqa: SIM118
    missing = sorted({f"{place}: {key}" for key, place in texts() if key not in known})
    assert missing == []


def test_texts_are_found_at_all():
    places = {place.split("/")[0] for _, place in texts()}
    assert {"config", "engines", "kernel", "portal", "ui"} <= places


@pytest.mark.parametrize("path", WRITTEN, ids=name_of)
def test_no_message_is_empty_doubtful_or_written_twice(path: Path):
    entries = [
        entry for entry in read_po(path) if any(entry.texts) or path.stem == "django"
    ]  # click's own stay English
    keys = [entry.key for entry in entries]
    assert [key for key in keys if keys.count(key) > 1] == []
    assert [entry.key for entry in entries if "fuzzy" in entry.flags or not all(entry.texts)] == []


@pytest.mark.parametrize("path", WRITTEN, ids=name_of)
def test_the_compiled_catalogue_is_up_to_date(path: Path):
    written = {
        entry.key: entry.texts if entry.plural else entry.texts[0] for entry in read_po(path) if any(entry.texts)
    }
    assert read_mo(path.with_suffix(".mo")) == written


@pytest.mark.parametrize("path", WRITTEN, ids=name_of)
def test_translations_keep_the_placeholders(path: Path):
    wrong = [
        entry.key
        for entry in read_po(path)
        for text in filter(None, entry.texts)
        if not set(PLACEHOLDER.findall(text)) <= set(PLACEHOLDER.findall(entry.key + entry.plural))
        or (not entry.plural and set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(entry.key)))
    ]
    assert wrong == []
