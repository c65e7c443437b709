"""Emptying a database before it is filled again."""

from __future__ import annotations

import psycopg


def is_empty(url: str) -> bool:
    """Whether the database holds no table."""
    query = "SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema'))"
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    return row is not None and not row[0]


def count_other_users(url: str) -> int:
    """How many other connections are open on this database."""
    query = """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"""
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    return row[0] if row is not None else 0


def empty_database(url: str) -> None:
    """Remove everything in it; needs to own the database, no more."""
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute("CREATE SCHEMA public")
