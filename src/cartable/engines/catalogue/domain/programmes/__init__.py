"""Programmes and their study regulations: created, written, compared, adopted."""

from cartable.engines.catalogue.domain.programmes.adopting import adopt_regulation, adoption_faults, unknown_in
from cartable.engines.catalogue.domain.programmes.comparing import compare_regulations
from cartable.engines.catalogue.domain.programmes.creating import create_programme
from cartable.engines.catalogue.domain.programmes.doors import (
    access_draft,
    access_edited_programme,
    access_kept_programme,
    access_programme,
    access_regulation,
)
from cartable.engines.catalogue.domain.programmes.drafting import (
    begin_regulation,
    digest,
    discard_regulation,
    write_regulation,
)
from cartable.engines.catalogue.domain.programmes.enrolled import enrolled_in, register_enrolled
from cartable.engines.catalogue.domain.programmes.keeping import (
    ProgrammeNotEnded,
    change_programme,
    end_programme,
    reopen_programme,
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
    "ProgrammeNotEnded",
    "RegulationChangedElsewhere",
    "RegulationNotDraft",
    "access_draft",
    "access_edited_programme",
    "access_kept_programme",
    "access_programme",
    "access_regulation",
    "adopt_regulation",
    "adoption_faults",
    "begin_regulation",
    "change_programme",
    "compare_regulations",
    "competence_titles",
    "counted_units",
    "create_programme",
    "digest",
    "discard_regulation",
    "end_programme",
    "enrolled_in",
    "find_regulation",
    "list_programmes",
    "register_enrolled",
    "regulations_of",
    "reopen_programme",
    "unknown_in",
    "write_regulation",
]
