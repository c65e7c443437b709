"""The shared cache has its table without anyone making it."""

import pytest
from django.core.cache import caches
from django.db import connection


@pytest.mark.django_db
def test_the_cache_table_is_there_and_works():
    cache = caches["default"]
    cache.set("a", {"b": 1}, 60)
    assert cache.get("a") == {"b": 1}
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'kernel_cache'")
        assert cursor.fetchone() == ("u",)
