"""Units as each academic year has them: written, proposed, decided, compared, withdrawn."""

from cartable.engines.catalogue.domain.versions.bulk import write_versions
from cartable.engines.catalogue.domain.versions.circuit import (
    adopt,
    has_written,
    propose,
    put_in_force,
    refuse,
    send_back,
    take_back,
)
from cartable.engines.catalogue.domain.versions.comparing import Difference, Piece, compare, compare_words, differing
from cartable.engines.catalogue.domain.versions.doors import (
    access_decided_unit,
    access_decided_version,
    access_edited_unit,
    access_version,
    access_written_version,
    proposals_for,
    seen_versions,
    sees_drafts,
)
from cartable.engines.catalogue.domain.versions.drafting import begin_draft, content_of, discard_draft, save_draft
from cartable.engines.catalogue.domain.versions.faults import lacking
from cartable.engines.catalogue.domain.versions.followers import followers_of, register_followers
from cartable.engines.catalogue.domain.versions.problems import (
    AlreadyWorkedOn,
    NoSuchVersion,
    VersionChangedElsewhere,
    VersionNotThere,
)
from cartable.engines.catalogue.domain.versions.replacing import set_replacements
from cartable.engines.catalogue.domain.versions.rows import (
    ExclusionRow,
    PrerequisiteRow,
    ShapeDraft,
    VersionContent,
    VersionRow,
    Written,
)
from cartable.engines.catalogue.domain.versions.rules_between import set_exclusions, set_prerequisites
from cartable.engines.catalogue.domain.versions.withdrawal import (
    Hit,
    NotWithdrawn,
    hit_by_withdrawal,
    restore_unit,
    withdraw_unit,
)

__all__ = [
    "AlreadyWorkedOn",
    "Difference",
    "ExclusionRow",
    "Hit",
    "NoSuchVersion",
    "NotWithdrawn",
    "Piece",
    "PrerequisiteRow",
    "ShapeDraft",
    "VersionChangedElsewhere",
    "VersionContent",
    "VersionNotThere",
    "VersionRow",
    "Written",
    "access_decided_unit",
    "access_decided_version",
    "access_edited_unit",
    "access_version",
    "access_written_version",
    "adopt",
    "begin_draft",
    "compare",
    "compare_words",
    "content_of",
    "differing",
    "discard_draft",
    "followers_of",
    "has_written",
    "hit_by_withdrawal",
    "lacking",
    "proposals_for",
    "propose",
    "put_in_force",
    "refuse",
    "register_followers",
    "restore_unit",
    "save_draft",
    "seen_versions",
    "sees_drafts",
    "send_back",
    "set_exclusions",
    "set_prerequisites",
    "set_replacements",
    "take_back",
    "withdraw_unit",
    "write_versions",
]
