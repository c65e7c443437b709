"""``cartable doors``: a simulated door controller, to look at what one is told."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress

import click

from cartable.config.cli.command import Group, option, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark
from cartable.config.cli.problems import CommandFailed

SECRET_BYTES = 32


@click.group("doors", cls=Group, help=mark("Stand for a door controller, to look at what it is told."))
def command() -> None:
    """Doors."""


@command.command("simulate", help=mark("Take the orders to the controller CODE on this machine, until interrupted."))
@click.argument("code", default="valbelle")
@option("--port", type=click.IntRange(1, 65535), default=8099, show_default=True, help=mark("Where it listens."))
@click.pass_context
def simulate(ctx: click.Context, code: str, port: int) -> None:
    """Serve a simulated controller until interrupted."""
    from cartable.config.processes.database import set_up_django

    set_up_django()
    from cartable.connectors.doors.controller import secret_variable
    from cartable.connectors.doors.signing import SHORTEST_SECRET
    from cartable.connectors.doors.simulation.server import SimulatedController

    out, name = output_of(ctx), secret_variable(code)
    secret = os.environ.get(name, "")
    if len(secret) < SHORTEST_SECRET:
        what = _("The variable %(name)s isn't set, or has less than %(count)d characters.") % {
            "name": name,
            "count": SHORTEST_SECRET,
        }
        mend = _("Set it to the same value here and for the site, for example %(value)s.") % {
            "value": secrets.token_urlsafe(SECRET_BYTES)
        }
        raise CommandFailed(what, mend, code="doors.secret", exit_code=Exit.BAD_INPUT)
    try:
        server = SimulatedController(secret, port=port)
    except OSError as error:
        what = _("The port %(port)d can't be used: %(error)s.") % {"port": port, "error": error.strerror or error}
        raise CommandFailed(
            what, _("Choose another one with --port."), code="doors.port", exit_code=Exit.BROKEN
        ) from error
    told = _("The simulated controller listens at %(url)s; see %(url)s/state.") % {"url": server.url}
    out.result({"url": server.url, "controller": code}, told)
    with suppress(KeyboardInterrupt):
        server.serve()
