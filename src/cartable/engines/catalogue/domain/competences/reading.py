"""Frameworks from files: CSV, JSON, and the CSV of DigComp 3.0 (its translation files, for one language)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.competences.drafts import CompetenceDraft, FrameworkDraft, LevelDraft
from cartable.engines.people.api import import_file, import_headers
from cartable.kernel.problems import Fault, InputRefused

__all__ = ["CompetenceDraft", "FrameworkDraft", "LevelDraft", "read_framework"]

COLUMNS = {
    "code": ("code", "numero", "identifiant"),
    "block": ("block", "bloc", "domaine", "area", "code du bloc"),
    "title_fr": ("title fr", "titre", "intitule", "competence", "title", "titre en francais"),
    "title_en": ("title en", "titre en anglais", "title in english"),
    "description_fr": ("description fr", "description", "description en francais"),
    "description_en": ("description en", "description en anglais", "description in english"),
}
FIELDS = {name: field for field, names in COLUMNS.items() for name in names}
DIGCOMP = ["location", "context", "source", "target"]
AREA = re.compile(r"digcomp\.area\.(\d+)\.(label|description)")
COMPETENCE = re.compile(r"digcomp\.competence\.(\d+)\.(\d+)\.(label|description)")
LEVEL = re.compile(r"digcomp\.level\.(\d+)\.(four_level_name|eight_level_name)")


def read_framework(
    sources: Iterable[bytes], *, about: FrameworkDraft, target_is_french: bool = False
) -> FrameworkDraft:
    """The framework that the files hold; ``about`` gives its code and title, and what a CSV doesn't say.

    One CSV or JSON file; or DigComp's files together (core framework, levels), told by their header, whose ``target``
    column is read when it is in French. Raises InputRefused with the line and the column of each fault.
    """
    texts = [import_file.read_text(raw) for raw in sources]
    if not texts:
        raise InputRefused(import_file.empty_file())
    if texts[0].lstrip("\ufeff \t\r\n")[:1] == "{":
        draft = _from_json(texts[0], about)
    else:
        tables = [list(import_file.read_rows(text)) for text in texts]
        is_digcomp = all([cell.strip() for cell in table[0][1]] == DIGCOMP for table in tables if table)
        draft = _from_digcomp(tables, about, target_is_french) if is_digcomp else _from_csv(tables[0], about)
    if faults := draft.faults():
        raise InputRefused(faults)
    return draft


def _replaced(about: FrameworkDraft, **more: Any) -> FrameworkDraft:
    kept = {name: getattr(about, name) for name in FrameworkDraft.__slots__}
    return FrameworkDraft(**(kept | {name: value for name, value in more.items() if value}))


def _from_csv(rows: list[tuple[int, list[str]]], about: FrameworkDraft) -> FrameworkDraft:
    fields = [FIELDS.get(import_headers.plain(cell)) for cell in rows[0][1]]
    for field in ("code", "title_fr"):
        if field not in fields:
            what = format_lazy(_("There is no column “{field}”."), field=field)
            mend = format_lazy(_("Name a column of the first row: {synonyms}."), synonyms=", ".join(COLUMNS[field]))
            raise InputRefused(Fault("file.column_missing", what, field, mend, 1))
    found = []
    for line, cells in rows[1:]:
        told: dict[str, Any] = {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if field}
        found.append(CompetenceDraft(**told, line=line))
    return _replaced(about, competences=tuple(found))


def _from_json(text: str, about: FrameworkDraft) -> FrameworkDraft:
    try:
        tree = json.loads(text)
        levels = tuple(LevelDraft(int(row["rank"]), *_titles(row)) for row in tree.get("levels", ()))
        rows = [_competence(row) for row in tree["competences"]]
        said = {name: str(tree.get(name, "")) for name in ("title_fr", "title_en", "version", "source", "licence")}
    except json.JSONDecodeError as error:
        what = format_lazy(_("The JSON isn't well formed ({detail})."), detail=error.msg)
        raise InputRefused(Fault("json.syntax", what, "", _("Export the file again."), error.lineno)) from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = format_lazy(_("The JSON lacks something or has it in another form ({detail})."), detail=str(error)[:100])
        mend = _("Give “competences”: [{code, title_fr, title_en, block}], and “levels”: [{rank, title_fr}].")
        raise InputRefused(Fault("json.form", what, "competences", mend)) from error
    return _replaced(about, competences=tuple(rows), levels=levels, **said)


def _competence(row: Mapping[str, Any]) -> CompetenceDraft:
    texts: dict[str, Any] = {name: str(row.get(name) or "") for name in ("description_fr", "description_en", "block")}
    return CompetenceDraft(str(row["code"]), *_titles(row), **texts)


def _titles(row: Mapping[str, Any]) -> tuple[str, str]:
    return str(row["title_fr"]), str(row.get("title_en") or "")


def _from_digcomp(
    tables: list[list[tuple[int, list[str]]]], about: FrameworkDraft, target_is_french: bool
) -> FrameworkDraft:
    """Areas are blocks, competences are numbered 1.1 to 5.x; eight levels that share four names.

    Source: DigComp 3.0 (Joint Research Centre), texts in ``source``, a translation in ``target`` when there is one.
    """
    texts: dict[tuple[str, str], tuple[str, str, int]] = {}
    levels: dict[int, tuple[str, str]] = {}
    for table in tables:
        for line, cells in table[1:]:
            location, _context, source, target = (*cells, "", "", "", "")[:4]
            target = target if target_is_french else ""
            if found := AREA.fullmatch(location):
                texts[found[1], found[2]] = (source, target, line)
            elif found := COMPETENCE.fullmatch(location):
                texts[f"{found[1]}.{found[2]}", found[3]] = (source, target, line)
            elif (found := LEVEL.fullmatch(location)) and found[2] == "four_level_name":
                levels.setdefault(int(found[1]), (source, target))
    rows = [
        CompetenceDraft(
            code=code,
            title_fr=target or source,
            title_en=source,
            description_fr=texts.get((code, "description"), ("", "", 0))[1],
            description_en=texts.get((code, "description"), ("", "", 0))[0],
            block=code.split(".")[0] if "." in code else "",
            line=line,
        )
        for (code, kind), (source, target, line) in texts.items()
        if kind == "label"
    ]
    steps = tuple(
        LevelDraft(rank, f"{target or source} ({rank})", f"{source} ({rank})")
        for rank, (source, target) in sorted(levels.items())
    )
    return _replaced(about, competences=tuple(rows), levels=steps)
