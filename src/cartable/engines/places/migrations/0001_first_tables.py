"""The first tables of this engine, with their history and the triggers that keep it."""

import uuid

import django.contrib.postgres.fields
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

    dependencies = [("kernel_search", "0001_text_search"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.CreateModel(
            name="Building",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=120)),
            ],
            options={"ordering": ["code"]},
        ),
        migrations.CreateModel(
            name="Campus",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title", models.CharField(max_length=120)),
                ("town", models.CharField(blank=True, max_length=120)),
            ],
            options={"ordering": ["code"]},
        ),
        migrations.CreateModel(
            name="CampusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=120)),
                ("town", models.CharField(blank=True, max_length=120)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Room",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lecture", "Lecture"),
                            ("classroom", "Classroom"),
                            ("computer", "Computer"),
                            ("laboratory", "Laboratory"),
                            ("workshop", "Workshop"),
                        ],
                        default="classroom",
                        max_length=20,
                    ),
                ),
                ("capacity", models.PositiveIntegerField()),
                (
                    "features",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={"ordering": ["code"]},
        ),
        migrations.CreateModel(
            name="RoomEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("title", models.CharField(blank=True, max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lecture", "Lecture"),
                            ("classroom", "Classroom"),
                            ("computer", "Computer"),
                            ("laboratory", "Laboratory"),
                            ("workshop", "Workshop"),
                        ],
                        default="classroom",
                        max_length=20,
                    ),
                ),
                ("capacity", models.PositiveIntegerField()),
                (
                    "features",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RoomTravel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("minutes", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="BuildingTravel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "destination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.building"
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.building"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BuildingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=40)),
                ("title", models.CharField(max_length=120)),
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
                        to="places.building",
                    ),
                ),
                (
                    "campus",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.campus",
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.AddField(
            model_name="building",
            name="campus",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="buildings", to="places.campus"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campus",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_campusevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "town", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."town", NEW."uuid"); RETURN NULL;',
                    hash="05f1532fed1119d6803b27c37f52ddfac7b420e6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0a08f",
                    table="places_campus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_campusevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "town", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."town", NEW."uuid"); RETURN NULL;',
                    hash="11294204630cb5c128df689358f97009ac856cd6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7b096",
                    table="places_campus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="campus",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_campusevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "town", "uuid") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."town", OLD."uuid"); RETURN NULL;',
                    hash="82123f312cdde3262091e817515b35c36a85a4ca",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9b7df",
                    table="places_campus",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="campusevent",
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
            model_name="campusevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="places.campus",
            ),
        ),
        migrations.AddField(
            model_name="room",
            name="building",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rooms", to="places.building"
            ),
        ),
        migrations.AddField(
            model_name="roomevent",
            name="building",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="places.building",
            ),
        ),
        migrations.AddField(
            model_name="roomevent",
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
            model_name="roomevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="places.room",
            ),
        ),
        migrations.AddField(
            model_name="roomtravel",
            name="destination",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.room"),
        ),
        migrations.AddField(
            model_name="roomtravel",
            name="origin",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.room"),
        ),
        migrations.AddConstraint(
            model_name="buildingtravel",
            constraint=models.UniqueConstraint(fields=("origin", "destination"), name="places_building_travel_once"),
        ),
        migrations.AddConstraint(
            model_name="buildingtravel",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin_id__lt", models.F("destination_id"))), name="places_building_travel_order"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_buildingevent" ("campus_id", "code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "uuid") VALUES (NEW."campus_id", NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="6600186809f25e6c2b0d8df9d92cef0e5e0c26d4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bdf0a",
                    table="places_building",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_buildingevent" ("campus_id", "code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "uuid") VALUES (NEW."campus_id", NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="e283d03e5561350fea3b6822576aa0f3a71a9d04",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0bfe7",
                    table="places_building",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_buildingevent" ("campus_id", "code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "uuid") VALUES (OLD."campus_id", OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."uuid"); RETURN NULL;',
                    hash="f2978308a85dd9a9d51d13269238d5fb34a3ac1e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f08a5",
                    table="places_building",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="room",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    cartable.kernel.search.fold.Fold(
                        django.db.models.functions.text.Concat(
                            "code", models.Value(" "), "title", output_field=models.TextField()
                        )
                    ),
                    name="gin_trgm_ops",
                ),
                name="places_room_text",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_roomevent" ("building_id", "capacity", "code", "features", "id", "is_open", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "uuid") VALUES (NEW."building_id", NEW."capacity", NEW."code", NEW."features", NEW."id", NEW."is_open", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="7264ccf74bd8104959095767cebc693191281e65",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e7d7",
                    table="places_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_roomevent" ("building_id", "capacity", "code", "features", "id", "is_open", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "uuid") VALUES (NEW."building_id", NEW."capacity", NEW."code", NEW."features", NEW."id", NEW."is_open", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="ea8e7e49786ea830952b0558b2a17e90b7355434",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6217",
                    table="places_room",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="room",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_roomevent" ("building_id", "capacity", "code", "features", "id", "is_open", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "uuid") VALUES (OLD."building_id", OLD."capacity", OLD."code", OLD."features", OLD."id", OLD."is_open", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."uuid"); RETURN NULL;',
                    hash="13d24c2296d993c65a0579f98936a3918e2a32af",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0dc05",
                    table="places_room",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="roomtravel",
            constraint=models.UniqueConstraint(fields=("origin", "destination"), name="places_room_travel_once"),
        ),
        migrations.AddConstraint(
            model_name="roomtravel",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin_id__lt", models.F("destination_id"))), name="places_room_travel_order"
            ),
        ),
    ]
