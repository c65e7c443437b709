"""The first tables of this engine, with their history and the triggers that keep it."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from cartable.kernel import migrating


class Migration(migrating.Migration):
    initial = True

    dependencies = [("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.CreateModel(
            name="AcademicYearEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("zone", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=120)),
            ],
            options={"ordering": ["day"]},
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title_fr", models.CharField(max_length=120)),
                ("title_en", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("weeks_count", models.PositiveSmallIntegerField()),
                ("days_count", models.PositiveSmallIntegerField(default=7)),
                ("slot_minutes", models.PositiveSmallIntegerField(default=5)),
            ],
            options={"ordering": ["-starts_on", "code"]},
        ),
        migrations.CreateModel(
            name="TermEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("title_fr", models.CharField(max_length=120)),
                ("title_en", models.CharField(blank=True, max_length=120)),
                ("starts_on", models.DateField()),
                ("weeks_count", models.PositiveSmallIntegerField()),
                ("days_count", models.PositiveSmallIntegerField(default=7)),
                ("slot_minutes", models.PositiveSmallIntegerField(default=5)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="TermWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("teaching", "Teaching"), ("break", "Break"), ("exams", "Exams")],
                        default="teaching",
                        max_length=12,
                    ),
                ),
                ("letter", models.CharField(blank=True, max_length=1)),
            ],
            options={"ordering": ["term", "number"]},
        ),
        migrations.CreateModel(
            name="TermWeekEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField()),
                ("starts_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("teaching", "Teaching"), ("break", "Break"), ("exams", "Exams")],
                        default="teaching",
                        max_length=12,
                    ),
                ),
                ("letter", models.CharField(blank=True, max_length=1)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="AcademicYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
            ],
            options={
                "ordering": ["starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="calendar_year_period"
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="academicyear",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendar_academicyearevent" ("code", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid") VALUES (NEW."code", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."uuid"); RETURN NULL;',
                    hash="38a48ea9297fa80f288ac3e7db8c8d997819cf9d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_49912",
                    table="calendar_academicyear",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="academicyear",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "calendar_academicyearevent" ("code", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid") VALUES (NEW."code", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."uuid"); RETURN NULL;',
                    hash="1fd60090230fdae41572f47780a0d409894d3c5a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d3cb9",
                    table="calendar_academicyear",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="academicyear",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendar_academicyearevent" ("code", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "uuid") VALUES (OLD."code", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."uuid"); RETURN NULL;',
                    hash="067352c41859e1b139dd628898474218e27eeae7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_de25c",
                    table="calendar_academicyear",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="academicyearevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="academicyearevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="calendar.academicyear",
            ),
        ),
        migrations.AddConstraint(
            model_name="holiday",
            constraint=models.UniqueConstraint(fields=("day", "zone"), name="calendar_holiday_once"),
        ),
        migrations.AddField(
            model_name="term",
            name="year",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="calendar.academicyear"
            ),
        ),
        migrations.AddField(
            model_name="termevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="termevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="calendar.term",
            ),
        ),
        migrations.AddField(
            model_name="termevent",
            name="year",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="calendar.academicyear",
            ),
        ),
        migrations.AddField(
            model_name="termweek",
            name="term",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="weeks", to="calendar.term"
            ),
        ),
        migrations.AddField(
            model_name="termweekevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="termweekevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="calendar.termweek",
            ),
        ),
        migrations.AddField(
            model_name="termweekevent",
            name="term",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="calendar.term",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("weeks_count__gte", 1), ("weeks_count__lte", 60)), name="calendar_term_weeks"
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("days_count__gte", 1), ("days_count__lte", 7)), name="calendar_term_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_on__iso_week_day", 1)), name="calendar_term_monday"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendar_termevent" ("code", "days_count", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_minutes", "starts_on", "title_en", "title_fr", "uuid", "weeks_count", "year_id") VALUES (NEW."code", NEW."days_count", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slot_minutes", NEW."starts_on", NEW."title_en", NEW."title_fr", NEW."uuid", NEW."weeks_count", NEW."year_id"); RETURN NULL;',
                    hash="68f27eeb1264b4adf891120653945675f9603406",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1886c",
                    table="calendar_term",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "calendar_termevent" ("code", "days_count", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_minutes", "starts_on", "title_en", "title_fr", "uuid", "weeks_count", "year_id") VALUES (NEW."code", NEW."days_count", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slot_minutes", NEW."starts_on", NEW."title_en", NEW."title_fr", NEW."uuid", NEW."weeks_count", NEW."year_id"); RETURN NULL;',
                    hash="130408ebf18bdbad5ff919ac655a7b553810b631",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_72f31",
                    table="calendar_term",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendar_termevent" ("code", "days_count", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_minutes", "starts_on", "title_en", "title_fr", "uuid", "weeks_count", "year_id") VALUES (OLD."code", OLD."days_count", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slot_minutes", OLD."starts_on", OLD."title_en", OLD."title_fr", OLD."uuid", OLD."weeks_count", OLD."year_id"); RETURN NULL;',
                    hash="37187893777a9bfc1915978a54c0062a71a281f4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f709f",
                    table="calendar_term",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="termweek",
            constraint=models.UniqueConstraint(fields=("term", "number"), name="calendar_week_once"),
        ),
        migrations.AddConstraint(
            model_name="termweek",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_on__iso_week_day", 1)), name="calendar_week_monday"
            ),
        ),
        migrations.AddConstraint(
            model_name="termweek",
            constraint=models.CheckConstraint(
                condition=models.Q(("letter__in", ["", "A", "B"])), name="calendar_week_letter"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termweek",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendar_termweekevent" ("id", "kind", "letter", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "term_id") VALUES (NEW."id", NEW."kind", NEW."letter", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."term_id"); RETURN NULL;',
                    hash="37371ea35c5325ef801e8764ae5987bad43cf9ad",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_26282",
                    table="calendar_termweek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termweek",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "calendar_termweekevent" ("id", "kind", "letter", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "term_id") VALUES (NEW."id", NEW."kind", NEW."letter", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."term_id"); RETURN NULL;',
                    hash="77446862ecf423ee6ff1a159377503b5522abebf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a4385",
                    table="calendar_termweek",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="termweek",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendar_termweekevent" ("id", "kind", "letter", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "term_id") VALUES (OLD."id", OLD."kind", OLD."letter", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."term_id"); RETURN NULL;',
                    hash="56d3361cda2b49c09feb300f9100daa329821c83",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_471e8",
                    table="calendar_termweek",
                    when="AFTER",
                ),
            ),
        ),
    ]
