"""``cartable backup``."""

from __future__ import annotations

from pathlib import Path

import click

from cartable.config.cli.command import Command, output_of
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark


@click.command(
    "backup",
    cls=Command,
    help=mark(
        "Save the database, the stored files and the secret key into FILE (.tar.gz or .tar.zst), while Cartable goes"
        " on working. The file is readable by its owner only: it holds everything."
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def command(ctx: click.Context, file: Path) -> None:
    """Make a backup."""
    from cartable.config.backup.making import make_backup
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django

    out = output_of(ctx)
    environment = check_environment()
    set_up_django()
    with lease_database() as lease, out.progress(_("Backup")) as bar:
        manifest = make_backup(file.absolute(), data_dir=environment.data_dir, connection=lease.connection, tell=bar)
    size = file.stat().st_size
    facts = {"file": str(file), "parts": len(manifest.parts), "bytes": size, "version": manifest.version}
    text = _("Saved in %(file)s: %(parts)d parts, %(size)s.") % {**facts, "size": _human(size)}
    out.result(facts, text)


def _human(size: float) -> str:
    units = ["B", "kB", "MB", "GB"]
    while size >= 1000 and len(units) > 1:
        size /= 1000
        units.pop(0)
    return f"{size:.0f} {units[0]}" if size >= 10 or units[0] == "B" else f"{size:.1f} {units[0]}"
