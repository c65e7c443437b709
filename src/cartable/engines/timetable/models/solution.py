"""Solutions: immutable once written; a new computation writes a new one.

A foreign key without an index of its own is the first column of another.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cartable.kernel.ids import UuidModel


class Solution(UuidModel):
    """A timetable of a term, its verified cost by criterion (unweighted sums) and the weighted total.

    ``seats_count`` counts its seats, those of classes that it doesn't place included.
    """

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="solutions")
    number = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    origin = models.CharField(max_length=60)
    is_feasible = models.BooleanField()
    time_cost = models.BigIntegerField()
    room_cost = models.BigIntegerField()
    distribution_cost = models.BigIntegerField()
    student_cost = models.BigIntegerField()
    total_cost = models.BigIntegerField()
    seats_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["term", "number"], name="timetable_solution_number")]


class Placement(models.Model):
    """When and where a class meets in a solution; masks and slots as in ``ClassRequirement``.

    ``seats_count`` counts the students who sit in it: a solution is written once, so that it is counted once.
    """

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="placements", db_index=False)
    course_class = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="placements")
    days = models.BigIntegerField()
    weeks = models.BigIntegerField()
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
    room = models.ForeignKey("places.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="placements")
    seats_count = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index("solution", models.F("seats_count").desc(nulls_last=True), name="timetable_placement_biggest")
        ]
        constraints = [models.UniqueConstraint(fields=["solution", "course_class"], name="timetable_placement_once")]


class Seat(models.Model):
    """A student in a class in a solution."""

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="seats", db_index=False)
    course_class = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="taken_seats")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="seats")

    class Meta:
        indexes = [models.Index(fields=["solution", "person"], name="timetable_seat_who")]
        constraints = [
            models.UniqueConstraint(fields=["solution", "course_class", "person"], name="timetable_seat_once")
        ]


class Violation(models.Model):
    """A constraint that a solution doesn't keep: what it costs, or that it makes the solution infeasible.

    ``params`` holds the numbers and names that the sentence about it needs.
    """

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="violations")
    distribution = models.ForeignKey(
        "timetable.Distribution", null=True, blank=True, on_delete=models.CASCADE, related_name="violations"
    )
    code = models.CharField(max_length=40)
    is_hard = models.BooleanField()
    cost = models.BigIntegerField(default=0)
    class_ids = ArrayField(models.BigIntegerField(), default=list, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    params = models.JSONField(default=dict, blank=True)


class StudentClash(models.Model):
    """Two classes of one student that overlap or leave too little time to walk."""

    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, related_name="clashes", db_index=False)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="clashes")
    first = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["solution", "person"], name="timetable_clash_who")]
