"""``cartable serve``."""

from __future__ import annotations

import click

from cartable.config.cli.command import Command, option, output_of
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark


@click.command(
    "serve",
    cls=Command,
    help=mark(
        "Serve the site: start the database, bring its tables up to date, and do the waiting jobs in a process beside."
        " Ctrl-C stops everything."
    ),
)
@option("--host", default="127.0.0.1", show_default=True, help=mark("The address to listen on."))
@option("--port", type=click.IntRange(1, 65535), help=mark("The port to listen on; left out: 8000, or a free one."))
@option("--no-worker", is_flag=True, help=mark("Do no jobs: “cartable worker” does them elsewhere."))
@click.pass_context
def command(ctx: click.Context, host: str, port: int | None, no_worker: bool) -> None:
    """Serve the site."""
    from cartable.config.cli.serving import check_environment, serve_site

    out = output_of(ctx)
    check_environment()
    serve_site(
        out,
        host=host,
        port=port,
        worker=not no_worker,
        title=_("Cartable is starting"),
        on_ready=lambda url: out.say(_("Cartable is at %(address)s (Ctrl-C stops it).") % {"address": url}),
    )
