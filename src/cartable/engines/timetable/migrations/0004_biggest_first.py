"""The index of the biggest classes follows the order that lists ask: what is unknown last."""

from django.db import migrations, models

from cartable.kernel import migrating


class Migration(migrating.Migration):
    dependencies = [("timetable", "0003_history_append_only")]

    operations = [
        migrations.RemoveIndex("placement", "timetable_placement_big"),
        migrations.AddIndex(
            "placement",
            models.Index("solution", models.F("seats_count").desc(nulls_last=True), name="timetable_placement_biggest"),
        ),
    ]
