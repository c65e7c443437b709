"""The first tables of this engine, with their history and the triggers that keep it."""

import uuid

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
        ("people", "0001_first_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Choice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("chosen_at", models.DateTimeField()),
                ("reference", models.CharField(blank=True, max_length=60)),
                (
                    "offering",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="catalogue.offering"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="choices", to="people.person"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="choices", to="calendar.term"
                    ),
                ),
            ],
            options={
                "ordering": ["person", "offering"],
            },
        ),
        migrations.CreateModel(
            name="ChoiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("chosen_at", models.DateTimeField()),
                ("reference", models.CharField(blank=True, max_length=60)),
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
                        to="registration.choice",
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
        migrations.AddIndex(
            model_name="choice",
            index=models.Index(fields=["term", "person"], name="registration_choice_who"),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(fields=("person", "offering"), name="registration_choice_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registration_choiceevent" ("chosen_at", "id", "offering_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "term_id", "uuid") VALUES (NEW."chosen_at", NEW."id", NEW."offering_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="e28b0f5fa94bd0752ac74f8eb1ebc5663562d8bd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ed599",
                    table="registration_choice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registration_choiceevent" ("chosen_at", "id", "offering_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "term_id", "uuid") VALUES (NEW."chosen_at", NEW."id", NEW."offering_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."term_id", NEW."uuid"); RETURN NULL;',
                    hash="504fd21bf1a7f97aaee64653a6b34b7b724090ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9259e",
                    table="registration_choice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="choice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registration_choiceevent" ("chosen_at", "id", "offering_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "term_id", "uuid") VALUES (OLD."chosen_at", OLD."id", OLD."offering_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."term_id", OLD."uuid"); RETURN NULL;',
                    hash="1b2e23117cce6be81caef510c7d046c4d90d7a7a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2a645",
                    table="registration_choice",
                    when="AFTER",
                ),
            ),
        ),
    ]
