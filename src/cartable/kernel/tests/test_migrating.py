"""A migration applied between two pictures of the models leaves the database that Django's own way leaves."""

from __future__ import annotations

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from cartable.kernel import migrating

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = [
    migrations.CreateModel(
        "Shelf", [("id", models.BigAutoField(primary_key=True)), ("code", models.CharField(max_length=9))]
    ),
    migrations.CreateModel("Book", [("id", models.BigAutoField(primary_key=True)), ("pages", models.IntegerField())]),
    migrations.AddField("Book", "shelf", models.ForeignKey("made.Shelf", models.CASCADE, related_name="books")),
    migrations.AddField("Shelf", "favourite", models.ForeignKey("made.Book", models.CASCADE, null=True)),
    migrations.AddIndex("Book", models.Index(fields=["pages"], name="made_book_pages")),
    migrations.AddConstraint(
        "Book", models.CheckConstraint(condition=models.Q(pages__gt=0), name="made_book_has_pages")
    ),
    migrations.AddConstraint("Shelf", models.UniqueConstraint(fields=["code"], name="made_shelf_once")),
]
SECOND = [
    migrations.CreateModel(
        "Reader",
        [("id", models.BigAutoField(primary_key=True)), ("book", models.ForeignKey("made.Book", models.CASCADE))],
    ),
    migrations.RemoveIndex("Book", "made_book_pages"),
    migrations.RemoveConstraint("Shelf", "made_shelf_once"),
    migrations.AddField("Book", "reader", models.ForeignKey("made.Reader", models.CASCADE, null=True)),
    migrations.AlterField("Shelf", "code", models.CharField(max_length=40, null=True)),
    migrations.RemoveField("Shelf", "favourite"),
    migrations.AddIndex("Book", models.Index(fields=["shelf", "pages"], name="made_book_where")),
]
RENAME = [migrations.RenameField("Book", "pages", "leaves")]
TABLES = "table_schema = 'public' AND table_name LIKE 'made_%%'"


def _migrate(kind, *steps):
    """Apply each list of operations as a migration of this kind; gives the state after."""
    state = ProjectState()
    state.apps  # noqa: B018 - drawn before the first migration, as the executor does
    for number, operations in enumerate(steps):
        migration = kind(f"000{number}", "made")
        migration.operations = operations
        with connection.schema_editor(atomic=True) as editor:
            state = migration.apply(state, editor)
    return state


def _described():
    """Columns, constraints and indexes of the made tables."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT table_name, column_name, data_type, is_nullable, character_maximum_length "  # noqa: S608
            f"FROM information_schema.columns WHERE {TABLES} ORDER BY 1, 2"
        )
        columns = cursor.fetchall()
        cursor.execute("SELECT tablename, indexdef FROM pg_indexes WHERE tablename LIKE 'made_%%' ORDER BY 1, 2")
        indexes = cursor.fetchall()
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE conrelid::regclass::text LIKE 'made_%%' ORDER BY 1, 2"
        )
        return columns, indexes, cursor.fetchall()


@pytest.fixture(autouse=True)
def _clean():
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS made_reader, made_book, made_shelf CASCADE")


@pytest.mark.parametrize(
    "steps", [(FIRST,), (FIRST, SECOND), (FIRST, SECOND, RENAME)], ids=["new", "changed", "renamed"]
)
def test_the_database_is_the_same(steps):
    theirs_state = _migrate(migrations.Migration, *steps)
    theirs = _described()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS made_reader, made_book, made_shelf CASCADE")
    ours_state = _migrate(migrating.Migration, *steps)
    assert _described() == theirs
    assert len(theirs[0]) >= 6
    assert ours_state.models == theirs_state.models


def test_an_operation_on_another_s_outcome_is_applied_as_django_does():
    twice = [
        migrations.AddField("Book", "title", models.CharField(max_length=9, default="")),
        migrations.AlterField("Book", "title", models.CharField(max_length=30, default="")),
    ]
    _migrate(migrating.Migration, FIRST, twice)
    (title,) = [row for row in _described()[0] if row[1] == "title"]
    assert title == ("made_book", "title", "character varying", "NO", 30)
