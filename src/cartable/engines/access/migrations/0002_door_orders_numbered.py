"""Doors in a group keep a history; orders to controllers are numbered, and sendings that fail are counted."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from cartable.kernel import migrating


class Migration(migrating.Migration):
    dependencies = [
        ("access", "0001_first_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.AddField(
            model_name="doorcontroller",
            name="failures",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="doorcontroller",
            name="next_try_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="doororder",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="doororder",
            name="takes_away",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="GroupDoor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="access.door"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="access.doorgroup"
                    ),
                ),
            ],
            options={
                "ordering": ["group", "door"],
            },
        ),
        # A many-to-many can't be given a table of its own in place: the plain one goes, empty as it is.
        migrations.RemoveField(model_name="doorgroup", name="doors"),
        migrations.AddField(
            model_name="doorgroup",
            name="doors",
            field=models.ManyToManyField(
                blank=True, related_name="groups", through="access.GroupDoor", to="access.door"
            ),
        ),
        migrations.CreateModel(
            name="GroupDoorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "door",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.door",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="access.doorgroup",
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
                        to="access.groupdoor",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="groupdoor",
            constraint=models.UniqueConstraint(fields=("group", "door"), name="access_group_door_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupdoor",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_groupdoorevent" ("door_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."door_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="12df21a66e04e28fa92096f0aafb61abb05a11cc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f3676",
                    table="access_groupdoor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupdoor",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_groupdoorevent" ("door_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."door_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="c84119dabf004b135b2658eb6bd692c59165b7e9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_77ece",
                    table="access_groupdoor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupdoor",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_groupdoorevent" ("door_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."door_id", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="4c8e177815af73628a1199c43d7ff9e28779ab44",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ea400",
                    table="access_groupdoor",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="groupdoorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e8fae84e3d11af188212e535d34caa73b84324e9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_f7038",
                    table="access_groupdoorevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
