"""What programs read of programmes and regulations."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from cartable.engines.catalogue.api import programmes, regulations

Kind = Literal["foundation", "engineer", "master", "diploma"]
State = Literal["draft", "adopted", "replaced"]


class ProgrammeOut(Schema):
    """A programme, and the structure that it is of; nobody enters it from ``valid_until`` on."""

    uuid: UUID
    code: str
    title_fr: str
    title_en: str
    kind: Kind
    structure: str
    terms_count: int
    valid_until: date | None

    @staticmethod
    def resolve_structure(row: Any) -> str:
        """The code of the structure."""
        return str(row.structure.code)


class RegulationOut(Schema):
    """A study regulation: for those who enter the programme from ``entry_year`` on."""

    uuid: UUID
    programme: str
    entry_year: int
    number: int
    state: State
    credits_min: int
    credits_max: int
    adopted_on: date | None

    @staticmethod
    def resolve_programme(row: Any) -> str:
        """The code of the programme."""
        return str(row.programme.code)


class RegulationDetail(RegulationOut):
    """With the tree of requirements, its texts, and the tree in words, a line a requirement."""

    text_fr: str
    text_en: str
    tree: dict[str, Any]
    outline_fr: str
    outline_en: str

    @staticmethod
    def resolve_outline_fr(row: Any) -> str:
        """In French."""
        return _outline(row, "fr")

    @staticmethod
    def resolve_outline_en(row: Any) -> str:
        """In English."""
        return _outline(row, "en")


def _outline(row: Any, language: str) -> str:
    tree = regulations.parse(row.tree, draft=True)
    return str(regulations.outline(tree, language, programmes.competence_titles(language)))
