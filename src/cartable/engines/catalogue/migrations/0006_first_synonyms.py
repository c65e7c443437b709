"""The synonyms shipped are the first of the table: from then on they are kept on a page."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from cartable.engines.catalogue.guide.synonyms import FILE, read_phrases
from cartable.kernel.audit import because


def fill(apps: Any, schema_editor: Any) -> None:
    """The groups of the file, unless the table holds some."""
    group = apps.get_model("catalogue", "SynonymGroup")
    if group.objects.exists():
        return
    with because(actor="catalogue", reason="synonyms shipped"):
        group.objects.bulk_create([group(phrases=list(phrases)) for phrases in read_phrases(FILE)])


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0005_replacements_and_synonyms")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
