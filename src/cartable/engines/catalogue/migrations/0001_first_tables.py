"""The first tables of this engine, with their history and the triggers that keep it."""

import uuid

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import cartable.kernel.search.fold
from cartable.kernel import migrating


class Migration(migrating.Migration):
    initial = True

    dependencies = [
        ("calendar", "0001_first_tables"),
        ("people", "0001_first_tables"),
        ("kernel_search", "0001_text_search"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Configuration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                ("reference", models.CharField(blank=True, max_length=60)),
            ],
            options={
                "ordering": ["offering", "rank"],
            },
        ),
        migrations.CreateModel(
            name="ClassTeacher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="classes_taught", to="people.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CourseClass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("seats", models.PositiveIntegerField(blank=True, null=True)),
                ("needs_room", models.BooleanField(default=True)),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="catalogue.courseclass",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="classes", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["offering__unit__code", "subpart", "number"],
            },
        ),
        migrations.CreateModel(
            name="ClassTeacherEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                        to="catalogue.classteacher",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="classteacher",
            name="course_class",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="teachers", to="catalogue.courseclass"
            ),
        ),
        migrations.CreateModel(
            name="CourseUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("cs", "Science"),
                            ("tm", "Methods"),
                            ("ec", "Expression"),
                            ("me", "Management"),
                            ("ht", "Humanities"),
                            ("st", "Internship"),
                        ],
                        default="cs",
                        max_length=2,
                    ),
                ),
                ("credits", models.PositiveSmallIntegerField(default=6)),
                ("lecture_minutes", models.PositiveIntegerField(default=0)),
                ("tutorial_minutes", models.PositiveIntegerField(default=0)),
                ("lab_minutes", models.PositiveIntegerField(default=0)),
                ("summary_fr", models.TextField(blank=True)),
                ("summary_en", models.TextField(blank=True)),
                (
                    "in_charge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units_in_charge",
                        to="people.person",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="course_units",
                        to="people.structure",
                    ),
                ),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="CourseUnitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("cs", "Science"),
                            ("tm", "Methods"),
                            ("ec", "Expression"),
                            ("me", "Management"),
                            ("ht", "Humanities"),
                            ("st", "Internship"),
                        ],
                        default="cs",
                        max_length=2,
                    ),
                ),
                ("credits", models.PositiveSmallIntegerField(default=6)),
                ("lecture_minutes", models.PositiveIntegerField(default=0)),
                ("tutorial_minutes", models.PositiveIntegerField(default=0)),
                ("lab_minutes", models.PositiveIntegerField(default=0)),
                ("summary_fr", models.TextField(blank=True)),
                ("summary_en", models.TextField(blank=True)),
                (
                    "in_charge",
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
                        to="catalogue.courseunit",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="people.structure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Offering",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="offerings", to="calendar.term"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offerings", to="catalogue.courseunit"
                    ),
                ),
            ],
            options={
                "ordering": ["unit__code"],
            },
        ),
        migrations.AddField(
            model_name="courseclass",
            name="offering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="classes", to="catalogue.offering"
            ),
        ),
        migrations.CreateModel(
            name="ConfigurationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("rank", models.PositiveSmallIntegerField()),
                ("reference", models.CharField(blank=True, max_length=60)),
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
                        to="catalogue.configuration",
                    ),
                ),
                (
                    "offering",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalogue.offering",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="configuration",
            name="offering",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="configurations", to="catalogue.offering"
            ),
        ),
        migrations.CreateModel(
            name="OfferingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("reference", models.CharField(blank=True, max_length=60)),
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
                        to="catalogue.offering",
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
                    "unit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalogue.courseunit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Subpart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("cm", "Lecture"), ("td", "Tutorial"), ("tp", "Lab")], max_length=2),
                ),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "configuration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subparts",
                        to="catalogue.configuration",
                    ),
                ),
            ],
            options={
                "ordering": ["configuration", "rank"],
            },
        ),
        migrations.CreateModel(
            name="CourseClassEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("seats", models.PositiveIntegerField(blank=True, null=True)),
                ("needs_room", models.BooleanField(default=True)),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
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
                        to="catalogue.courseclass",
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
                    "offering",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalogue.offering",
                    ),
                ),
                (
                    "subpart",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalogue.subpart",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="courseclass",
            name="subpart",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="classes", to="catalogue.subpart"
            ),
        ),
        migrations.CreateModel(
            name="SubpartEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("cm", "Lecture"), ("td", "Tutorial"), ("tp", "Lab")], max_length=2),
                ),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "configuration",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalogue.configuration",
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
                        to="catalogue.subpart",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="classteacher",
            constraint=models.UniqueConstraint(fields=("course_class", "person"), name="catalogue_teacher_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classteacher",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_classteacherevent" ("course_class_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."course_class_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="ec943bced58179cfa48b4e3a7eaf49aee2cb2bd6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9b894",
                    table="catalogue_classteacher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classteacher",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalogue_classteacherevent" ("course_class_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."course_class_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="00416d2aa8a5b6bedcf26ec949da8bc85d7ed829",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_88dfb",
                    table="catalogue_classteacher",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classteacher",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_classteacherevent" ("course_class_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."course_class_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="6e789b4f36159d72efa0d0d040a8c316865db1a0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_36ac0",
                    table="catalogue_classteacher",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="courseunit",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    cartable.kernel.search.fold.Fold(
                        django.db.models.functions.text.Concat(
                            "code",
                            models.Value(" "),
                            "title_fr",
                            models.Value(" "),
                            "title_en",
                            output_field=models.TextField(),
                        )
                    ),
                    name="gin_trgm_ops",
                ),
                name="catalogue_unit_text",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courseunit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_courseunitevent" ("category", "code", "credits", "id", "in_charge_id", "lab_minutes", "lecture_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "summary_en", "summary_fr", "title_en", "title_fr", "tutorial_minutes", "uuid") VALUES (NEW."category", NEW."code", NEW."credits", NEW."id", NEW."in_charge_id", NEW."lab_minutes", NEW."lecture_minutes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."structure_id", NEW."summary_en", NEW."summary_fr", NEW."title_en", NEW."title_fr", NEW."tutorial_minutes", NEW."uuid"); RETURN NULL;',
                    hash="7491ff3effd4555ff566d2523555ddfcd11e4e85",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b7d24",
                    table="catalogue_courseunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courseunit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalogue_courseunitevent" ("category", "code", "credits", "id", "in_charge_id", "lab_minutes", "lecture_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "summary_en", "summary_fr", "title_en", "title_fr", "tutorial_minutes", "uuid") VALUES (NEW."category", NEW."code", NEW."credits", NEW."id", NEW."in_charge_id", NEW."lab_minutes", NEW."lecture_minutes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."structure_id", NEW."summary_en", NEW."summary_fr", NEW."title_en", NEW."title_fr", NEW."tutorial_minutes", NEW."uuid"); RETURN NULL;',
                    hash="9b9d105663c8451903fdf1a3bef9e1efd486407f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f5e65",
                    table="catalogue_courseunit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courseunit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_courseunitevent" ("category", "code", "credits", "id", "in_charge_id", "lab_minutes", "lecture_minutes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "summary_en", "summary_fr", "title_en", "title_fr", "tutorial_minutes", "uuid") VALUES (OLD."category", OLD."code", OLD."credits", OLD."id", OLD."in_charge_id", OLD."lab_minutes", OLD."lecture_minutes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."structure_id", OLD."summary_en", OLD."summary_fr", OLD."title_en", OLD."title_fr", OLD."tutorial_minutes", OLD."uuid"); RETURN NULL;',
                    hash="b92abaf061d2db50f03cc558f71e06bbaa3e046a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_adc42",
                    table="catalogue_courseunit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.UniqueConstraint(fields=("term", "unit"), name="catalogue_offering_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_offeringevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "term_id", "unit_id", "uuid") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."term_id", NEW."unit_id", NEW."uuid"); RETURN NULL;',
                    hash="0f72770bdc5ade977c6ab8cba69924afd42eb3e6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ee91e",
                    table="catalogue_offering",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalogue_offeringevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "term_id", "unit_id", "uuid") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."term_id", NEW."unit_id", NEW."uuid"); RETURN NULL;',
                    hash="b6f3b2e571ff943128729a2eaddfc29a307bbdd6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a533",
                    table="catalogue_offering",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="offering",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_offeringevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "term_id", "unit_id", "uuid") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."term_id", OLD."unit_id", OLD."uuid"); RETURN NULL;',
                    hash="8b04821dcf1c84b9366f49006c74f47512a8925a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5c2f9",
                    table="catalogue_offering",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="configuration",
            constraint=models.UniqueConstraint(fields=("offering", "rank"), name="catalogue_configuration_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="configuration",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_configurationevent" ("id", "offering_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reference") VALUES (NEW."id", NEW."offering_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."reference"); RETURN NULL;',
                    hash="fbb263db9f556303513ef6e998e84ec82d8b5cf5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61169",
                    table="catalogue_configuration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="configuration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalogue_configurationevent" ("id", "offering_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reference") VALUES (NEW."id", NEW."offering_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."reference"); RETURN NULL;',
                    hash="81690e3b8bd23e273ccff1ac52c69d1e1c1335df",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_22eb7",
                    table="catalogue_configuration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="configuration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_configurationevent" ("id", "offering_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reference") VALUES (OLD."id", OLD."offering_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."reference"); RETURN NULL;',
                    hash="def8686ad41a326e70c9efde821482c9794cdaa0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ab09c",
                    table="catalogue_configuration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="subpart",
            constraint=models.UniqueConstraint(fields=("configuration", "rank"), name="catalogue_subpart_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpart",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_subpartevent" ("configuration_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reference") VALUES (NEW."configuration_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."reference"); RETURN NULL;',
                    hash="c5d305a15499a3e3e9dc266c9501c3c2d1d61942",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e5aac",
                    table="catalogue_subpart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpart",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalogue_subpartevent" ("configuration_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reference") VALUES (NEW."configuration_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."reference"); RETURN NULL;',
                    hash="e91f88a1ee5f70d55256fdcd4b79f1777f1ad822",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f236d",
                    table="catalogue_subpart",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpart",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_subpartevent" ("configuration_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "reference") VALUES (OLD."configuration_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."reference"); RETURN NULL;',
                    hash="e09fd6b9f6a30a3b7094dfd4417ca700b05ea3a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7bf59",
                    table="catalogue_subpart",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="courseclass",
            constraint=models.UniqueConstraint(fields=("subpart", "number"), name="catalogue_class_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courseclass",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_courseclassevent" ("id", "needs_room", "number", "offering_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "seats", "subpart_id", "term_id", "uuid") VALUES (NEW."id", NEW."needs_room", NEW."number", NEW."offering_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."seats", NEW."subpart_id", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="1902febb41a4dd7d1de43f43d9db470b303d0e27",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e33a1",
                    table="catalogue_courseclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courseclass",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalogue_courseclassevent" ("id", "needs_room", "number", "offering_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "seats", "subpart_id", "term_id", "uuid") VALUES (NEW."id", NEW."needs_room", NEW."number", NEW."offering_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."seats", NEW."subpart_id", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="cbed6a041b894c0390f3d1675bf011f5db1c07ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5b365",
                    table="catalogue_courseclass",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="courseclass",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalogue_courseclassevent" ("id", "needs_room", "number", "offering_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "seats", "subpart_id", "term_id", "uuid") VALUES (OLD."id", OLD."needs_room", OLD."number", OLD."offering_id", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."seats", OLD."subpart_id", OLD."term_id", OLD."uuid"); RETURN NULL;',
                    hash="3c0e4120b65d4fc16edb80fc46e5e98f2530bdaf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_06a98",
                    table="catalogue_courseclass",
                    when="AFTER",
                ),
            ),
        ),
    ]
