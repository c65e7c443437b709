"""Tables of the catalogue."""

from cartable.engines.catalogue.models.offering import Configuration, Offering, Subpart
from cartable.engines.catalogue.models.teaching import ClassTeacher, CourseClass
from cartable.engines.catalogue.models.unit import CourseUnit

__all__ = ["ClassTeacher", "Configuration", "CourseClass", "CourseUnit", "Offering", "Subpart"]
