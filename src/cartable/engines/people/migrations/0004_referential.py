"""The referential in full: names of use, identifiers, contracts, consents, sources, matching, merges, rules."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import cartable.kernel.search.fold
from cartable.kernel import migrating


class Migration(migrating.Migration):
    dependencies = [
        ("kernel_files", "0002_history_append_only"),
        ("people", "0003_history_append_only"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(choices=[("photo", "Photo"), ("phone", "Phone"), ("news", "News")], max_length=20),
                ),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["kind", "-given_at"],
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(choices=[("photo", "Photo"), ("phone", "Phone"), ("news", "News")], max_length=20),
                ),
                ("given_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contract",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("number", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("permanent", "Permanent"),
                            ("fixed_term", "Fixed Term"),
                            ("doctoral", "Doctoral"),
                            ("hourly", "Hourly"),
                            ("apprentice", "Apprentice"),
                            ("secondment", "Secondment"),
                            ("hosting", "Hosting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("grade", models.CharField(blank=True, default="", max_length=120)),
                ("working_percent", models.PositiveSmallIntegerField(default=100)),
                ("source", models.CharField(blank=True, default="", max_length=60)),
            ],
            options={
                "ordering": ["-valid_from", "number"],
            },
        ),
        migrations.CreateModel(
            name="ContractEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("number", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("permanent", "Permanent"),
                            ("fixed_term", "Fixed Term"),
                            ("doctoral", "Doctoral"),
                            ("hourly", "Hourly"),
                            ("apprentice", "Apprentice"),
                            ("secondment", "Secondment"),
                            ("hosting", "Hosting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("grade", models.CharField(blank=True, default="", max_length=120)),
                ("working_percent", models.PositiveSmallIntegerField(default=100)),
                ("source", models.CharField(blank=True, default="", max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ine", "Ine"),
                            ("hr", "Hr"),
                            ("orcid", "Orcid"),
                            ("idhal", "Idhal"),
                            ("card", "Card"),
                            ("eppn", "Federated"),
                            ("source", "Source"),
                        ],
                        max_length=20,
                    ),
                ),
                ("scope", models.CharField(blank=True, default="", max_length=60)),
                ("value", models.CharField(max_length=120)),
                ("noted_on", models.DateField()),
            ],
            options={
                "ordering": ["kind", "scope", "value"],
            },
        ),
        migrations.CreateModel(
            name="IdentifierEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ine", "Ine"),
                            ("hr", "Hr"),
                            ("orcid", "Orcid"),
                            ("idhal", "Idhal"),
                            ("card", "Card"),
                            ("eppn", "Federated"),
                            ("source", "Source"),
                        ],
                        max_length=20,
                    ),
                ),
                ("scope", models.CharField(blank=True, default="", max_length=60)),
                ("value", models.CharField(max_length=120)),
                ("noted_on", models.DateField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MatchCandidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("probability", models.FloatField()),
                ("reasons", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["-probability", "id"],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("moved", models.JSONField(default=dict)),
                ("left", models.JSONField(default=dict)),
                ("values", models.JSONField(default=dict)),
                ("reason", models.CharField(max_length=300)),
                ("merged_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undo_reason", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "ordering": ["-merged_at"],
            },
        ),
        migrations.CreateModel(
            name="MergeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("moved", models.JSONField(default=dict)),
                ("left", models.JSONField(default=dict)),
                ("values", models.JSONField(default=dict)),
                ("reason", models.CharField(max_length=300)),
                ("merged_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undo_reason", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=40, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("enrolment", "Enrolment"),
                            ("hr", "Hr"),
                            ("hosted", "Hosted"),
                            ("file", "File"),
                            ("scim", "Scim"),
                            ("ldap", "Ldap"),
                        ],
                        max_length=20,
                    ),
                ),
                ("trust", models.PositiveSmallIntegerField(default=50)),
                ("is_complete", models.BooleanField(default=False)),
                ("hold_percent", models.PositiveSmallIntegerField(default=10)),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="SourceEvent",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("enrolment", "Enrolment"),
                            ("hr", "Hr"),
                            ("hosted", "Hosted"),
                            ("file", "File"),
                            ("scim", "Scim"),
                            ("ldap", "Ldap"),
                        ],
                        max_length=20,
                    ),
                ),
                ("trust", models.PositiveSmallIntegerField(default=50)),
                ("is_complete", models.BooleanField(default=False)),
                ("hold_percent", models.PositiveSmallIntegerField(default=10)),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=120)),
                ("payload", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("same", "Same"),
                            ("new", "New"),
                            ("to_decide", "To Decide"),
                            ("set_aside", "Set Aside"),
                        ],
                        max_length=20,
                    ),
                ),
                ("probability", models.FloatField(blank=True, null=True)),
                ("arrived_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision_reason", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "ordering": ["arrived_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="SourceRecordEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("key", models.CharField(max_length=120)),
                ("payload", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("same", "Same"),
                            ("new", "New"),
                            ("to_decide", "To Decide"),
                            ("set_aside", "Set Aside"),
                        ],
                        max_length=20,
                    ),
                ),
                ("probability", models.FloatField(blank=True, null=True)),
                ("arrived_at", models.DateTimeField()),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision_reason", models.CharField(blank=True, default="", max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SourceRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Reading"),
                            ("held", "Held"),
                            ("applied", "Applied"),
                            ("refused", "Refused"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("counts", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("held_reason", models.TextField(blank=True, default="")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-started_at"],
            },
        ),
        migrations.CreateModel(
            name="SourceRunEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Reading"),
                            ("held", "Held"),
                            ("applied", "Applied"),
                            ("refused", "Refused"),
                        ],
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("counts", models.JSONField(default=dict)),
                ("faults", models.JSONField(default=list)),
                ("held_reason", models.TextField(blank=True, default="")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="affiliation",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="affiliation",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="affiliation",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="group",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="group",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="group",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="person",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="structure",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="structure",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="structure",
            name="delete_delete",
        ),
        migrations.RemoveIndex(
            model_name="person",
            name="people_person_text",
        ),
        migrations.AddField(
            model_name="group",
            name="refreshed_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="group",
            name="rule",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="groupevent",
            name="rule",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.AddField(
            model_name="person",
            name="birth_country",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.AddField(
            model_name="person",
            name="birth_place",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="person",
            name="match_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.TextField(), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absorbed",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="nationality",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.AddField(
            model_name="person",
            name="personal_mail",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
        migrations.AddField(
            model_name="person",
            name="phone",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="person",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="kernel_files.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="usage_family_name",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="person",
            name="usage_given_name",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="personevent",
            name="birth_country",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.AddField(
            model_name="personevent",
            name="birth_place",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="personevent",
            name="merged_into",
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
            model_name="personevent",
            name="nationality",
            field=models.CharField(blank=True, default="", max_length=2),
        ),
        migrations.AddField(
            model_name="personevent",
            name="personal_mail",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
        migrations.AddField(
            model_name="personevent",
            name="phone",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="personevent",
            name="photo",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kernel_files.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="personevent",
            name="usage_family_name",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="personevent",
            name="usage_given_name",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.AddField(
            model_name="structure",
            name="mail",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
        migrations.AddField(
            model_name="structure",
            name="phone",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="structure",
            name="uai",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
        migrations.AddField(
            model_name="structureevent",
            name="mail",
            field=models.EmailField(blank=True, default="", max_length=254),
        ),
        migrations.AddField(
            model_name="structureevent",
            name="phone",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="structureevent",
            name="uai",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
        migrations.AlterField(
            model_name="affiliation",
            name="kind",
            field=models.CharField(
                choices=[
                    ("student", "Student"),
                    ("faculty", "Faculty"),
                    ("staff", "Staff"),
                    ("temporary", "Temporary"),
                    ("affiliate", "Hosted"),
                    ("applicant", "Applicant"),
                    ("alumnus", "Alumnus"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="affiliationevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("student", "Student"),
                    ("faculty", "Faculty"),
                    ("staff", "Staff"),
                    ("temporary", "Temporary"),
                    ("affiliate", "Hosted"),
                    ("applicant", "Applicant"),
                    ("alumnus", "Alumnus"),
                ],
                max_length=20,
            ),
        ),
        # PostgreSQL can't change the expression of a computed column: it is computed anew.
        migrations.RemoveIndex(
            model_name="person",
            name="people_person_sorted",
        ),
        migrations.RemoveField(
            model_name="person",
            name="name_key",
        ),
        migrations.AddField(
            model_name="person",
            name="name_key",
            field=models.GeneratedField(
                db_persist=True,
                expression=cartable.kernel.search.fold.Fold(
                    django.db.models.functions.text.Concat(
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.functions.comparison.NullIf("usage_family_name", models.Value("")),
                            "family_name",
                        ),
                        models.Value("  "),
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.functions.comparison.NullIf("usage_given_name", models.Value("")),
                            "given_name",
                        ),
                        output_field=models.TextField(),
                    )
                ),
                output_field=models.TextField(),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["name_key", "id"], name="people_person_sorted"),
        ),
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(
                choices=[
                    ("administrator", "Administrator"),
                    ("registrar", "Registrar"),
                    ("timetabler", "Timetabler"),
                    ("room_manager", "Room Manager"),
                    ("service_manager", "Service Manager"),
                    ("security_officer", "Security Officer"),
                    ("data_protection_officer", "Data Protection Officer"),
                    ("director", "Director"),
                    ("deputy_director", "Deputy Director"),
                    ("manager", "Manager"),
                    ("secretary", "Secretary"),
                    ("programme_head", "Programme Head"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="roleassignmentevent",
            name="role",
            field=models.CharField(
                choices=[
                    ("administrator", "Administrator"),
                    ("registrar", "Registrar"),
                    ("timetabler", "Timetabler"),
                    ("room_manager", "Room Manager"),
                    ("service_manager", "Service Manager"),
                    ("security_officer", "Security Officer"),
                    ("data_protection_officer", "Data Protection Officer"),
                    ("director", "Director"),
                    ("deputy_director", "Deputy Director"),
                    ("manager", "Manager"),
                    ("secretary", "Secretary"),
                    ("programme_head", "Programme Head"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="structure",
            name="kind",
            field=models.CharField(
                choices=[
                    ("institution", "Institution"),
                    ("school", "School"),
                    ("department", "Department"),
                    ("laboratory", "Laboratory"),
                    ("team", "Team"),
                    ("service", "Service"),
                    ("programme", "Programme"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="structureevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("institution", "Institution"),
                    ("school", "School"),
                    ("department", "Department"),
                    ("laboratory", "Laboratory"),
                    ("team", "Team"),
                    ("service", "Service"),
                    ("programme", "Programme"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    cartable.kernel.search.fold.Fold(
                        django.db.models.functions.text.Concat(
                            "family_name",
                            models.Value(" "),
                            "given_name",
                            models.Value(" "),
                            "usage_family_name",
                            models.Value(" "),
                            "usage_given_name",
                            models.Value(" "),
                            "code",
                            models.Value(" "),
                            "mail",
                            models.Value(" "),
                            output_field=models.TextField(),
                        )
                    ),
                    name="gin_trgm_ops",
                ),
                name="people_person_text",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(fields=["match_keys"], name="people_person_match_keys"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="affiliation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_affiliationevent" ("contract_id", "id", "kind", "level", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "structure_id", "uuid", "valid_from", "valid_until") VALUES (NEW."contract_id", NEW."id", NEW."kind", NEW."level", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."structure_id", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="0a663e318fd3eec540d50d608792a7acfc3c5535",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c56b9",
                    table="people_affiliation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="affiliation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_affiliationevent" ("contract_id", "id", "kind", "level", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "structure_id", "uuid", "valid_from", "valid_until") VALUES (NEW."contract_id", NEW."id", NEW."kind", NEW."level", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."structure_id", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="176ec70fe2919a63ccd588359f72433404242d57",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_61e51",
                    table="people_affiliation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="affiliation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_affiliationevent" ("contract_id", "id", "kind", "level", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "structure_id", "uuid", "valid_from", "valid_until") VALUES (OLD."contract_id", OLD."id", OLD."kind", OLD."level", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."structure_id", OLD."uuid", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                    hash="2a3ccb9b2c4cbb84caaed73739e60b8813bababc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_011e1",
                    table="people_affiliation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_groupevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "structure_id", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rule", NEW."structure_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="193c2bd7f496a27abfb52b1e1cb1fa44ce2adc9b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3b34e",
                    table="people_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."rule" IS DISTINCT FROM (NEW."rule") OR OLD."structure_id" IS DISTINCT FROM (NEW."structure_id") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fr" IS DISTINCT FROM (NEW."title_fr") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "people_groupevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "structure_id", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rule", NEW."structure_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="46267709ce76dfa55574baa5211a6193985bdfc2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f676e",
                    table="people_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_groupevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rule", "structure_id", "title_en", "title_fr", "uuid") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rule", OLD."structure_id", OLD."title_en", OLD."title_fr", OLD."uuid"); RETURN NULL;',
                    hash="97fcbfbbeef212c0f4dde7d934242113cd8966ec",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b1561",
                    table="people_group",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personevent" ("birth_country", "birth_on", "birth_place", "code", "family_name", "given_name", "id", "is_protected", "mail", "merged_into_id", "nationality", "origin", "personal_mail", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "photo_id", "usage_family_name", "usage_given_name", "uuid") VALUES (NEW."birth_country", NEW."birth_on", NEW."birth_place", NEW."code", NEW."family_name", NEW."given_name", NEW."id", NEW."is_protected", NEW."mail", NEW."merged_into_id", NEW."nationality", NEW."origin", NEW."personal_mail", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."photo_id", NEW."usage_family_name", NEW."usage_given_name", NEW."uuid"); RETURN NULL;',
                    hash="96cd766f0605a97d6fd893981e2b47ed9ddc6b0a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_65688",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."birth_country" IS DISTINCT FROM (NEW."birth_country") OR OLD."birth_on" IS DISTINCT FROM (NEW."birth_on") OR OLD."birth_place" IS DISTINCT FROM (NEW."birth_place") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."family_name" IS DISTINCT FROM (NEW."family_name") OR OLD."given_name" IS DISTINCT FROM (NEW."given_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_protected" IS DISTINCT FROM (NEW."is_protected") OR OLD."mail" IS DISTINCT FROM (NEW."mail") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."nationality" IS DISTINCT FROM (NEW."nationality") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."personal_mail" IS DISTINCT FROM (NEW."personal_mail") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."photo_id" IS DISTINCT FROM (NEW."photo_id") OR OLD."usage_family_name" IS DISTINCT FROM (NEW."usage_family_name") OR OLD."usage_given_name" IS DISTINCT FROM (NEW."usage_given_name") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "people_personevent" ("birth_country", "birth_on", "birth_place", "code", "family_name", "given_name", "id", "is_protected", "mail", "merged_into_id", "nationality", "origin", "personal_mail", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "photo_id", "usage_family_name", "usage_given_name", "uuid") VALUES (NEW."birth_country", NEW."birth_on", NEW."birth_place", NEW."code", NEW."family_name", NEW."given_name", NEW."id", NEW."is_protected", NEW."mail", NEW."merged_into_id", NEW."nationality", NEW."origin", NEW."personal_mail", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."photo_id", NEW."usage_family_name", NEW."usage_given_name", NEW."uuid"); RETURN NULL;',
                    hash="64e3bbde121cd509e0abee1552df8b193b34ffcf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_de829",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_personevent" ("birth_country", "birth_on", "birth_place", "code", "family_name", "given_name", "id", "is_protected", "mail", "merged_into_id", "nationality", "origin", "personal_mail", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "photo_id", "usage_family_name", "usage_given_name", "uuid") VALUES (OLD."birth_country", OLD."birth_on", OLD."birth_place", OLD."code", OLD."family_name", OLD."given_name", OLD."id", OLD."is_protected", OLD."mail", OLD."merged_into_id", OLD."nationality", OLD."origin", OLD."personal_mail", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."photo_id", OLD."usage_family_name", OLD."usage_given_name", OLD."uuid"); RETURN NULL;',
                    hash="24e10b5c796b7aa494befa04f13d07f7fc704b72",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2ca2d",
                    table="people_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="structure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_structureevent" ("code", "id", "kind", "mail", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "title_en", "title_fr", "uai", "uuid", "valid_from", "valid_until") VALUES (NEW."code", NEW."id", NEW."kind", NEW."mail", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."title_en", NEW."title_fr", NEW."uai", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="8c1a6186196a6258fe296b8ae471f66eb2ac62d4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e85b1",
                    table="people_structure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="structure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_structureevent" ("code", "id", "kind", "mail", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "title_en", "title_fr", "uai", "uuid", "valid_from", "valid_until") VALUES (NEW."code", NEW."id", NEW."kind", NEW."mail", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."title_en", NEW."title_fr", NEW."uai", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="387c8ec0bbd804ede1c947013d6b3da65cea914b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0962f",
                    table="people_structure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="structure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_structureevent" ("code", "id", "kind", "mail", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "title_en", "title_fr", "uai", "uuid", "valid_from", "valid_until") VALUES (OLD."code", OLD."id", OLD."kind", OLD."mail", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."title_en", OLD."title_fr", OLD."uai", OLD."uuid", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                    hash="e3ac7c26c07b9e37bbbc7954e1f7cb4dfdcadd4f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ccf28",
                    table="people_structure",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="consentevent",
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
            model_name="consentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.consent",
            ),
        ),
        migrations.AddField(
            model_name="contract",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="contract",
            name="structure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="people.structure"
            ),
        ),
        migrations.AddField(
            model_name="affiliation",
            name="contract",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="affiliations",
                to="people.contract",
            ),
        ),
        migrations.AddField(
            model_name="affiliationevent",
            name="contract",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.contract",
            ),
        ),
        migrations.AddField(
            model_name="contractevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="contractevent",
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
            model_name="contractevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.contract",
            ),
        ),
        migrations.AddField(
            model_name="contractevent",
            name="structure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="identifier",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="identifiers", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="identifierevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="identifierevent",
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
            model_name="identifierevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.identifier",
            ),
        ),
        migrations.AddField(
            model_name="matchcandidate",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="merge",
            name="absorbed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="merged", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="kept",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="merged_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="merge",
            name="undone_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="absorbed",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="kept",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="merged_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
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
            model_name="mergeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.merge",
            ),
        ),
        migrations.AddField(
            model_name="mergeevent",
            name="undone_by",
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
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_sourceevent" ("code", "hold_percent", "id", "is_complete", "is_open", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_fr", "trust", "uuid") VALUES (NEW."code", NEW."hold_percent", NEW."id", NEW."is_complete", NEW."is_open", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title_en", NEW."title_fr", NEW."trust", NEW."uuid"); RETURN NULL;',
                    hash="32b9311096c6d1beec35f2450b268cefb7238887",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0fd65",
                    table="people_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_sourceevent" ("code", "hold_percent", "id", "is_complete", "is_open", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_fr", "trust", "uuid") VALUES (NEW."code", NEW."hold_percent", NEW."id", NEW."is_complete", NEW."is_open", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title_en", NEW."title_fr", NEW."trust", NEW."uuid"); RETURN NULL;',
                    hash="020f358f274fa8e2d3897f6fc16119025fe59ed2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a8ea9",
                    table="people_source",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="source",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_sourceevent" ("code", "hold_percent", "id", "is_complete", "is_open", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_en", "title_fr", "trust", "uuid") VALUES (OLD."code", OLD."hold_percent", OLD."id", OLD."is_complete", OLD."is_open", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title_en", OLD."title_fr", OLD."trust", OLD."uuid"); RETURN NULL;',
                    hash="4ec5d045194ffdebd239048cf654c2071d0623c2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5daf",
                    table="people_source",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="sourceevent",
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
            model_name="sourceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.source",
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="decided_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="source_records",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="sourcerecord",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="records", to="people.source"
            ),
        ),
        migrations.AddField(
            model_name="matchcandidate",
            name="record",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="candidates", to="people.sourcerecord"
            ),
        ),
        migrations.AddField(
            model_name="sourcerecordevent",
            name="decided_by",
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
            model_name="sourcerecordevent",
            name="person",
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
            model_name="sourcerecordevent",
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
            model_name="sourcerecordevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.sourcerecord",
            ),
        ),
        migrations.AddField(
            model_name="sourcerecordevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.source",
            ),
        ),
        migrations.AddField(
            model_name="sourcerun",
            name="decided_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="sourcerun",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="kernel_files.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="sourcerun",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="people.source"
            ),
        ),
        migrations.AddField(
            model_name="sourcerunevent",
            name="decided_by",
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
            model_name="sourcerunevent",
            name="file",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="kernel_files.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="sourcerunevent",
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
            model_name="sourcerunevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="people.sourcerun",
            ),
        ),
        migrations.AddField(
            model_name="sourcerunevent",
            name="source",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.source",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("person", "kind"),
                name="people_consent_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_consentevent" ("given_at", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at") VALUES (NEW."given_at", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="5652c904d81aee4a2ed73e48d119479697644fef",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_91c75",
                    table="people_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_consentevent" ("given_at", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at") VALUES (NEW."given_at", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."withdrawn_at"); RETURN NULL;',
                    hash="b149779f29dc69da098f221ae310f2932fd07682",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8387f",
                    table="people_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_consentevent" ("given_at", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "withdrawn_at") VALUES (OLD."given_at", OLD."id", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."withdrawn_at"); RETURN NULL;',
                    hash="0a008b486e841cf7f568b66bd738938c545a50f9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ee4b6",
                    table="people_consent",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bdc9faf295805134d4eb8e91f64cb67de798a38b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_20ef5",
                    table="people_consentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(fields=["person", "valid_from"], name="people_contract_who"),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="people_contract_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(("working_percent__gte", 0), ("working_percent__lte", 100)),
                name="people_contract_percent",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("number"), "="),
                    (
                        models.Func(
                            models.F("valid_from"),
                            models.F("valid_until"),
                            models.Value("[)"),
                            function="DATERANGE",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="people_contract_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contractevent" ("grade", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "structure_id", "uuid", "valid_from", "valid_until", "working_percent") VALUES (NEW."grade", NEW."id", NEW."kind", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."structure_id", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."working_percent"); RETURN NULL;',
                    hash="ab675b1be200341482e39295015f82b981ce2e9f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ca8c2",
                    table="people_contract",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_contractevent" ("grade", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "structure_id", "uuid", "valid_from", "valid_until", "working_percent") VALUES (NEW."grade", NEW."id", NEW."kind", NEW."number", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."structure_id", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."working_percent"); RETURN NULL;',
                    hash="3aa0bb370b60e63e1732adc353c91e869d9266ad",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_be02e",
                    table="people_contract",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contract",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_contractevent" ("grade", "id", "kind", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "structure_id", "uuid", "valid_from", "valid_until", "working_percent") VALUES (OLD."grade", OLD."id", OLD."kind", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."structure_id", OLD."uuid", OLD."valid_from", OLD."valid_until", OLD."working_percent"); RETURN NULL;',
                    hash="571b9be2527a46811dd261a608aee6bd7c70c7df",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b595d",
                    table="people_contract",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contractevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="5bfb03535b88ae795574e5f33bfa2407fcd31f40",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc771",
                    table="people_contractevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(fields=("kind", "scope", "value"), name="people_identifier_once"),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("ine", "hr", "orcid", "idhal"))),
                fields=("person", "kind"),
                name="people_identifier_one_each",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identifier",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_identifierevent" ("id", "kind", "noted_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "uuid", "value") VALUES (NEW."id", NEW."kind", NEW."noted_on", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."scope", NEW."uuid", NEW."value"); RETURN NULL;',
                    hash="8853ca03deb3e986c9ee97e84d3d3228f22281f2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a1cac",
                    table="people_identifier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identifier",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_identifierevent" ("id", "kind", "noted_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "uuid", "value") VALUES (NEW."id", NEW."kind", NEW."noted_on", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."scope", NEW."uuid", NEW."value"); RETURN NULL;',
                    hash="0d12b6d1542fba5dd1c93fe105725ff79be476e7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e3682",
                    table="people_identifier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identifier",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_identifierevent" ("id", "kind", "noted_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "uuid", "value") VALUES (OLD."id", OLD."kind", OLD."noted_on", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."scope", OLD."uuid", OLD."value"); RETURN NULL;',
                    hash="d3ff2ddbbbb8977a682744f1eb5e8dabdf65ff48",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c0602",
                    table="people_identifier",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identifierevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="4b68e59099bbf6509447f5e3f5cc691c15b6fdaa",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2e123",
                    table="people_identifierevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="merge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at__isnull", True)), fields=("absorbed",), name="people_merge_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_mergeevent" ("absorbed_id", "id", "kept_id", "left", "merged_at", "merged_by_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undo_reason", "undone_at", "undone_by_id", "uuid", "values") VALUES (NEW."absorbed_id", NEW."id", NEW."kept_id", NEW."left", NEW."merged_at", NEW."merged_by_id", NEW."moved", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."undo_reason", NEW."undone_at", NEW."undone_by_id", NEW."uuid", NEW."values"); RETURN NULL;',
                    hash="74698de905147d518dd797df95ff458d26e3347c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_97c77",
                    table="people_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_mergeevent" ("absorbed_id", "id", "kept_id", "left", "merged_at", "merged_by_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undo_reason", "undone_at", "undone_by_id", "uuid", "values") VALUES (NEW."absorbed_id", NEW."id", NEW."kept_id", NEW."left", NEW."merged_at", NEW."merged_by_id", NEW."moved", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."undo_reason", NEW."undone_at", NEW."undone_by_id", NEW."uuid", NEW."values"); RETURN NULL;',
                    hash="4e6cbcfe65d9765d856f8229587e5b9e76c3acc9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a729",
                    table="people_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="merge",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_mergeevent" ("absorbed_id", "id", "kept_id", "left", "merged_at", "merged_by_id", "moved", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "undo_reason", "undone_at", "undone_by_id", "uuid", "values") VALUES (OLD."absorbed_id", OLD."id", OLD."kept_id", OLD."left", OLD."merged_at", OLD."merged_by_id", OLD."moved", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."undo_reason", OLD."undone_at", OLD."undone_by_id", OLD."uuid", OLD."values"); RETURN NULL;',
                    hash="a885f0032d4a45363c6b41b3e9fd54c96c479750",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d8329",
                    table="people_merge",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="mergeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0ca10627c555f4774127344f943b6c68af308162",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_fb962",
                    table="people_mergeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ce925b0faa38abde29ffff58379c3fc92d00eb6b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5de71",
                    table="people_sourceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="sourcerecord",
            index=models.Index(fields=["state", "arrived_at"], name="people_record_queue"),
        ),
        migrations.AddConstraint(
            model_name="sourcerecord",
            constraint=models.UniqueConstraint(fields=("source", "key"), name="people_record_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerecord",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_sourcerecordevent" ("arrived_at", "decided_at", "decided_by_id", "decision_reason", "digest", "gone_at", "id", "key", "payload", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probability", "source_id", "state", "uuid") VALUES (NEW."arrived_at", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."digest", NEW."gone_at", NEW."id", NEW."key", NEW."payload", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."probability", NEW."source_id", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="a1f7d4ff78d4f22c15e731723de7d41fbfd73ea5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_492cd",
                    table="people_sourcerecord",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerecord",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."arrived_at" IS DISTINCT FROM (NEW."arrived_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision_reason" IS DISTINCT FROM (NEW."decision_reason") OR OLD."digest" IS DISTINCT FROM (NEW."digest") OR OLD."gone_at" IS DISTINCT FROM (NEW."gone_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."payload" IS DISTINCT FROM (NEW."payload") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."probability" IS DISTINCT FROM (NEW."probability") OR OLD."source_id" IS DISTINCT FROM (NEW."source_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "people_sourcerecordevent" ("arrived_at", "decided_at", "decided_by_id", "decision_reason", "digest", "gone_at", "id", "key", "payload", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probability", "source_id", "state", "uuid") VALUES (NEW."arrived_at", NEW."decided_at", NEW."decided_by_id", NEW."decision_reason", NEW."digest", NEW."gone_at", NEW."id", NEW."key", NEW."payload", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."probability", NEW."source_id", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="c14e048a5c1c52b0ba2cd83dfc4c4a89ea26e5f0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_80e90",
                    table="people_sourcerecord",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerecord",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_sourcerecordevent" ("arrived_at", "decided_at", "decided_by_id", "decision_reason", "digest", "gone_at", "id", "key", "payload", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "probability", "source_id", "state", "uuid") VALUES (OLD."arrived_at", OLD."decided_at", OLD."decided_by_id", OLD."decision_reason", OLD."digest", OLD."gone_at", OLD."id", OLD."key", OLD."payload", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."probability", OLD."source_id", OLD."state", OLD."uuid"); RETURN NULL;',
                    hash="bd0772eb0ee042ab9807c715e8342a6584506172",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4784b",
                    table="people_sourcerecord",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="matchcandidate",
            constraint=models.UniqueConstraint(fields=("record", "person"), name="people_candidate_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerecordevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="da4cb3d0cab3357192984a71d82010bb61ddf8be",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_419cc",
                    table="people_sourcerecordevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerun",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_sourcerunevent" ("counts", "decided_at", "decided_by_id", "faults", "file_id", "finished_at", "held_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "started_at", "state", "uuid") VALUES (NEW."counts", NEW."decided_at", NEW."decided_by_id", NEW."faults", NEW."file_id", NEW."finished_at", NEW."held_reason", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."started_at", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="6528dc85e8e97f4e124d4c5164351bacb7229b0d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b0c96",
                    table="people_sourcerun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerun",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_sourcerunevent" ("counts", "decided_at", "decided_by_id", "faults", "file_id", "finished_at", "held_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "started_at", "state", "uuid") VALUES (NEW."counts", NEW."decided_at", NEW."decided_by_id", NEW."faults", NEW."file_id", NEW."finished_at", NEW."held_reason", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."started_at", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="4eae2de764526ed099d2f3617920238c5b0aa351",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7cc12",
                    table="people_sourcerun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerun",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_sourcerunevent" ("counts", "decided_at", "decided_by_id", "faults", "file_id", "finished_at", "held_reason", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "started_at", "state", "uuid") VALUES (OLD."counts", OLD."decided_at", OLD."decided_by_id", OLD."faults", OLD."file_id", OLD."finished_at", OLD."held_reason", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."started_at", OLD."state", OLD."uuid"); RETURN NULL;',
                    hash="f58ea919753488b8ce3c381c0a843f834cdc1be0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3c974",
                    table="people_sourcerun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="sourcerunevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="995b0126a0c98aade4aa386c6f08a949fb311aa9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b3b20",
                    table="people_sourcerunevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
