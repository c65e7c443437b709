"""Competence frameworks: read from files, taught by units, wanted by programmes."""

from cartable.engines.catalogue.domain.competences.importing import FrameworkReport, import_framework
from cartable.engines.catalogue.domain.competences.matrix import Matrix, competence_matrix
from cartable.engines.catalogue.domain.competences.problems import NoSuchFramework, access_framework
from cartable.engines.catalogue.domain.competences.reading import (
    CompetenceDraft,
    FrameworkDraft,
    LevelDraft,
    read_framework,
)
from cartable.engines.catalogue.domain.competences.wanting import WantedRow, set_wanted, write_taught
from cartable.engines.catalogue.domain.competences.writing import save_framework

__all__ = [
    "CompetenceDraft",
    "FrameworkDraft",
    "FrameworkReport",
    "LevelDraft",
    "Matrix",
    "NoSuchFramework",
    "WantedRow",
    "access_framework",
    "competence_matrix",
    "import_framework",
    "read_framework",
    "save_framework",
    "set_wanted",
    "write_taught",
]
