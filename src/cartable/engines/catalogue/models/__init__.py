"""Tables of the catalogue."""

from cartable.engines.catalogue.models.competence import Competence, Framework, TaughtCompetence, WantedCompetence
from cartable.engines.catalogue.models.mail import UnitMail, UnitMailCopy
from cartable.engines.catalogue.models.offering import Configuration, Offering, Subpart
from cartable.engines.catalogue.models.preparation import (
    Preparation,
    PreparedKind,
    PreparedRule,
    PreparedTeacher,
    Unavailability,
)
from cartable.engines.catalogue.models.programme import Programme, Regulation
from cartable.engines.catalogue.models.replacement import UnitReplacement
from cartable.engines.catalogue.models.synonym import SynonymGroup
from cartable.engines.catalogue.models.teaching import ClassTeacher, CourseClass
from cartable.engines.catalogue.models.team import TeamMember
from cartable.engines.catalogue.models.unit import CourseUnit
from cartable.engines.catalogue.models.version import Exclusion, Prerequisite, UnitShape, UnitVersion

__all__ = [
    "ClassTeacher",
    "Competence",
    "Configuration",
    "CourseClass",
    "CourseUnit",
    "Exclusion",
    "Framework",
    "Offering",
    "Preparation",
    "PreparedKind",
    "PreparedRule",
    "PreparedTeacher",
    "Prerequisite",
    "Programme",
    "Regulation",
    "Subpart",
    "SynonymGroup",
    "TaughtCompetence",
    "TeamMember",
    "Unavailability",
    "UnitMail",
    "UnitMailCopy",
    "UnitReplacement",
    "UnitShape",
    "UnitVersion",
    "WantedCompetence",
]
