"""``cartable restore``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cartable.config.cli.command import Command, option, output_of
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark


@click.command(
    "restore",
    cls=Command,
    help=mark(
        "Put the content of FILE, made by “cartable backup”, into this installation. The whole file is verified"
        " before anything is touched."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@option("--force", is_flag=True, help=mark("Replace the installation that is there."))
@click.pass_context
def command(ctx: click.Context, file: Path, force: bool) -> None:
    """Restore a backup."""
    from cartable.config.backup.restoring import restore_backup
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django
    from cartable.config.processes.prepare import make_tables

    out = output_of(ctx)
    environment = check_environment()
    set_up_django()
    with lease_database() as lease, out.progress(_("Restore")) as bar:
        manifest = restore_backup(
            file.absolute(), data_dir=environment.data_dir, connection=lease.connection, force=force, tell=bar
        )
        bar(None, _("Tables"))
        applied = make_tables()
    facts = {"file": str(file), "parts": len(manifest.parts), "created_at": manifest.created_at, "applied": applied}
    out.result(facts, _("The backup of %(created_at)s is in place (%(parts)d parts verified).") % facts)
    if "CARTABLE_SECRET_KEY" in os.environ:
        out.note(_("CARTABLE_SECRET_KEY is set: the key of the backup is not used."))
