"""Tables of rights, services, accounts and doors."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from cartable.kernel import migrating


class Migration(migrating.Migration):
    initial = True

    dependencies = [
        ("people", "0004_referential"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0002_history_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AccountPolicy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name_pattern", models.CharField(default="{given}.{family}", max_length=60)),
                ("activation_days", models.PositiveSmallIntegerField(default=15)),
                ("closing_days", models.PositiveSmallIntegerField(default=90)),
                ("strong_population", models.TextField(blank=True)),
                ("strong_from", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "account policies",
            },
        ),
        migrations.CreateModel(
            name="Charter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("version", models.PositiveSmallIntegerField(unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("text_fr", models.TextField()),
                ("text_en", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="CharterAcceptance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("accepted_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="CharterAcceptanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("accepted_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CharterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveSmallIntegerField()),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("text_fr", models.TextField()),
                ("text_en", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Clearance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("requested_at", models.DateTimeField()),
                ("request_reason", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-requested_at"],
            },
        ),
        migrations.CreateModel(
            name="ClearanceEvent",
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
                            ("requested", "Requested"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("requested_at", models.DateTimeField()),
                ("request_reason", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("max_days", models.PositiveSmallIntegerField(default=365)),
                ("reason", models.CharField(max_length=300)),
            ],
            options={
                "ordering": ["-valid_from", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DelegationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("max_days", models.PositiveSmallIntegerField(default=365)),
                ("reason", models.CharField(max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Door",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(max_length=60, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("is_in_service", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="DoorController",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("connector", models.CharField(max_length=40)),
                ("url", models.URLField(max_length=300)),
                ("is_open", models.BooleanField(default=True)),
                ("last_sent_at", models.DateTimeField(blank=True, null=True)),
                ("last_error", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="DoorControllerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("title", models.CharField(max_length=200)),
                ("connector", models.CharField(max_length=40)),
                ("url", models.URLField(max_length=300)),
                ("is_open", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DoorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.CharField(max_length=60)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("is_in_service", models.BooleanField(default=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DoorGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="DoorGroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DoorOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("content", models.JSONField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed")], max_length=20
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("error", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="EntitlementRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                ("population", models.TextField()),
                ("grace_days", models.PositiveSmallIntegerField(default=0)),
                ("warn_days", models.PositiveSmallIntegerField(default=30)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "Active"), ("stopped", "Stopped")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("refreshed_at", models.DateTimeField(blank=True, null=True)),
                ("members", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["service", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EntitlementRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                ("population", models.TextField()),
                ("grace_days", models.PositiveSmallIntegerField(default=0)),
                ("warn_days", models.PositiveSmallIntegerField(default=30)),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "Draft"), ("active", "Active"), ("stopped", "Stopped")],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("requested_at", models.DateTimeField(blank=True, null=True)),
                ("request_reason", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="GrantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("requested", "Requested"),
                            ("granted", "Granted"),
                            ("refused", "Refused"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("requested_at", models.DateTimeField(blank=True, null=True)),
                ("request_reason", models.CharField(blank=True, max_length=500)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HeldChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("population", models.TextField()),
                ("computed_on", models.DateField()),
                ("entering", models.PositiveIntegerField()),
                ("leaving", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("applied", "Applied"), ("refused", "Refused")],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["-computed_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="HeldChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("population", models.TextField()),
                ("computed_on", models.DateField()),
                ("entering", models.PositiveIntegerField()),
                ("leaving", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("applied", "Applied"), ("refused", "Refused")],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("decision", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("quota", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("grace", "Grace"),
                            ("waiting", "Waiting"),
                            ("not_cleared", "Not Cleared"),
                            ("conflicting", "Conflicting"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Incompatibility",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reason_fr", models.CharField(max_length=300)),
                ("reason_en", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "verbose_name_plural": "incompatibilities",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="IncompatibilityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("reason_fr", models.CharField(max_length=300)),
                ("reason_en", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LossWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ends_on", models.DateField()),
                ("told_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="OneTimeCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(choices=[("activation", "Activation"), ("recovery", "Recovery")], max_length=20),
                ),
                ("secret_hash", models.CharField(max_length=200)),
                ("channel", models.CharField(max_length=20)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-issued_at"],
            },
        ),
        migrations.CreateModel(
            name="OneTimeCodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "purpose",
                    models.CharField(choices=[("activation", "Activation"), ("recovery", "Recovery")], max_length=20),
                ),
                ("channel", models.CharField(max_length=20)),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pool",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="PoolEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("size", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-opened_at"],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("title", models.CharField(max_length=200)),
                ("opened_at", models.DateTimeField()),
                ("due_on", models.DateField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("decision", models.CharField(blank=True, choices=[("keep", "Keep"), ("end", "End")], max_length=10)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("comment", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "ordering": ["review", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("decision", models.CharField(blank=True, choices=[("keep", "Keep"), ("end", "End")], max_length=10)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("comment", models.CharField(blank=True, max_length=300)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("summary_fr", models.CharField(blank=True, max_length=300)),
                ("summary_en", models.CharField(blank=True, max_length=300)),
                ("description_fr", models.TextField(blank=True)),
                ("description_en", models.TextField(blank=True)),
                ("audience_fr", models.CharField(blank=True, max_length=300)),
                ("audience_en", models.CharField(blank=True, max_length=300)),
                ("how_to_ask_fr", models.TextField(blank=True)),
                ("how_to_ask_en", models.TextField(blank=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("teaching", "Teaching"),
                            ("communication", "Communication"),
                            ("storage", "Storage"),
                            ("software", "Software"),
                            ("research", "Research"),
                            ("administration", "Administration"),
                            ("premises", "Premises"),
                            ("network", "Network"),
                        ],
                        max_length=20,
                    ),
                ),
                ("icon", models.CharField(blank=True, max_length=40)),
                ("contact_mail", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=40)),
                ("support_hours_fr", models.CharField(blank=True, max_length=200)),
                ("support_hours_en", models.CharField(blank=True, max_length=200)),
                ("restored_hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("availability_percent", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("url", models.URLField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("open", "Open"),
                            ("degraded", "Degraded"),
                            ("interrupted", "Interrupted"),
                            ("closed", "Closed"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("state_note_fr", models.CharField(blank=True, max_length=300)),
                ("state_note_en", models.CharField(blank=True, max_length=300)),
                ("state_since", models.DateTimeField(blank=True, null=True)),
                ("is_listed", models.BooleanField(default=True)),
                ("can_be_asked", models.BooleanField(default=True)),
                ("needs_strong_sign_in", models.BooleanField(default=False)),
                ("quota_unit", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "ordering": ["title_fr", "id"],
            },
        ),
        migrations.CreateModel(
            name="ServiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
                ("summary_fr", models.CharField(blank=True, max_length=300)),
                ("summary_en", models.CharField(blank=True, max_length=300)),
                ("description_fr", models.TextField(blank=True)),
                ("description_en", models.TextField(blank=True)),
                ("audience_fr", models.CharField(blank=True, max_length=300)),
                ("audience_en", models.CharField(blank=True, max_length=300)),
                ("how_to_ask_fr", models.TextField(blank=True)),
                ("how_to_ask_en", models.TextField(blank=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("teaching", "Teaching"),
                            ("communication", "Communication"),
                            ("storage", "Storage"),
                            ("software", "Software"),
                            ("research", "Research"),
                            ("administration", "Administration"),
                            ("premises", "Premises"),
                            ("network", "Network"),
                        ],
                        max_length=20,
                    ),
                ),
                ("icon", models.CharField(blank=True, max_length=40)),
                ("contact_mail", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=40)),
                ("support_hours_fr", models.CharField(blank=True, max_length=200)),
                ("support_hours_en", models.CharField(blank=True, max_length=200)),
                ("restored_hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("availability_percent", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("url", models.URLField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("open", "Open"),
                            ("degraded", "Degraded"),
                            ("interrupted", "Interrupted"),
                            ("closed", "Closed"),
                        ],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("state_note_fr", models.CharField(blank=True, max_length=300)),
                ("state_note_en", models.CharField(blank=True, max_length=300)),
                ("state_since", models.DateTimeField(blank=True, null=True)),
                ("is_listed", models.BooleanField(default=True)),
                ("can_be_asked", models.BooleanField(default=True)),
                ("needs_strong_sign_in", models.BooleanField(default=False)),
                ("quota_unit", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceLevel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=40)),
                ("title_fr", models.CharField(max_length=120)),
                ("title_en", models.CharField(blank=True, max_length=120)),
                ("rank", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["service", "rank"],
            },
        ),
        migrations.CreateModel(
            name="ServiceLevelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(db_index=False, max_length=40)),
                ("title_fr", models.CharField(max_length=120)),
                ("title_en", models.CharField(blank=True, max_length=120)),
                ("rank", models.PositiveSmallIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceUse",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="TimeRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("weekdays", models.PositiveSmallIntegerField()),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                ("teaching_weeks_only", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["group", "opens_at"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TimeRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("weekdays", models.PositiveSmallIntegerField()),
                ("opens_at", models.TimeField()),
                ("closes_at", models.TimeField()),
                ("teaching_weeks_only", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Zone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="ZoneEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("code", models.SlugField(db_index=False, max_length=60)),
                ("title_fr", models.CharField(max_length=200)),
                ("title_en", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccountPolicyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("name_pattern", models.CharField(default="{given}.{family}", max_length=60)),
                ("activation_days", models.PositiveSmallIntegerField(default=15)),
                ("closing_days", models.PositiveSmallIntegerField(default=90)),
                ("strong_population", models.TextField(blank=True)),
                ("strong_from", models.DateField(blank=True, null=True)),
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
                        to="access.accountpolicy",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AccountStanding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaiting", "Awaiting"),
                            ("open", "Open"),
                            ("suspended", "Suspended"),
                            ("closed", "Closed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("by_hand", models.BooleanField(default=False)),
                ("closes_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standing_row",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AccountStandingEvent",
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
                            ("awaiting", "Awaiting"),
                            ("open", "Open"),
                            ("suspended", "Suspended"),
                            ("closed", "Closed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("by_hand", models.BooleanField(default=False)),
                ("closes_on", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="access.accountstanding",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_charterevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text_en", "text_fr", "title_en", "title_fr", "uuid", "version") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."text_en", NEW."text_fr", NEW."title_en", NEW."title_fr", NEW."uuid", NEW."version"); RETURN NULL;',
                    hash="69d7f90177f1d5197e8f44aa315f174a693b9108",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_aa8ef",
                    table="access_charter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_charterevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text_en", "text_fr", "title_en", "title_fr", "uuid", "version") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."text_en", NEW."text_fr", NEW."title_en", NEW."title_fr", NEW."uuid", NEW."version"); RETURN NULL;',
                    hash="cb28326fc8f935dffc8b79d4b923074fa435e0a7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eff2f",
                    table="access_charter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_charterevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "text_en", "text_fr", "title_en", "title_fr", "uuid", "version") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."text_en", OLD."text_fr", OLD."title_en", OLD."title_fr", OLD."uuid", OLD."version"); RETURN NULL;',
                    hash="3cc5755988ca92e8e166c206dff86947764cd52c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7dc66",
                    table="access_charter",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="charteracceptance",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="charters", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="charteracceptance",
            name="charter",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="acceptances", to="access.charter"
            ),
        ),
        migrations.AddField(
            model_name="charteracceptanceevent",
            name="account",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="charteracceptanceevent",
            name="charter",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.charter",
            ),
        ),
        migrations.AddField(
            model_name="charteracceptanceevent",
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
            model_name="charteracceptanceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.charteracceptance",
            ),
        ),
        migrations.AddField(
            model_name="charterevent",
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
            model_name="charterevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.charter",
            ),
        ),
        migrations.AddField(
            model_name="clearance",
            name="decided_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="clearance",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="clearances", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="clearance",
            name="requested_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="clearanceevent",
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
            model_name="clearanceevent",
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
            model_name="clearanceevent",
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
            model_name="clearanceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.clearance",
            ),
        ),
        migrations.AddField(
            model_name="clearanceevent",
            name="requested_by",
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
            model_name="delegation",
            name="given_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="delegation",
            name="holder",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="delegations", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="delegationevent",
            name="given_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="delegationevent",
            name="holder",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="delegationevent",
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
            model_name="delegationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.delegation",
            ),
        ),
        migrations.AddField(
            model_name="delegationevent",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="door",
            name="building",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="doors", to="places.building"
            ),
        ),
        migrations.AddField(
            model_name="door",
            name="room",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="doors",
                to="places.room",
            ),
        ),
        migrations.AddField(
            model_name="door",
            name="controller",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="doors",
                to="access.doorcontroller",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorcontroller",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_doorcontrollerevent" ("code", "connector", "id", "is_open", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url", "uuid") VALUES (NEW."code", NEW."connector", NEW."id", NEW."is_open", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."url", NEW."uuid"); RETURN NULL;',
                    hash="7e867833912fa698755fbac5462b8e8e3e32582a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_707b9",
                    table="access_doorcontroller",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorcontroller",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."connector" IS DISTINCT FROM (NEW."connector") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_open" IS DISTINCT FROM (NEW."is_open") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "access_doorcontrollerevent" ("code", "connector", "id", "is_open", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url", "uuid") VALUES (NEW."code", NEW."connector", NEW."id", NEW."is_open", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."url", NEW."uuid"); RETURN NULL;',
                    hash="2de1f1c3b915275ed0f4b6e3d8d07c7c0e1af97c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_16ba3",
                    table="access_doorcontroller",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorcontroller",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_doorcontrollerevent" ("code", "connector", "id", "is_open", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url", "uuid") VALUES (OLD."code", OLD."connector", OLD."id", OLD."is_open", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."url", OLD."uuid"); RETURN NULL;',
                    hash="21c4209f79e7c969babc86cac37f8c08d9bb098a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_696ae",
                    table="access_doorcontroller",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="doorcontrollerevent",
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
            model_name="doorcontrollerevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.doorcontroller",
            ),
        ),
        migrations.AddField(
            model_name="doorevent",
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
            model_name="doorevent",
            name="controller",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.doorcontroller",
            ),
        ),
        migrations.AddField(
            model_name="doorevent",
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
            model_name="doorevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.door",
            ),
        ),
        migrations.AddField(
            model_name="doorevent",
            name="room",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="places.room",
            ),
        ),
        migrations.AddField(
            model_name="doorgroup",
            name="doors",
            field=models.ManyToManyField(blank=True, related_name="groups", to="access.door"),
        ),
        migrations.AddField(
            model_name="doorgroup",
            name="structure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="door_groups", to="people.structure"
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="door_groups",
            field=models.ManyToManyField(blank=True, related_name="delegations", to="access.doorgroup"),
        ),
        migrations.AddField(
            model_name="doorgroupevent",
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
            model_name="doorgroupevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="doorgroupevent",
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
            model_name="doororder",
            name="controller",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="orders", to="access.doorcontroller"
            ),
        ),
        migrations.AddField(
            model_name="doororder",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="entitlementrule",
            name="door_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rules",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="entitlementruleevent",
            name="door_group",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="entitlementruleevent",
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
            model_name="entitlementruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.entitlementrule",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="delegation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="access.delegation",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="door_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="granted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants_given",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="requested_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="delegation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.delegation",
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="door_group",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="granted_by",
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
            model_name="grantevent",
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
            model_name="grantevent",
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
            model_name="grantevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.grant",
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="requested_by",
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
            model_name="heldchange",
            name="decided_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="heldchange",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="held_changes", to="access.entitlementrule"
            ),
        ),
        migrations.AddField(
            model_name="heldchangeevent",
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
            model_name="heldchangeevent",
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
            model_name="heldchangeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.heldchange",
            ),
        ),
        migrations.AddField(
            model_name="heldchangeevent",
            name="rule",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.entitlementrule",
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="door_group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holdings",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="grant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holdings",
                to="access.grant",
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="rule",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holdings",
                to="access.entitlementrule",
            ),
        ),
        migrations.AddField(
            model_name="incompatibilityevent",
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
            model_name="incompatibilityevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.incompatibility",
            ),
        ),
        migrations.AddField(
            model_name="losswarning",
            name="door_group",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.doorgroup"
            ),
        ),
        migrations.AddField(
            model_name="losswarning",
            name="person",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="account",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="one_time_codes", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="onetimecode",
            name="issued_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="onetimecodeevent",
            name="account",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="onetimecodeevent",
            name="issued_by",
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
            model_name="onetimecodeevent",
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
            model_name="onetimecodeevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.onetimecode",
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="pool",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="holdings",
                to="access.pool",
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="pool",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.pool",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="pool",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="grants",
                to="access.pool",
            ),
        ),
        migrations.AddField(
            model_name="entitlementruleevent",
            name="pool",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.pool",
            ),
        ),
        migrations.AddField(
            model_name="entitlementrule",
            name="pool",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rules",
                to="access.pool",
            ),
        ),
        migrations.AddField(
            model_name="poolevent",
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
            model_name="poolevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.pool",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="opened_by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="review",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="opened_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
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
            model_name="reviewevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.review",
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="decided_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="grant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="review_items", to="access.grant"
            ),
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="access.review"
            ),
        ),
        migrations.AddField(
            model_name="reviewitem",
            name="reviewer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="reviewitemevent",
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
            model_name="reviewitemevent",
            name="grant",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.grant",
            ),
        ),
        migrations.AddField(
            model_name="reviewitemevent",
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
            model_name="reviewitemevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.reviewitem",
            ),
        ),
        migrations.AddField(
            model_name="reviewitemevent",
            name="review",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.review",
            ),
        ),
        migrations.AddField(
            model_name="reviewitemevent",
            name="reviewer",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="services", to="people.structure"
            ),
        ),
        migrations.AddField(
            model_name="reviewevent",
            name="service",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="review",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="poolevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="pool",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="pools", to="access.service"
            ),
        ),
        migrations.AddField(
            model_name="losswarning",
            name="service",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.service"),
        ),
        migrations.AddField(
            model_name="incompatibilityevent",
            name="first",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="incompatibilityevent",
            name="second",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="incompatibility",
            name="first",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.service"),
        ),
        migrations.AddField(
            model_name="incompatibility",
            name="second",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.service"),
        ),
        migrations.AddField(
            model_name="holding",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="access.service"
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="access.service"
            ),
        ),
        migrations.AddField(
            model_name="entitlementruleevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="entitlementrule",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rules", to="access.service"
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="services",
            field=models.ManyToManyField(blank=True, related_name="delegations", to="access.service"),
        ),
        migrations.AddField(
            model_name="accountpolicyevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="accountpolicy",
            name="service",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.service"),
        ),
        migrations.AddField(
            model_name="serviceevent",
            name="owner",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddField(
            model_name="serviceevent",
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
            model_name="serviceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="servicelevel",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="levels", to="access.service"
            ),
        ),
        migrations.AddField(
            model_name="incompatibilityevent",
            name="first_level",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="incompatibilityevent",
            name="second_level",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="incompatibility",
            name="first_level",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="incompatibility",
            name="second_level",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="holding",
            name="level",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="grantevent",
            name="level",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="grant",
            name="level",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="entitlementruleevent",
            name="level",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="entitlementrule",
            name="level",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="servicelevelevent",
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
            model_name="servicelevelevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.servicelevel",
            ),
        ),
        migrations.AddField(
            model_name="servicelevelevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.service",
            ),
        ),
        migrations.AddField(
            model_name="serviceuse",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="uses", to="access.service"
            ),
        ),
        migrations.AddField(
            model_name="timerule",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="time_rules", to="access.doorgroup"
            ),
        ),
        migrations.AddField(
            model_name="timeruleevent",
            name="group",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.doorgroup",
            ),
        ),
        migrations.AddField(
            model_name="timeruleevent",
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
            model_name="timeruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.timerule",
            ),
        ),
        migrations.AddField(
            model_name="zone",
            name="structure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="zones", to="people.structure"
            ),
        ),
        migrations.AddField(
            model_name="serviceevent",
            name="zone",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.zone",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="zone",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="access.zone",
            ),
        ),
        migrations.AddField(
            model_name="doorgroupevent",
            name="zone",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.zone",
            ),
        ),
        migrations.AddField(
            model_name="doorgroup",
            name="zone",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="door_groups",
                to="access.zone",
            ),
        ),
        migrations.AddField(
            model_name="clearanceevent",
            name="zone",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="access.zone",
            ),
        ),
        migrations.AddField(
            model_name="clearance",
            name="zone",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="clearances", to="access.zone"
            ),
        ),
        migrations.AddField(
            model_name="zoneevent",
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
            model_name="zoneevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="access.zone",
            ),
        ),
        migrations.AddField(
            model_name="zoneevent",
            name="structure",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="people.structure",
            ),
        ),
        migrations.AddIndex(
            model_name="accountstanding",
            index=models.Index(fields=["state", "closes_on"], name="access_standing_due"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountstanding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_accountstandingevent" ("account_id", "by_hand", "closes_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "since", "state", "uuid") VALUES (NEW."account_id", NEW."by_hand", NEW."closes_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."since", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="c735658311be7afbb301daff1a0bf00ba621005f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0ea1e",
                    table="access_accountstanding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountstanding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_accountstandingevent" ("account_id", "by_hand", "closes_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "since", "state", "uuid") VALUES (NEW."account_id", NEW."by_hand", NEW."closes_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."since", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="05cbc5b146f0cd297ffe9ea68e41f68f4960845c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d9102",
                    table="access_accountstanding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountstanding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_accountstandingevent" ("account_id", "by_hand", "closes_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "since", "state", "uuid") VALUES (OLD."account_id", OLD."by_hand", OLD."closes_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."since", OLD."state", OLD."uuid"); RETURN NULL;',
                    hash="e147e4acf47341eed49ae56d37a5ed6df7e941ec",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_60a90",
                    table="access_accountstanding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountstandingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="3f39c66919568e8c9b9a5d476dea2dc562afa1b9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8e987",
                    table="access_accountstandingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="charteracceptance",
            constraint=models.UniqueConstraint(fields=("charter", "account"), name="access_charter_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charteracceptance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_charteracceptanceevent" ("accepted_at", "account_id", "charter_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."accepted_at", NEW."account_id", NEW."charter_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="2687a0da21be8d8361632c94a18e636a98a6e7f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b9ac6",
                    table="access_charteracceptance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charteracceptance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_charteracceptanceevent" ("accepted_at", "account_id", "charter_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."accepted_at", NEW."account_id", NEW."charter_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="0eb1a98b280c426864315d6873925d1af85bf76f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fa4a3",
                    table="access_charteracceptance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charteracceptance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_charteracceptanceevent" ("accepted_at", "account_id", "charter_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."accepted_at", OLD."account_id", OLD."charter_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="fa3e0687d6b0308f19630d02e1e41eae82fd9293",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8e7c7",
                    table="access_charteracceptance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charteracceptanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="69f857b8bedfedbb21f20a92300ba66607e97e08",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_19cbd",
                    table="access_charteracceptanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="charterevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b468b5115baf1c7551d98ecbcda903c6d4890eff",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_79663",
                    table="access_charterevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="92a4c18d745b912594f82ac4645bded31d6c5d58",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bcc82",
                    table="access_delegationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="door",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_doorevent" ("building_id", "code", "controller_id", "id", "is_in_service", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "title_en", "title_fr", "uuid") VALUES (NEW."building_id", NEW."code", NEW."controller_id", NEW."id", NEW."is_in_service", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."room_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="134a60ad00c451829babef4007f4359707e4a1c4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0637f",
                    table="access_door",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="door",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_doorevent" ("building_id", "code", "controller_id", "id", "is_in_service", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "title_en", "title_fr", "uuid") VALUES (NEW."building_id", NEW."code", NEW."controller_id", NEW."id", NEW."is_in_service", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."room_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="95935381e3a06f55865e83c68f83b1a5943c0995",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1bc78",
                    table="access_door",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="door",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_doorevent" ("building_id", "code", "controller_id", "id", "is_in_service", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "room_id", "title_en", "title_fr", "uuid") VALUES (OLD."building_id", OLD."code", OLD."controller_id", OLD."id", OLD."is_in_service", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."room_id", OLD."title_en", OLD."title_fr", OLD."uuid"); RETURN NULL;',
                    hash="b96895edc39c041b57fad923dd6bf16718ec9564",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_45c2d",
                    table="access_door",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorcontrollerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="497222053dd65c2fee1613610cce8a00838f70c1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_42f63",
                    table="access_doorcontrollerevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7625099204ae01fad43ed546b0aa20427f324cde",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_891ea",
                    table="access_doorevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="doororder",
            index=models.Index(fields=["controller", "state"], name="access_order_queue"),
        ),
        migrations.AddConstraint(
            model_name="doororder",
            constraint=models.UniqueConstraint(fields=("controller", "person"), name="access_order_once"),
        ),
        migrations.AddConstraint(
            model_name="heldchange",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("rule",), name="access_held_change_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heldchange",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_heldchangeevent" ("computed_on", "decided_at", "decided_by_id", "decision", "entering", "id", "leaving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "rule_id", "state", "uuid") VALUES (NEW."computed_on", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."entering", NEW."id", NEW."leaving", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."population", NEW."rule_id", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="0b78c1b474e28cb125d6ecc21c308302f03cd01f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_61017",
                    table="access_heldchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heldchange",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_heldchangeevent" ("computed_on", "decided_at", "decided_by_id", "decision", "entering", "id", "leaving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "rule_id", "state", "uuid") VALUES (NEW."computed_on", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."entering", NEW."id", NEW."leaving", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."population", NEW."rule_id", NEW."state", NEW."uuid"); RETURN NULL;',
                    hash="dfdbb6a7971002a9cfef669c6b34cce7b585dd41",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bc668",
                    table="access_heldchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heldchange",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_heldchangeevent" ("computed_on", "decided_at", "decided_by_id", "decision", "entering", "id", "leaving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "population", "rule_id", "state", "uuid") VALUES (OLD."computed_on", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."entering", OLD."id", OLD."leaving", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."population", OLD."rule_id", OLD."state", OLD."uuid"); RETURN NULL;',
                    hash="0ac8c2296898cf4c30935fdbeccdb2b601cb0e86",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a99da",
                    table="access_heldchange",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="heldchangeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2a31a9d003ff4b63b786987d0b4d36e0d482365c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_03c31",
                    table="access_heldchangeevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onetimecode",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_onetimecodeevent" ("account_id", "channel", "expires_at", "id", "issued_at", "issued_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "used_at", "uuid", "withdrawn_at") VALUES (NEW."account_id", NEW."channel", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."used_at", NEW."uuid", NEW."withdrawn_at"); RETURN NULL;',
                    hash="4614d3f1fde3f8c5291eedaf10df2e081bb1b876",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f03a7",
                    table="access_onetimecode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onetimecode",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."used_at" IS DISTINCT FROM (NEW."used_at") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."withdrawn_at" IS DISTINCT FROM (NEW."withdrawn_at"))',
                    func='INSERT INTO "access_onetimecodeevent" ("account_id", "channel", "expires_at", "id", "issued_at", "issued_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "used_at", "uuid", "withdrawn_at") VALUES (NEW."account_id", NEW."channel", NEW."expires_at", NEW."id", NEW."issued_at", NEW."issued_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."used_at", NEW."uuid", NEW."withdrawn_at"); RETURN NULL;',
                    hash="bc03e0495a36ac93a2aab159056645dc72fb5c9f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5de7b",
                    table="access_onetimecode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onetimecode",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_onetimecodeevent" ("account_id", "channel", "expires_at", "id", "issued_at", "issued_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "used_at", "uuid", "withdrawn_at") VALUES (OLD."account_id", OLD."channel", OLD."expires_at", OLD."id", OLD."issued_at", OLD."issued_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."used_at", OLD."uuid", OLD."withdrawn_at"); RETURN NULL;',
                    hash="4f95ad0db3916158015b72cd2667a06899e123c3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_76a74",
                    table="access_onetimecode",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="onetimecodeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c5cd716ceee50034713f7bca27596c3aad784198",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_5e270",
                    table="access_onetimecodeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewitem",
            constraint=models.UniqueConstraint(fields=("review", "grant"), name="access_review_grant_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_reviewitemevent" ("comment", "decided_at", "decided_by_id", "decision", "grant_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "reviewer_id", "uuid") VALUES (NEW."comment", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."grant_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_id", NEW."reviewer_id", NEW."uuid"); RETURN NULL;',
                    hash="5696cd0f5ef9bb42e8a69f29e3857cb9b2d14413",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8817b",
                    table="access_reviewitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_reviewitemevent" ("comment", "decided_at", "decided_by_id", "decision", "grant_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "reviewer_id", "uuid") VALUES (NEW."comment", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."grant_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_id", NEW."reviewer_id", NEW."uuid"); RETURN NULL;',
                    hash="d1a3fdbfd773585a25a857ed493d3a65e4afc771",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_943cf",
                    table="access_reviewitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_reviewitemevent" ("comment", "decided_at", "decided_by_id", "decision", "grant_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_id", "reviewer_id", "uuid") VALUES (OLD."comment", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."grant_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_id", OLD."reviewer_id", OLD."uuid"); RETURN NULL;',
                    hash="7c3c5fdfd460a7741f130743fef7738e2a84372a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_6284e",
                    table="access_reviewitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d353417f1a89a0d6fdc6e6d83f968bf25c7dc151",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_08f2d",
                    table="access_reviewitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e986ca470085f09b36d4d8bd02e66080ff570ab4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_a85c1",
                    table="access_reviewevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_reviewevent" ("closed_at", "due_on", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "structure_id", "title", "uuid") VALUES (NEW."closed_at", NEW."due_on", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."structure_id", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="044666ba4b902d08b164467940c22330b243d9f2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4adbe",
                    table="access_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_reviewevent" ("closed_at", "due_on", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "structure_id", "title", "uuid") VALUES (NEW."closed_at", NEW."due_on", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."structure_id", NEW."title", NEW."uuid"); RETURN NULL;',
                    hash="d181937e546464b133fc214ef9345c59f7e5a8b3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bbfed",
                    table="access_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="review",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_reviewevent" ("closed_at", "due_on", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "structure_id", "title", "uuid") VALUES (OLD."closed_at", OLD."due_on", OLD."id", OLD."opened_at", OLD."opened_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."structure_id", OLD."title", OLD."uuid"); RETURN NULL;',
                    hash="abdc2851dc06929b75f659cca8690cce62ff9791",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ddca0",
                    table="access_review",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="poolevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="eedfc269dbc77b38be74205261e321d1ae31742e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_bc8a2",
                    table="access_poolevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pool",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_poolevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "size", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."size", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="3179c18542b33d0f8ce1dc7a287cc1d73ff3e977",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78ab9",
                    table="access_pool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pool",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_poolevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "size", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."size", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="94699d48cada98da74c015e56f62b70e46ba0791",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a2eef",
                    table="access_pool",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pool",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_poolevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "size", "title_en", "title_fr", "uuid") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."size", OLD."title_en", OLD."title_fr", OLD."uuid"); RETURN NULL;',
                    hash="fd3e904befb0a390e5264fe630bc4d44a8ca359a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e65dd",
                    table="access_pool",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="losswarning",
            constraint=models.UniqueConstraint(
                fields=("person", "service", "door_group", "ends_on"), name="access_warning_once", nulls_distinct=False
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="access_delegation_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until__isnull", False)), name="access_delegation_ends"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_delegationevent" ("given_by_id", "holder_id", "id", "max_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "structure_id", "uuid", "valid_from", "valid_until") VALUES (NEW."given_by_id", NEW."holder_id", NEW."id", NEW."max_days", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."structure_id", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="4ca71539f4c78ce36b125448b3561223d784dc95",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2a7ee",
                    table="access_delegation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_delegationevent" ("given_by_id", "holder_id", "id", "max_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "structure_id", "uuid", "valid_from", "valid_until") VALUES (NEW."given_by_id", NEW."holder_id", NEW."id", NEW."max_days", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."structure_id", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="c93433e75aa3484f4291c0849590573b61672e23",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5158b",
                    table="access_delegation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_delegationevent" ("given_by_id", "holder_id", "id", "max_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "structure_id", "uuid", "valid_from", "valid_until") VALUES (OLD."given_by_id", OLD."holder_id", OLD."id", OLD."max_days", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."structure_id", OLD."uuid", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                    hash="9aa00ffb2ff552f4ee05de21aeee90dad38b63ca",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_af94b",
                    table="access_delegation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountpolicyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="213abd98dd0fb5a899ba5c663191dfb4652826e6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_899db",
                    table="access_accountpolicyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountpolicy",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_accountpolicyevent" ("activation_days", "closing_days", "id", "name_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "strong_from", "strong_population", "uuid") VALUES (NEW."activation_days", NEW."closing_days", NEW."id", NEW."name_pattern", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."strong_from", NEW."strong_population", NEW."uuid"); RETURN NULL;',
                    hash="8fd7a434ee1096317d73529d46facecadbaa8709",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e79e",
                    table="access_accountpolicy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountpolicy",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_accountpolicyevent" ("activation_days", "closing_days", "id", "name_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "strong_from", "strong_population", "uuid") VALUES (NEW."activation_days", NEW."closing_days", NEW."id", NEW."name_pattern", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."strong_from", NEW."strong_population", NEW."uuid"); RETURN NULL;',
                    hash="fbde048759668bd97ec48051563fbcd34fed63ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_37272",
                    table="access_accountpolicy",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="accountpolicy",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_accountpolicyevent" ("activation_days", "closing_days", "id", "name_pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "strong_from", "strong_population", "uuid") VALUES (OLD."activation_days", OLD."closing_days", OLD."id", OLD."name_pattern", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."strong_from", OLD."strong_population", OLD."uuid"); RETURN NULL;',
                    hash="af2992aa511b4530d8b51723188b7f4a89b77dab",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2841c",
                    table="access_accountpolicy",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="servicelevel",
            constraint=models.UniqueConstraint(fields=("service", "code"), name="access_level_code_once"),
        ),
        migrations.AddConstraint(
            model_name="servicelevel",
            constraint=models.UniqueConstraint(fields=("service", "rank"), name="access_level_rank_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicelevel",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_servicelevelevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "service_id", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rank", NEW."service_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="8b71790d2acb00884c7e87115ead1a72eb3b6024",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a18f6",
                    table="access_servicelevel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicelevel",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_servicelevelevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "service_id", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rank", NEW."service_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="e0b129c6798dc321b03f72ca0163d6d34dc2d53a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1740e",
                    table="access_servicelevel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicelevel",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_servicelevelevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rank", "service_id", "title_en", "title_fr", "uuid") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rank", OLD."service_id", OLD."title_en", OLD."title_fr", OLD."uuid"); RETURN NULL;',
                    hash="3402ed1c8933ce34c7b3c36a820aeb756b19d9fc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_88c1d",
                    table="access_servicelevel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incompatibilityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1c167a96315af1fd0b32aa4a285bb3abad4ae88d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3d4ff",
                    table="access_incompatibilityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incompatibility",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_incompatibilityevent" ("first_id", "first_level_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_en", "reason_fr", "second_id", "second_level_id", "uuid") VALUES (NEW."first_id", NEW."first_level_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_en", NEW."reason_fr", NEW."second_id", NEW."second_level_id", NEW."uuid"); RETURN NULL;',
                    hash="2df7534afd487df7e17536943a7f35b77ccb898c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9f3d5",
                    table="access_incompatibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incompatibility",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_incompatibilityevent" ("first_id", "first_level_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_en", "reason_fr", "second_id", "second_level_id", "uuid") VALUES (NEW."first_id", NEW."first_level_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_en", NEW."reason_fr", NEW."second_id", NEW."second_level_id", NEW."uuid"); RETURN NULL;',
                    hash="63f3b25ff115f542d921f21bef446b52c9c474b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_46736",
                    table="access_incompatibility",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incompatibility",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_incompatibilityevent" ("first_id", "first_level_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_en", "reason_fr", "second_id", "second_level_id", "uuid") VALUES (OLD."first_id", OLD."first_level_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason_en", OLD."reason_fr", OLD."second_id", OLD."second_level_id", OLD."uuid"); RETURN NULL;',
                    hash="cd87744c3c6a0f5b763e97ab22be5056f377973b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_04367",
                    table="access_incompatibility",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(fields=["person", "valid_from"], name="access_holding_person"),
        ),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(fields=["service", "valid_from"], name="access_holding_service"),
        ),
        migrations.AddIndex(
            model_name="holding",
            index=models.Index(
                condition=models.Q(("pool__isnull", False)), fields=["pool", "state"], name="access_holding_pool"
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="access_holding_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("grant__isnull", True), ("rule__isnull", False)),
                    models.Q(("grant__isnull", False), ("rule__isnull", True)),
                    _connector="OR",
                ),
                name="access_holding_one_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("rule__isnull", False)),
                expressions=[
                    (models.F("rule"), "="),
                    (models.F("person"), "="),
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
                name="access_holding_rule_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="holding",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("grant__isnull", False)),
                expressions=[
                    (models.F("grant"), "="),
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
                name="access_holding_grant_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grantevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ed41e39297df0838620c33cf57d4abea0ea79e15",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ad573",
                    table="access_grantevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="grant",
            index=models.Index(fields=["service", "state"], name="access_grant_queue"),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("granted", "ended")), _negated=True),
                    models.Q(
                        ("granted_by__isnull", False),
                        ("valid_until__gte", models.F("valid_from")),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="access_grant_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="grant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "requested")),
                fields=("person", "service", "door_group"),
                name="access_grant_asked_once",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_grantevent" ("decided_at", "delegation_id", "door_group_id", "ended_reason", "granted_by_id", "id", "level_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "quota", "reason", "request_reason", "requested_at", "requested_by_id", "service_id", "state", "uuid", "valid_from", "valid_until") VALUES (NEW."decided_at", NEW."delegation_id", NEW."door_group_id", NEW."ended_reason", NEW."granted_by_id", NEW."id", NEW."level_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pool_id", NEW."quota", NEW."reason", NEW."request_reason", NEW."requested_at", NEW."requested_by_id", NEW."service_id", NEW."state", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="47e0076981d9f8cfbdecdacac5f1270dad4e523b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1423b",
                    table="access_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_grantevent" ("decided_at", "delegation_id", "door_group_id", "ended_reason", "granted_by_id", "id", "level_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "quota", "reason", "request_reason", "requested_at", "requested_by_id", "service_id", "state", "uuid", "valid_from", "valid_until") VALUES (NEW."decided_at", NEW."delegation_id", NEW."door_group_id", NEW."ended_reason", NEW."granted_by_id", NEW."id", NEW."level_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pool_id", NEW."quota", NEW."reason", NEW."request_reason", NEW."requested_at", NEW."requested_by_id", NEW."service_id", NEW."state", NEW."uuid", NEW."valid_from", NEW."valid_until"); RETURN NULL;',
                    hash="1612aecad2d2b0c4dc81c254e6c55449f6fff824",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c99f4",
                    table="access_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="grant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_grantevent" ("decided_at", "delegation_id", "door_group_id", "ended_reason", "granted_by_id", "id", "level_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "quota", "reason", "request_reason", "requested_at", "requested_by_id", "service_id", "state", "uuid", "valid_from", "valid_until") VALUES (OLD."decided_at", OLD."delegation_id", OLD."door_group_id", OLD."ended_reason", OLD."granted_by_id", OLD."id", OLD."level_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pool_id", OLD."quota", OLD."reason", OLD."request_reason", OLD."requested_at", OLD."requested_by_id", OLD."service_id", OLD."state", OLD."uuid", OLD."valid_from", OLD."valid_until"); RETURN NULL;',
                    hash="da2e3a2867e27b66ae689abd5def6e923013e542",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b6eaf",
                    table="access_grant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlementruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="a1c20995484b94a7f0658eea1f5e6c9203ac61de",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6061a",
                    table="access_entitlementruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="entitlementrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="access_entitlementrule_period",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlementrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_entitlementruleevent" ("code", "door_group_id", "grace_days", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "population", "quota", "reason", "service_id", "state", "uuid", "valid_from", "valid_until", "warn_days") VALUES (NEW."code", NEW."door_group_id", NEW."grace_days", NEW."id", NEW."level_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pool_id", NEW."population", NEW."quota", NEW."reason", NEW."service_id", NEW."state", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."warn_days"); RETURN NULL;',
                    hash="47ba1a1c53b51db13d7574c2444e5790cba9a31c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e47b4",
                    table="access_entitlementrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlementrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."door_group_id" IS DISTINCT FROM (NEW."door_group_id") OR OLD."grace_days" IS DISTINCT FROM (NEW."grace_days") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."level_id" IS DISTINCT FROM (NEW."level_id") OR OLD."pool_id" IS DISTINCT FROM (NEW."pool_id") OR OLD."population" IS DISTINCT FROM (NEW."population") OR OLD."quota" IS DISTINCT FROM (NEW."quota") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."service_id" IS DISTINCT FROM (NEW."service_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."warn_days" IS DISTINCT FROM (NEW."warn_days"))',
                    func='INSERT INTO "access_entitlementruleevent" ("code", "door_group_id", "grace_days", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "population", "quota", "reason", "service_id", "state", "uuid", "valid_from", "valid_until", "warn_days") VALUES (NEW."code", NEW."door_group_id", NEW."grace_days", NEW."id", NEW."level_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pool_id", NEW."population", NEW."quota", NEW."reason", NEW."service_id", NEW."state", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."warn_days"); RETURN NULL;',
                    hash="38d794f503d447c98a45e56bb26367a3f3c97ead",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fa1d6",
                    table="access_entitlementrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="entitlementrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_entitlementruleevent" ("code", "door_group_id", "grace_days", "id", "level_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pool_id", "population", "quota", "reason", "service_id", "state", "uuid", "valid_from", "valid_until", "warn_days") VALUES (OLD."code", OLD."door_group_id", OLD."grace_days", OLD."id", OLD."level_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pool_id", OLD."population", OLD."quota", OLD."reason", OLD."service_id", OLD."state", OLD."uuid", OLD."valid_from", OLD."valid_until", OLD."warn_days"); RETURN NULL;',
                    hash="41adcfd530c57d2e0bad980cf7941e2b55ea50bd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fcd80",
                    table="access_entitlementrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicelevelevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="22fd6f4ae728c0b065328c9123a4c412ebbf4344",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cd478",
                    table="access_servicelevelevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceuse",
            constraint=models.UniqueConstraint(fields=("service", "day"), name="access_use_once"),
        ),
        migrations.AddConstraint(
            model_name="timerule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gt", models.F("valid_from")), _connector="OR"
                ),
                name="access_timerule_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="timerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("weekdays__gte", 1), ("weekdays__lte", 127)), name="access_time_rule_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="timerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opens_at"))), name="access_time_rule_hours"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timerule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_timeruleevent" ("closes_at", "group_id", "id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "teaching_weeks_only", "uuid", "valid_from", "valid_until", "weekdays") VALUES (NEW."closes_at", NEW."group_id", NEW."id", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."teaching_weeks_only", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."weekdays"); RETURN NULL;',
                    hash="85511e8c130f62e8b78587dc4dc556a14eff7536",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1a3a8",
                    table="access_timerule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timerule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_timeruleevent" ("closes_at", "group_id", "id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "teaching_weeks_only", "uuid", "valid_from", "valid_until", "weekdays") VALUES (NEW."closes_at", NEW."group_id", NEW."id", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."teaching_weeks_only", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."weekdays"); RETURN NULL;',
                    hash="113f141ae46523b852272893c71d0817fd978c40",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a0ca5",
                    table="access_timerule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timerule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_timeruleevent" ("closes_at", "group_id", "id", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "teaching_weeks_only", "uuid", "valid_from", "valid_until", "weekdays") VALUES (OLD."closes_at", OLD."group_id", OLD."id", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."teaching_weeks_only", OLD."uuid", OLD."valid_from", OLD."valid_until", OLD."weekdays"); RETURN NULL;',
                    hash="bbb3ecb47e85db964eeba12e28bcafcef25ee4b8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2a3d8",
                    table="access_timerule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="timeruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="57daffbea1b756d4b0267a444891bcd34aee3cd8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7d146",
                    table="access_timeruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_zoneevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."structure_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="8afcbab9641d097472ec8c21c2ef690d00ee55c4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7f336",
                    table="access_zone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_zoneevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "title_en", "title_fr", "uuid") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."structure_id", NEW."title_en", NEW."title_fr", NEW."uuid"); RETURN NULL;',
                    hash="e27fa247c66454f00f9cf5dcee1b69fd2a90edfb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7ea30",
                    table="access_zone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zone",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_zoneevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "title_en", "title_fr", "uuid") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."structure_id", OLD."title_en", OLD."title_fr", OLD."uuid"); RETURN NULL;',
                    hash="71a4ff207defd85b9634473ccc2fdd36d0e47631",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_00fc8",
                    table="access_zone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c54c00b5942bc56b1baf33ecba9b65ff06ac0f82",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_8abb6",
                    table="access_serviceevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_serviceevent" ("audience_en", "audience_fr", "availability_percent", "can_be_asked", "category", "code", "contact_mail", "contact_phone", "description_en", "description_fr", "how_to_ask_en", "how_to_ask_fr", "icon", "id", "is_listed", "needs_strong_sign_in", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_unit", "restored_hours", "state", "state_note_en", "state_note_fr", "state_since", "summary_en", "summary_fr", "support_hours_en", "support_hours_fr", "title_en", "title_fr", "url", "uuid", "zone_id") VALUES (NEW."audience_en", NEW."audience_fr", NEW."availability_percent", NEW."can_be_asked", NEW."category", NEW."code", NEW."contact_mail", NEW."contact_phone", NEW."description_en", NEW."description_fr", NEW."how_to_ask_en", NEW."how_to_ask_fr", NEW."icon", NEW."id", NEW."is_listed", NEW."needs_strong_sign_in", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quota_unit", NEW."restored_hours", NEW."state", NEW."state_note_en", NEW."state_note_fr", NEW."state_since", NEW."summary_en", NEW."summary_fr", NEW."support_hours_en", NEW."support_hours_fr", NEW."title_en", NEW."title_fr", NEW."url", NEW."uuid", NEW."zone_id"); RETURN NULL;',
                    hash="af8f6b2663895a0dae232b84c5943bcf60d47892",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b4afe",
                    table="access_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_serviceevent" ("audience_en", "audience_fr", "availability_percent", "can_be_asked", "category", "code", "contact_mail", "contact_phone", "description_en", "description_fr", "how_to_ask_en", "how_to_ask_fr", "icon", "id", "is_listed", "needs_strong_sign_in", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_unit", "restored_hours", "state", "state_note_en", "state_note_fr", "state_since", "summary_en", "summary_fr", "support_hours_en", "support_hours_fr", "title_en", "title_fr", "url", "uuid", "zone_id") VALUES (NEW."audience_en", NEW."audience_fr", NEW."availability_percent", NEW."can_be_asked", NEW."category", NEW."code", NEW."contact_mail", NEW."contact_phone", NEW."description_en", NEW."description_fr", NEW."how_to_ask_en", NEW."how_to_ask_fr", NEW."icon", NEW."id", NEW."is_listed", NEW."needs_strong_sign_in", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quota_unit", NEW."restored_hours", NEW."state", NEW."state_note_en", NEW."state_note_fr", NEW."state_since", NEW."summary_en", NEW."summary_fr", NEW."support_hours_en", NEW."support_hours_fr", NEW."title_en", NEW."title_fr", NEW."url", NEW."uuid", NEW."zone_id"); RETURN NULL;',
                    hash="b712266465903a40c7dfb99414e64facc64eea53",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_68bcf",
                    table="access_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_serviceevent" ("audience_en", "audience_fr", "availability_percent", "can_be_asked", "category", "code", "contact_mail", "contact_phone", "description_en", "description_fr", "how_to_ask_en", "how_to_ask_fr", "icon", "id", "is_listed", "needs_strong_sign_in", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quota_unit", "restored_hours", "state", "state_note_en", "state_note_fr", "state_since", "summary_en", "summary_fr", "support_hours_en", "support_hours_fr", "title_en", "title_fr", "url", "uuid", "zone_id") VALUES (OLD."audience_en", OLD."audience_fr", OLD."availability_percent", OLD."can_be_asked", OLD."category", OLD."code", OLD."contact_mail", OLD."contact_phone", OLD."description_en", OLD."description_fr", OLD."how_to_ask_en", OLD."how_to_ask_fr", OLD."icon", OLD."id", OLD."is_listed", OLD."needs_strong_sign_in", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quota_unit", OLD."restored_hours", OLD."state", OLD."state_note_en", OLD."state_note_fr", OLD."state_since", OLD."summary_en", OLD."summary_fr", OLD."support_hours_en", OLD."support_hours_fr", OLD."title_en", OLD."title_fr", OLD."url", OLD."uuid", OLD."zone_id"); RETURN NULL;',
                    hash="99c4c9da5f49ddf3ab077cc77f53e36eec936516",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a8c82",
                    table="access_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorgroupevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e18fdf73551c270955034b9b4c6362e14bc4e1a3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c8ec0",
                    table="access_doorgroupevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_doorgroupevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "title_en", "title_fr", "uuid", "zone_id") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."structure_id", NEW."title_en", NEW."title_fr", NEW."uuid", NEW."zone_id"); RETURN NULL;',
                    hash="d6cb2592e6c3fd1145b167fe9beac6c86babccd3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_df35b",
                    table="access_doorgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_doorgroupevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "title_en", "title_fr", "uuid", "zone_id") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."structure_id", NEW."title_en", NEW."title_fr", NEW."uuid", NEW."zone_id"); RETURN NULL;',
                    hash="f523e84263ddf5aad2ed73f1bec0e69b0e8a9c30",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a6447",
                    table="access_doorgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="doorgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_doorgroupevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "structure_id", "title_en", "title_fr", "uuid", "zone_id") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."structure_id", OLD."title_en", OLD."title_fr", OLD."uuid", OLD."zone_id"); RETURN NULL;',
                    hash="1a6f011a2b2937d049437df2eb6b8f7a64b7c068",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f5618",
                    table="access_doorgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearanceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="c83f487bc8ab74653ac7f34029913ce687418e86",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3f92c",
                    table="access_clearanceevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="clearance",
            index=models.Index(fields=["zone", "person"], name="access_clearance_who"),
        ),
        migrations.AddConstraint(
            model_name="clearance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "granted"), _negated=True),
                    models.Q(
                        ("decided_by__isnull", False),
                        ("valid_from__isnull", False),
                        ("valid_until__gt", models.F("valid_from")),
                    ),
                    _connector="OR",
                ),
                name="access_clearance_decided",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearance",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_clearanceevent" ("decided_at", "decided_by_id", "decision", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "request_reason", "requested_at", "requested_by_id", "state", "uuid", "valid_from", "valid_until", "zone_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."request_reason", NEW."requested_at", NEW."requested_by_id", NEW."state", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."zone_id"); RETURN NULL;',
                    hash="013167613bf60cb70141ccb0f0b342dc3951a64a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c121d",
                    table="access_clearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearance",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "access_clearanceevent" ("decided_at", "decided_by_id", "decision", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "request_reason", "requested_at", "requested_by_id", "state", "uuid", "valid_from", "valid_until", "zone_id") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."request_reason", NEW."requested_at", NEW."requested_by_id", NEW."state", NEW."uuid", NEW."valid_from", NEW."valid_until", NEW."zone_id"); RETURN NULL;',
                    hash="1cc634c01f1488048c0d0d589e7b16398fc619ee",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3249c",
                    table="access_clearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="clearance",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "access_clearanceevent" ("decided_at", "decided_by_id", "decision", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "request_reason", "requested_at", "requested_by_id", "state", "uuid", "valid_from", "valid_until", "zone_id") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."request_reason", OLD."requested_at", OLD."requested_by_id", OLD."state", OLD."uuid", OLD."valid_from", OLD."valid_until", OLD."zone_id"); RETURN NULL;',
                    hash="49489a6fa600234a2c88e59ac0bb4489218d82ff",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_02faa",
                    table="access_clearance",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="zoneevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="07042c40a60c1763faa53f2d4541f5058c63f7b5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_b0793",
                    table="access_zoneevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
