"""Solutions say how many seats they and their classes have; the use of rooms is read off one index."""

import django.db.models.deletion
from django.db import migrations, models

COUNT_SEATS = """
UPDATE timetable_placement AS placement SET seats_count = counted.number
FROM (SELECT solution_id, course_class_id, count(*) AS number FROM timetable_seat GROUP BY 1, 2) AS counted
WHERE placement.solution_id = counted.solution_id AND placement.course_class_id = counted.course_class_id;
UPDATE timetable_solution AS solution SET seats_count = counted.number
FROM (SELECT solution_id, count(*) AS number FROM timetable_seat GROUP BY 1) AS counted
WHERE solution.id = counted.solution_id;
"""


def _without_own_index(model: str, name: str, to: str, related_name: str) -> migrations.AlterField:
    """A foreign key that is first in another index of its table."""
    field = models.ForeignKey(
        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name=related_name, to=to
    )
    return migrations.AlterField(model_name=model, name=name, field=field)


class Migration(migrations.Migration):
    dependencies = [("timetable", "0001_first_tables")]

    operations = [
        migrations.AddField("placement", "seats_count", models.PositiveIntegerField(default=0)),
        migrations.AddField("solution", "seats_count", models.PositiveIntegerField(default=0)),
        migrations.RunSQL(COUNT_SEATS, migrations.RunSQL.noop),
        migrations.AddIndex(
            "placement",
            models.Index(fields=["solution", "-seats_count", "course_class"], name="timetable_placement_big"),
        ),
        migrations.RemoveIndex("meeting", "timetable_meeting_day"),
        migrations.AddIndex(
            "meeting",
            models.Index(fields=["publication", "day", "room"], include=["span"], name="timetable_meeting_use"),
        ),
        _without_own_index("meeting", "publication", "timetable.publication", "meetings"),
        _without_own_index("meeting", "course_class", "catalogue.courseclass", "meetings"),
        _without_own_index("placement", "solution", "timetable.solution", "placements"),
        _without_own_index("seat", "solution", "timetable.solution", "seats"),
        _without_own_index("studentclash", "solution", "timetable.solution", "clashes"),
    ]
