"""Classes, and who teaches them."""

from __future__ import annotations

from django.db import models

from cartable.engines.catalogue.types import class_name, group_name
from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class CourseClass(UuidModel):
    """One group of a subpart: what gets a time, a room and students.

    ``seats`` None means no limit. ``parent`` is a class of another subpart of the same configuration: whoever takes
    this class takes the parent too. ``offering`` and ``term`` repeat what the subpart says, for short queries.
    """

    subpart = models.ForeignKey("catalogue.Subpart", on_delete=models.CASCADE, related_name="classes")
    offering = models.ForeignKey("catalogue.Offering", on_delete=models.CASCADE, related_name="classes")
    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="classes")
    number = models.PositiveSmallIntegerField()
    seats = models.PositiveIntegerField(null=True, blank=True)
    needs_room = models.BooleanField(default=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["offering__unit__code", "subpart", "number"]
        constraints = [models.UniqueConstraint(fields=["subpart", "number"], name="catalogue_class_once")]

    @property
    def group(self) -> str:
        """« TD 3 »; reads the subpart."""
        return group_name(self.subpart.kind, self.number)

    @property
    def name(self) -> str:
        """« MA11 TD 3 »; reads the subpart, the offering and its unit."""
        return class_name(self.offering.unit.code, self.subpart.kind, self.number)


@tracked()
class ClassTeacher(models.Model):
    """A person who teaches a class."""

    course_class = models.ForeignKey(CourseClass, on_delete=models.CASCADE, related_name="teachers")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="classes_taught")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course_class", "person"], name="catalogue_teacher_once")]
