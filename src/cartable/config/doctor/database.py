"""The database, as far as it can be asked without starting anything."""

from __future__ import annotations

from collections.abc import Iterator

from cartable.config.cli.language import gettext as _
from cartable.config.doctor.finding import Finding
from cartable.config.environment import Environment
from cartable.kernel.postgres import DatabaseUnavailable
from cartable.kernel.postgres.binaries import list_binaries
from cartable.kernel.postgres.server import Server

EXTENSIONS = ("unaccent", "pg_trgm", "btree_gist")
OLDEST_SERVER = 14


def server(environment: Environment) -> Iterator[Finding]:
    """What would serve, and whether it does."""
    title = "PostgreSQL"
    if not environment.embedded:
        yield Finding("server", title, "ok", _("the one that DATABASE_URL names"))
        return
    try:
        chosen = Server.of(environment.data_dir)
    except DatabaseUnavailable as error:
        yield Finding("server", title, "broken", *error.told(_))
        return
    others = len(list(list_binaries())) - 1
    told = _("%(version)s (%(source)s)") % {"version": chosen.binaries.version, "source": chosen.binaries.source}
    if others:
        told += " " + _("and %(count)d other(s) on this computer") % {"count": others}
    yield Finding("server", title, "ok", told)
    if chosen.pid() is None:
        yield Finding("running", _("Running"), "note", _("no: it starts with Cartable"))


def is_running(environment: Environment) -> bool:
    """Whether the database can be asked at all."""
    if not environment.embedded:
        return True
    try:
        return Server.of(environment.data_dir).pid() is not None
    except DatabaseUnavailable:
        return False


def contents() -> Iterator[Finding]:
    """What the running database says of itself; Django is set up."""
    from django.db import DatabaseError, InterfaceError, connection

    title = _("Database")
    try:
        with connection.cursor() as cursor:
            version = cursor.connection.info.server_version // 10000
            cursor.execute("SELECT name, installed_version FROM pg_available_extensions")
            extensions = dict(cursor.fetchall())
    except (DatabaseError, InterfaceError) as error:
        mend = _("Start it, or correct DATABASE_URL.")
        yield Finding("database", title, "broken", str(error).strip().splitlines()[0], mend)
        return
    if version < OLDEST_SERVER:
        yield Finding("database", title, "broken", f"PostgreSQL {version}", _("PostgreSQL 14 or newer is needed."))
    else:
        yield Finding("database", title, "ok", _("answers"))
    lacking = [name for name in EXTENSIONS if name not in extensions]
    if lacking:
        mend = _("Install PostgreSQL's contrib extensions on the server.")
        yield Finding("extensions", _("Extensions"), "broken", ", ".join(lacking), mend)
    else:
        yield Finding("extensions", _("Extensions"), "ok", ", ".join(EXTENSIONS))
    yield from _tables()


def _tables() -> Iterator[Finding]:
    from cartable.config.health import migrations_state, worker_state

    if migrations_state() == "ok":
        yield Finding("tables", _("Tables"), "ok", _("up to date"))
    else:
        yield Finding("tables", _("Tables"), "broken", _("migrations are missing"), _("Run “cartable migrate”."))
        return
    if worker_state() == "ok":
        yield Finding("worker", _("Worker"), "ok", _("gave a sign of life within a minute"))
    else:
        mend = _("Start “cartable serve”, which runs one, or “cartable worker”.")
        yield Finding("worker", _("Worker"), "warning", _("no worker is at work: jobs wait"), mend)
