"""``cartable worker``."""

from __future__ import annotations

import click

from cartable.config.cli.command import Command, option, output_of
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark


@click.command(
    "worker",
    cls=Command,
    help=mark("Do the waiting jobs and deliver the events, until Ctrl-C. Run as many as wanted, on any computer."),
)
@option("--concurrency", type=click.IntRange(1), default=1, show_default=True, help=mark("How many long jobs at once."))
@option("--drain", is_flag=True, help=mark("Stop when no job waits any more."))
@click.pass_context
def command(ctx: click.Context, concurrency: int, drain: bool) -> None:
    """Do jobs."""
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.worker import run

    check_environment()
    output_of(ctx).note(_("The worker is at work (Ctrl-C stops it)."))
    run(concurrency=concurrency, drain=drain)
