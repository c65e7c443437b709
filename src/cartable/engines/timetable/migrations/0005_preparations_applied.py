"""What teams asked and the timetable took over: each row made from it names its line."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from cartable.kernel import migrating


class Migration(migrating.Migration):
    dependencies = [
        ("calendar", "0002_history_append_only"),
        ("catalogue", "0004_unit_dashboard"),
        ("people", "0008_search_text"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0002_history_append_only"),
        ("timetable", "0004_biggest_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="AppliedLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveIntegerField()),
                (
                    "subject",
                    models.CharField(
                        choices=[
                            ("classes", "Classes"),
                            ("rooms", "Rooms"),
                            ("rule", "Rule"),
                            ("teacher", "Teacher"),
                            ("time", "Time"),
                            ("staff", "Staff"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said", models.JSONField(default=dict)),
                ("is_applied", models.BooleanField()),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("facts", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["application", "rank"],
            },
        ),
        migrations.CreateModel(
            name="AppliedPreparation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("applied_at", models.DateTimeField()),
                ("digest", models.CharField(max_length=64)),
                ("applied_count", models.PositiveIntegerField(default=0)),
                ("refused_count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["term", "preparation"],
            },
        ),
        migrations.CreateModel(
            name="AppliedPreparationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("applied_at", models.DateTimeField()),
                ("digest", models.CharField(max_length=64)),
                ("applied_count", models.PositiveIntegerField(default=0)),
                ("refused_count", models.PositiveIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AskedLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("days", models.BigIntegerField()),
                ("weeks", models.BigIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("length", models.PositiveIntegerField()),
                ("penalty", models.PositiveIntegerField(blank=True, null=True)),
                ("trims", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="AskedRoom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="classrequirement",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="classrequirement",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="classrequirement",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="distribution",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="distribution",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="distribution",
            name="delete_delete",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classrequirement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_classrequirementevent" ("course_class_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "times") VALUES (NEW."course_class_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."times"); RETURN NULL;',
                    hash="c0fb91f1efad2449a3df3118658be8172fe6a53b",
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
                    func='INSERT INTO "timetable_classrequirementevent" ("course_class_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "times") VALUES (NEW."course_class_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."times"); RETURN NULL;',
                    hash="2e49d5b706e3151706c3d15746d7a0f45c36a2b3",
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
                    func='INSERT INTO "timetable_classrequirementevent" ("course_class_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "times") VALUES (OLD."course_class_id", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."times"); RETURN NULL;',
                    hash="1f469154140510e492539dc4b2b5b79fe2dd36ee",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_95129",
                    table="timetable_classrequirement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="distribution",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_distributionevent" ("arguments", "id", "kind", "line_id", "penalty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "required", "term_id", "uuid") VALUES (NEW."arguments", NEW."id", NEW."kind", NEW."line_id", NEW."penalty", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."required", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="2573a004ed4bb513f663f86a17cea7eb6df68845",
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
                    func='INSERT INTO "timetable_distributionevent" ("arguments", "id", "kind", "line_id", "penalty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "required", "term_id", "uuid") VALUES (NEW."arguments", NEW."id", NEW."kind", NEW."line_id", NEW."penalty", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."required", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="d49dadceaa161520990bf6927dece7498b86775c",
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
                    func='INSERT INTO "timetable_distributionevent" ("arguments", "id", "kind", "line_id", "penalty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "required", "term_id", "uuid") VALUES (OLD."arguments", OLD."id", OLD."kind", OLD."line_id", OLD."penalty", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."required", OLD."term_id", OLD."uuid"); RETURN NULL;',
                    hash="cfbd962c8d5823a6f1308d72bd4e2e7f75cce5ad",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2c343",
                    table="timetable_distribution",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="classrequirement",
            name="line",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="requirements",
                to="timetable.appliedline",
            ),
        ),
        migrations.AddField(
            model_name="classrequirementevent",
            name="line",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="timetable.appliedline",
            ),
        ),
        migrations.AddField(
            model_name="distribution",
            name="line",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="distributions",
                to="timetable.appliedline",
            ),
        ),
        migrations.AddField(
            model_name="distributionevent",
            name="line",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="timetable.appliedline",
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparation",
            name="applied_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparation",
            name="preparation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="applied", to="catalogue.preparation"
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparation",
            name="term",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="applied_preparations", to="calendar.term"
            ),
        ),
        migrations.AddField(
            model_name="appliedline",
            name="application",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="timetable.appliedpreparation"
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparationevent",
            name="applied_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparationevent",
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
            model_name="appliedpreparationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="timetable.appliedpreparation",
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparationevent",
            name="preparation",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="catalogue.preparation",
            ),
        ),
        migrations.AddField(
            model_name="appliedpreparationevent",
            name="term",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="calendar.term",
            ),
        ),
        migrations.AddField(
            model_name="askedlimit",
            name="course_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked_limits", to="catalogue.courseclass"
            ),
        ),
        migrations.AddField(
            model_name="askedlimit",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="limits", to="timetable.appliedline"
            ),
        ),
        migrations.AddField(
            model_name="askedroom",
            name="course_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="asked_rooms", to="catalogue.courseclass"
            ),
        ),
        migrations.AddField(
            model_name="askedroom",
            name="line",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rooms", to="timetable.appliedline"
            ),
        ),
        migrations.AddField(
            model_name="askedroom",
            name="room",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.room"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appliedpreparation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_appliedpreparationevent" ("applied_at", "applied_by_id", "applied_count", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparation_id", "refused_count", "term_id", "uuid") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."applied_count", NEW."digest", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."preparation_id", NEW."refused_count", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="670be04dd45f932a12159f06f38be0ad61253410",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9fef7",
                    table="timetable_appliedpreparation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appliedpreparation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "timetable_appliedpreparationevent" ("applied_at", "applied_by_id", "applied_count", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparation_id", "refused_count", "term_id", "uuid") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."applied_count", NEW."digest", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."preparation_id", NEW."refused_count", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="31fae312f7dab792914c79946bfd439931c4c340",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b780f",
                    table="timetable_appliedpreparation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appliedpreparation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "timetable_appliedpreparationevent" ("applied_at", "applied_by_id", "applied_count", "digest", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparation_id", "refused_count", "term_id", "uuid") VALUES (OLD."applied_at", OLD."applied_by_id", OLD."applied_count", OLD."digest", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."preparation_id", OLD."refused_count", OLD."term_id", OLD."uuid"); RETURN NULL;',
                    hash="bfb65f4b8815beb729fe84f4ca684dd455e16a3e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6f977",
                    table="timetable_appliedpreparation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="appliedline",
            constraint=models.UniqueConstraint(fields=("application", "rank"), name="timetable_applied_line_rank"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appliedpreparationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bde20ad874fe414cbfdbc5e07b85870607e3ca3f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6ad96",
                    table="timetable_appliedpreparationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="askedroom",
            constraint=models.UniqueConstraint(fields=("course_class", "room"), name="timetable_asked_room_once"),
        ),
    ]
