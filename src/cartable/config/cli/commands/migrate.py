"""``cartable migrate``."""

from __future__ import annotations

import click

from cartable.config.cli.command import Command, output_of
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark, ngettext


@click.command("migrate", cls=Command, help=mark("Bring the database's tables up to date; harmless when they are."))
@click.pass_context
def command(ctx: click.Context) -> None:
    """Apply the migrations."""
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django
    from cartable.config.processes.prepare import make_tables

    check_environment()
    out = output_of(ctx)
    with lease_database(), out.progress(_("Tables")):
        set_up_django()
        applied = make_tables()
    text = ngettext("%(count)d migration applied.", "%(count)d migrations applied.", len(applied))
    out.result({"applied": applied}, text % {"count": len(applied)} if applied else _("The tables are up to date."))
