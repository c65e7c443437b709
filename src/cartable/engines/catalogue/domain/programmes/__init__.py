"""Programmes and their study regulations: created, written, compared, adopted."""

from cartable.engines.catalogue.domain.programmes.adopting import adopt_regulation, adoption_faults, unknown_in
from cartable.engines.catalogue.domain.programmes.comparing import compare_regulations
from cartable.engines.catalogue.domain.programmes.creating import create_programme
from cartable.engines.catalogue.domain.programmes.doors import (
    access_draft,
    access_edited_programme,
    access_programme,
    access_regulation,
)
from cartable.engines.catalogue.domain.programmes.drafting import (
    begin_regulation,
    digest,
    discard_regulation,
    write_regulation,
)
from cartable.engines.catalogue.domain.programmes.problems import (
    DraftExists,
    RegulationChangedElsewhere,
    RegulationNotDraft,
)
from cartable.engines.catalogue.queries.programmes import (
    CountedUnit,
    competence_titles,
    counted_units,
    find_regulation,
    list_programmes,
    regulations_of,
)

__all__ = [
    "CountedUnit",
    "DraftExists",
    "RegulationChangedElsewhere",
    "RegulationNotDraft",
    "access_draft",
    "access_edited_programme",
    "access_programme",
    "access_regulation",
    "adopt_regulation",
    "adoption_faults",
    "begin_regulation",
    "compare_regulations",
    "competence_titles",
    "counted_units",
    "create_programme",
    "digest",
    "discard_regulation",
    "find_regulation",
    "list_programmes",
    "regulations_of",
    "unknown_in",
    "write_regulation",
]
