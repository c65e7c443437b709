"""The first tables of this engine, with their history and the triggers that keep it."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from cartable.kernel import migrating


class Migration(migrating.Migration):
    initial = True

    dependencies = [
        ("calendar", "0001_first_tables"),
        ("catalogue", "0001_first_tables"),
        ("kernel_jobs", "__first__"),
        ("people", "0001_first_tables"),
        ("kernel_search", "0001_text_search"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_first_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("last_read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_addresses",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CalendarAddressEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("created_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="timetable.calendaraddress",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassRequirement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("times", models.JSONField()),
                (
                    "course_class",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timetable_requirement",
                        to="catalogue.courseclass",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClassRequirementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("times", models.JSONField()),
                (
                    "course_class",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalogue.courseclass",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="timetable.classrequirement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassRoomOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("penalty", models.IntegerField(default=0)),
                (
                    "course_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="room_options",
                        to="catalogue.courseclass",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="class_options", to="places.room"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Distribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("rank", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                (
                    "arguments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("required", models.BooleanField()),
                ("penalty", models.IntegerField(default=0)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="distributions", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["term", "rank"],
            },
        ),
        migrations.CreateModel(
            name="DistributionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("rank", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                (
                    "arguments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("required", models.BooleanField()),
                ("penalty", models.IntegerField(default=0)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="timetable.distribution",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendar.term",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DistributionMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                (
                    "course_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="distributions",
                        to="catalogue.courseclass",
                    ),
                ),
                (
                    "distribution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="timetable.distribution"
                    ),
                ),
            ],
            options={
                "ordering": ["distribution", "position"],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("meetings_count", models.PositiveIntegerField(default=0)),
                ("left_out_count", models.PositiveIntegerField(default=0)),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="people.person",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="publications", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("span", django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ("day", models.DateField()),
                (
                    "course_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="catalogue.courseclass"
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="places.room",
                    ),
                ),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meetings", to="timetable.publication"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoomClosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.BigIntegerField()),
                ("weeks", models.BigIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="closures", to="places.room"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="room_closures", to="calendar.term"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoomClosureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("days", models.BigIntegerField()),
                ("weeks", models.BigIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="timetable.roomclosure",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.room",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendar.term",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Solution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("created_at", models.DateTimeField()),
                ("origin", models.CharField(max_length=60)),
                ("is_feasible", models.BooleanField()),
                ("time_cost", models.BigIntegerField()),
                ("room_cost", models.BigIntegerField()),
                ("distribution_cost", models.BigIntegerField()),
                ("student_cost", models.BigIntegerField()),
                ("total_cost", models.BigIntegerField()),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="solutions", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "course_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken_seats",
                        to="catalogue.courseclass",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="people.person"
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="timetable.solution"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PublicationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveIntegerField()),
                ("published_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("meetings_count", models.PositiveIntegerField(default=0)),
                ("left_out_count", models.PositiveIntegerField(default=0)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="timetable.publication",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendar.term",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="timetable.solution",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="publication",
            name="solution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="publications", to="timetable.solution"
            ),
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.BigIntegerField()),
                ("weeks", models.BigIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                (
                    "course_class",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="catalogue.courseclass",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="placements",
                        to="places.room",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="timetable.solution"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SolveRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("time_limit", models.PositiveIntegerField()),
                ("seed", models.PositiveIntegerField()),
                ("workers", models.PositiveSmallIntegerField()),
                ("curve", models.JSONField(default=list)),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("stopped", models.CharField(blank=True, max_length=40)),
                ("error", models.CharField(blank=True, max_length=500)),
                (
                    "job",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="kernel_jobs.job"
                    ),
                ),
                (
                    "resumed_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="resumed_runs",
                        to="timetable.solution",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="runs",
                        to="timetable.solution",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="solve_runs", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SolveCheckpoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("saved_at", models.DateTimeField()),
                ("elapsed", models.FloatField()),
                ("body", models.JSONField()),
                (
                    "run",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checkpoint", to="timetable.solverun"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StudentClash",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.courseclass"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="clashes", to="people.person"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="catalogue.courseclass"
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clashes", to="timetable.solution"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermRoom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveIntegerField()),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "room",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="places.room"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="timetable_rooms", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["term", "rank"],
            },
        ),
        migrations.CreateModel(
            name="TermSettings",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("problem_name", models.CharField(blank=True, max_length=120)),
                ("time_weight", models.PositiveIntegerField(default=1)),
                ("room_weight", models.PositiveIntegerField(default=1)),
                ("distribution_weight", models.PositiveIntegerField(default=1)),
                ("student_weight", models.PositiveIntegerField(default=1)),
                ("is_frozen", models.BooleanField(default=False)),
                ("skips_holidays", models.BooleanField(default=False)),
                (
                    "term",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="timetable_settings",
                        to="calendar.term",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermSettingsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("problem_name", models.CharField(blank=True, max_length=120)),
                ("time_weight", models.PositiveIntegerField(default=1)),
                ("room_weight", models.PositiveIntegerField(default=1)),
                ("distribution_weight", models.PositiveIntegerField(default=1)),
                ("student_weight", models.PositiveIntegerField(default=1)),
                ("is_frozen", models.BooleanField(default=False)),
                ("skips_holidays", models.BooleanField(default=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="timetable.termsettings",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendar.term",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Violation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("is_hard", models.BooleanField()),
                ("cost", models.BigIntegerField(default=0)),
                (
                    "class_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=300)),
                ("params", models.JSONField(blank=True, default=dict)),
                (
                    "distribution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="violations",
                        to="timetable.distribution",
                    ),
                ),
                (
                    "solution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="violations", to="timetable.solution"
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendaraddress",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_calendaraddressevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "uuid") VALUES (NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."uuid"); RETURN NULL;',
                    hash="9cf078fd1bb5a589e5ae939294d0f0074b8f5877",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dbe5a",
                    table="timetable_calendaraddress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendaraddress",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "timetable_calendaraddressevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "uuid") VALUES (NEW."created_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."uuid"); RETURN NULL;',
                    hash="222b9e5d9f6bf7a90c934c7e6003d8534afecbfd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e500b",
                    table="timetable_calendaraddress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendaraddress",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_calendaraddressevent" ("created_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "uuid") VALUES (OLD."created_at", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."uuid"); RETURN NULL;',
                    hash="f1f7c3530073ef3f1a0acfd6e579718e1106d6b4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5368c",
                    table="timetable_calendaraddress",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classrequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_classrequirementevent" ("course_class_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "times") VALUES (NEW."course_class_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."times"); RETURN NULL;',
                    hash="931d72c521b44154812ca5b5cb7c68d27af5461d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_64228",
                    table="timetable_classrequirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classrequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "timetable_classrequirementevent" ("course_class_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "times") VALUES (NEW."course_class_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."times"); RETURN NULL;',
                    hash="9075d4e2d875f5d2e502d57558b1781a24f6a332",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e0086",
                    table="timetable_classrequirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classrequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_classrequirementevent" ("course_class_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "times") VALUES (OLD."course_class_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."times"); RETURN NULL;',
                    hash="bb8f6a6031e97713a4a0d71b4da610770ea386db",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_95129",
                    table="timetable_classrequirement",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="classroomoption",
            constraint=models.UniqueConstraint(fields=("course_class", "room"), name="timetable_room_option_once"),
        ),
        migrations.AddConstraint(
            model_name="distribution",
            constraint=models.UniqueConstraint(fields=("term", "rank"), name="timetable_distribution_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="distribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_distributionevent" ("arguments", "id", "kind", "penalty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "required", "term_id", "uuid") VALUES (NEW."arguments", NEW."id", NEW."kind", NEW."penalty", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."required", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="b29f616606aec1f68d3d66f92db3e3495bd8ee41",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0132d",
                    table="timetable_distribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="distribution",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "timetable_distributionevent" ("arguments", "id", "kind", "penalty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "required", "term_id", "uuid") VALUES (NEW."arguments", NEW."id", NEW."kind", NEW."penalty", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."required", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="fae8af8465714403c44975c88d5cb951067458b3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8a4a9",
                    table="timetable_distribution",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="distribution",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_distributionevent" ("arguments", "id", "kind", "penalty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "required", "term_id", "uuid") VALUES (OLD."arguments", OLD."id", OLD."kind", OLD."penalty", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."required", OLD."term_id", OLD."uuid"); RETURN NULL;',
                    hash="1d70392cd76f2ad39fe979a357bec61a1cd5eab8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c343",
                    table="timetable_distribution",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="distributionmember",
            constraint=models.UniqueConstraint(fields=("distribution", "position"), name="timetable_member_once"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["publication", "day", "room"], name="timetable_meeting_day"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["course_class", "day"], name="timetable_meeting_class"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("room__isnull", False)),
                expressions=[(models.F("publication"), "="), (models.F("room"), "="), (models.F("span"), "&&")],
                name="timetable_meeting_room_free",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roomclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_roomclosureevent" ("days", "id", "length", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "start", "term_id", "weeks") VALUES (NEW."days", NEW."id", NEW."length", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."room_id", NEW."start", NEW."term_id", NEW."weeks"); RETURN NULL;',
                    hash="b1545cf543becbcf6b5c743e508ab1a39af2a176",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6fe63",
                    table="timetable_roomclosure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roomclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "timetable_roomclosureevent" ("days", "id", "length", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "start", "term_id", "weeks") VALUES (NEW."days", NEW."id", NEW."length", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."room_id", NEW."start", NEW."term_id", NEW."weeks"); RETURN NULL;',
                    hash="0aced79a07d4771ed2460128fc021fac8e5c5bf7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ebdc",
                    table="timetable_roomclosure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roomclosure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_roomclosureevent" ("days", "id", "length", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "start", "term_id", "weeks") VALUES (OLD."days", OLD."id", OLD."length", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."room_id", OLD."start", OLD."term_id", OLD."weeks"); RETURN NULL;',
                    hash="08713b67b2e8b763ed0d2828e27105cec593bc09",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f5f3c",
                    table="timetable_roomclosure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="solution",
            constraint=models.UniqueConstraint(fields=("term", "number"), name="timetable_solution_number"),
        ),
        migrations.AddIndex(
            model_name="seat",
            index=models.Index(fields=["solution", "person"], name="timetable_seat_who"),
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("solution", "course_class", "person"), name="timetable_seat_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(fields=("term", "version"), name="timetable_publication_version"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("term",),
                name="timetable_publication_in_force",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_publicationevent" ("id", "left_out_count", "meetings_count", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "solution_id", "term_id", "uuid", "version", "withdrawn_at") VALUES (NEW."id", NEW."left_out_count", NEW."meetings_count", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."solution_id", NEW."term_id", NEW."uuid", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                    hash="1d2e07e6142eacfa9570976bac26be276eb0f6ab",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_73de9",
                    table="timetable_publication",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "timetable_publicationevent" ("id", "left_out_count", "meetings_count", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "solution_id", "term_id", "uuid", "version", "withdrawn_at") VALUES (NEW."id", NEW."left_out_count", NEW."meetings_count", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."published_by_id", NEW."solution_id", NEW."term_id", NEW."uuid", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                    hash="2e528d43707dfd0c7e64ca097400d08aaaf12812",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_93ace",
                    table="timetable_publication",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publication",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_publicationevent" ("id", "left_out_count", "meetings_count", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "published_by_id", "solution_id", "term_id", "uuid", "version", "withdrawn_at") VALUES (OLD."id", OLD."left_out_count", OLD."meetings_count", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."published_by_id", OLD."solution_id", OLD."term_id", OLD."uuid", OLD."version", OLD."withdrawn_at"); RETURN NULL;',
                    hash="346b70366e86a785bf1774a2fd739329b1e77a1b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4ed18",
                    table="timetable_publication",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(fields=("solution", "course_class"), name="timetable_placement_once"),
        ),
        migrations.AddIndex(
            model_name="studentclash",
            index=models.Index(fields=["solution", "person"], name="timetable_clash_who"),
        ),
        migrations.AddConstraint(
            model_name="termroom",
            constraint=models.UniqueConstraint(fields=("term", "room"), name="timetable_term_room_once"),
        ),
        migrations.AddConstraint(
            model_name="termroom",
            constraint=models.UniqueConstraint(fields=("term", "rank"), name="timetable_term_room_rank"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termsettings",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_termsettingsevent" ("distribution_weight", "id", "is_frozen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_name", "room_weight", "skips_holidays", "student_weight", "term_id", "time_weight") VALUES (NEW."distribution_weight", NEW."id", NEW."is_frozen", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem_name", NEW."room_weight", NEW."skips_holidays", NEW."student_weight", NEW."term_id", NEW."time_weight"); RETURN NULL;',
                    hash="affdd660f7a7f813be092a7a40fb40ee65f2104e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ddde9",
                    table="timetable_termsettings",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termsettings",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "timetable_termsettingsevent" ("distribution_weight", "id", "is_frozen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_name", "room_weight", "skips_holidays", "student_weight", "term_id", "time_weight") VALUES (NEW."distribution_weight", NEW."id", NEW."is_frozen", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem_name", NEW."room_weight", NEW."skips_holidays", NEW."student_weight", NEW."term_id", NEW."time_weight"); RETURN NULL;',
                    hash="99603a36e988d9c23c7efd6519f4034f614341b6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_62e66",
                    table="timetable_termsettings",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termsettings",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_termsettingsevent" ("distribution_weight", "id", "is_frozen", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem_name", "room_weight", "skips_holidays", "student_weight", "term_id", "time_weight") VALUES (OLD."distribution_weight", OLD."id", OLD."is_frozen", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."problem_name", OLD."room_weight", OLD."skips_holidays", OLD."student_weight", OLD."term_id", OLD."time_weight"); RETURN NULL;',
                    hash="80073b58095a494de8a1ba24aa84a374645bac9b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3827b",
                    table="timetable_termsettings",
                    when="AFTER",
                ),
            ),
        ),
    ]
