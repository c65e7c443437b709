"""What everybody sees: a published solution, as dated meetings."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Publication(UuidModel):
    """A version of a term's timetable. The one whose ``withdrawn_at`` is empty is the one in force.

    ``left_out_count`` meetings were not dated because they fell on a public holiday.
    """

    term = models.ForeignKey("calendar.Term", on_delete=models.CASCADE, related_name="publications")
    solution = models.ForeignKey("timetable.Solution", on_delete=models.PROTECT, related_name="publications")
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="publications"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    meetings_count = models.PositiveIntegerField(default=0)
    left_out_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-published_at"]
        constraints = [
            models.UniqueConstraint(fields=["term", "version"], name="timetable_publication_version"),
            models.UniqueConstraint(
                fields=["term"], condition=Q(withdrawn_at__isnull=True), name="timetable_publication_in_force"
            ),
        ]


class Meeting(UuidModel):
    """A class of a publication meeting once: a half-open span of instants, perhaps in a room.

    The database itself refuses that a room be taken twice at one instant of one publication.
    """

    # These two are the first columns of the indexes below.
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="meetings", db_index=False)
    course_class = models.ForeignKey(
        "catalogue.CourseClass", on_delete=models.CASCADE, related_name="meetings", db_index=False
    )
    room = models.ForeignKey("places.Room", null=True, blank=True, on_delete=models.PROTECT, related_name="meetings")
    span = DateTimeRangeField()
    day = models.DateField()

    class Meta:
        indexes = [
            # With the span, so that the use of all rooms is read off the index alone.
            models.Index(fields=["publication", "day", "room"], include=["span"], name="timetable_meeting_use"),
            models.Index(fields=["course_class", "day"], name="timetable_meeting_class"),
        ]
        constraints = [
            ExclusionConstraint(
                name="timetable_meeting_room_free",
                expressions=[
                    (F("publication"), RangeOperators.EQUAL),
                    (F("room"), RangeOperators.EQUAL),
                    (F("span"), RangeOperators.OVERLAPS),
                ],
                condition=Q(room__isnull=False),
            )
        ]
