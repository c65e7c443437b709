"""Reading gettext's catalogues as they are written (``.po``) and as they are used (``.mo``)."""

from __future__ import annotations

import ast
import gettext
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

CONTEXT = "\x04"


@dataclass(slots=True)
class Entry:
    """A message of a ``.po``; ``key`` is its msgid, after its context if it has one."""

    key: str = ""
    plural: str = ""
    texts: list[str] = field(default_factory=list)
    flags: str = ""


def read_po(path: Path) -> list[Entry]:
    """Every message, the header left out. Raises ValueError for a line that isn't understood."""
    return [entry for entry in map(_entry, _blocks(path)) if entry.key]


def read_mo(path: Path) -> dict[str, str | list[str]]:
    """What the compiled catalogue answers: a text, or the texts of a plural, by key."""
    with path.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog
    found: dict[str, str | list[str]] = {}
    for key, text in known.items():
        if isinstance(key, tuple):
            forms = found.setdefault(key[0], [])
            assert isinstance(forms, list)
            forms.insert(key[1], text)
        elif key:
            found[key] = text
    return found


def _blocks(path: Path) -> Iterator[list[str]]:
    block: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            block.append(line)
        elif any(said.startswith(("msgstr", "#~")) for said in block):  # a blank line may stand before the translation
            yield block
            block = []


def _entry(block: list[str]) -> Entry:
    entry, context, at = Entry(), "", ""
    for line in block:
        if line.startswith("#~"):
            return Entry()
        if line.startswith("#"):
            entry.flags += line if line.startswith("#,") else ""
            continue
        word, _, rest = line.partition(" ") if not line.startswith('"') else (at, "", line)
        text, is_new, at = ast.literal_eval(rest), word != at or not line.startswith('"'), word
        if word == "msgctxt":
            context += text
        elif word == "msgid":
            entry.key += text
        elif word == "msgid_plural":
            entry.plural += text
        elif word.startswith("msgstr"):
            entry.texts = [*entry.texts, text] if is_new else [*entry.texts[:-1], entry.texts[-1] + text]
        else:
            raise ValueError(f"not understood: {line}")
    entry.key = f"{context}{CONTEXT}{entry.key}" if context and entry.key else entry.key
    return entry
