"""Extensions and the folding function. Engines whose models use them depend on this migration."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

# An index wants an IMMUTABLE function, which unaccent(text) isn't, as it looks its dictionary up on the search path.
# Naming the dictionary and its schema makes it so; the schema is read here, for it may not be "public".
# Its rules drop combining accents too, so that nothing has to be normalised first. PL/pgSQL: twice as fast here as SQL,
# whose body can't be inlined (unaccent is only STABLE).
CREATE_FOLD = """
DO $do$
DECLARE place text := (SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'unaccent');
BEGIN
  EXECUTE format(
    $sql$
      CREATE OR REPLACE FUNCTION cartable_fold(given text) RETURNS text
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
      AS 'BEGIN RETURN lower(%1$s.unaccent(''%1$s.unaccent''::regdictionary, given)); END'
    $sql$, place);
END
$do$
"""


class Migration(migrations.Migration):
    """Accents, trigrams, exclusion constraints on scalars, and ``cartable_fold``."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(CREATE_FOLD, "DROP FUNCTION cartable_fold(text)"),
    ]
