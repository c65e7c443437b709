"""What the timetable of a term has to respect: prices, allowed times and rooms, closed rooms."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked


@tracked()
class TermSettings(models.Model):
    """The four prices of a term's timetable, and the problem's name in the file it came from.

    With ``skips_holidays`` a publication leaves out the meetings that fall on a public holiday.
    """

    term = models.OneToOneField("calendar.Term", on_delete=models.CASCADE, related_name="timetable_settings")
    problem_name = models.CharField(max_length=120, blank=True)
    time_weight = models.PositiveIntegerField(default=1)
    room_weight = models.PositiveIntegerField(default=1)
    distribution_weight = models.PositiveIntegerField(default=1)
    student_weight = models.PositiveIntegerField(default=1)
    is_frozen = models.BooleanField(default=False)
    skips_holidays = models.BooleanField(default=False)


class TermRoom(models.Model):
    """A room that a term's timetable may use, in a fixed order; ``reference`` is its name in the imported file."""

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="timetable_rooms")
    room = models.ForeignKey("places.Room", on_delete=models.PROTECT, related_name="terms")
    rank = models.PositiveIntegerField()
    reference = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["term", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["term", "room"], name="timetable_term_room_once"),
            models.UniqueConstraint(fields=["term", "rank"], name="timetable_term_room_rank"),
        ]


@tracked()
class ClassRequirement(models.Model):
    """The times a class may take: ``[[days, weeks, start, length, penalty], …]``.

    Days and weeks are bit masks (bit 0 is Monday, and the first week); start and length are in slots of the term.
    ``line``: what a team asked and these came from; None when they were written by hand or imported.
    """

    course_class = models.OneToOneField(
        "catalogue.CourseClass", on_delete=models.CASCADE, related_name="timetable_requirement"
    )
    times = models.JSONField()
    line = models.ForeignKey(
        "timetable.AppliedLine", null=True, blank=True, on_delete=models.CASCADE, related_name="requirements"
    )


class ClassRoomOption(models.Model):
    """A room that a class may take, at a price."""

    course_class = models.ForeignKey("catalogue.CourseClass", on_delete=models.CASCADE, related_name="room_options")
    room = models.ForeignKey("places.Room", on_delete=models.PROTECT, related_name="class_options")
    penalty = models.IntegerField(default=0)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["course_class", "room"], name="timetable_room_option_once")]


@tracked()
class RoomClosure(models.Model):
    """Times of a term when a room can't be used; same units as a requirement's times."""

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="room_closures")
    room = models.ForeignKey("places.Room", on_delete=models.CASCADE, related_name="closures")
    days = models.BigIntegerField()
    weeks = models.BigIntegerField()
    start = models.PositiveIntegerField()
    length = models.PositiveIntegerField()
