"""Names sorted as people expect, É beside E, whatever the database sorts by itself."""

import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import cartable.kernel.search.fold
from cartable.kernel import migrating


class Migration(migrating.Migration):
    dependencies = [
        ("people", "0001_first_tables"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="person",
            options={"ordering": ["name_key", "id"]},
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="people_person_name",
        ),
        migrations.AddField(
            model_name="person",
            name="name_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=cartable.kernel.search.fold.Fold(
                    django.db.models.functions.text.Concat(
                        "family_name", models.Value("  "), "given_name", output_field=models.TextField()
                    )
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name_key", "id"], name="people_person_sorted"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."birth_on" IS DISTINCT FROM (NEW."birth_on") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_protected" IS DISTINCT FROM (NEW."is_protected") OR OLD."mail" IS DISTINCT FROM (NEW."mail") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "people_personevent" ("birth_on", "code", "family_name", "given_name", "id", "is_protected", "mail", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "uuid") VALUES (NEW."birth_on", NEW."code", NEW."family_name", NEW."given_name", NEW."id", NEW."is_protected", NEW."mail", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."uuid"); RETURN NULL;',
                    hash="061fb4e05388e99b4c731b83689cf076acaed075",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de829",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
    ]
