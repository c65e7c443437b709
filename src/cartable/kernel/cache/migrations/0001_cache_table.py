"""The table of Django's database cache. Unlogged: a cache needn't outlive a crash, and its writes are many."""

from django.db import migrations

CREATE = """
CREATE UNLOGGED TABLE kernel_cache (
  cache_key varchar(255) PRIMARY KEY,
  value text NOT NULL,
  expires timestamp with time zone NOT NULL
);
CREATE INDEX kernel_cache_expires ON kernel_cache (expires);
"""


class Migration(migrations.Migration):
    """What ``createcachetable`` would make, and nobody would remember to run."""

    initial = True
    dependencies: list[tuple[str, str]] = []
    operations = [migrations.RunSQL(CREATE, "DROP TABLE kernel_cache")]
