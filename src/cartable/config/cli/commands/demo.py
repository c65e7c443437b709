"""``cartable demo``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from cartable.config.cli.command import Command, option, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import chosen_language, mark
from cartable.config.cli.language import gettext as _
from cartable.config.cli.output import Output
from cartable.config.cli.problems import CommandFailed

FOLDER = ".data-demo"


@click.command(
    "demo",
    cls=Command,
    help=mark(
        "Build the campus of an imaginary university, once, and serve it. The first page is there within seconds and"
        " follows the building."
    ),
)
@option("--size", type=click.IntRange(1), help=mark("How many students; left out: the usual number."))
@option("--seed", type=int, help=mark("Where chance begins: the same seed builds the same campus."))
@option("--host", default="127.0.0.1", show_default=True, help=mark("The address to listen on."))
@option("--port", type=click.IntRange(1, 65535), help=mark("The port to listen on; left out: 8000, or a free one."))
@click.pass_context
def command(ctx: click.Context, size: int | None, seed: int | None, host: str, port: int | None) -> None:
    """Build and serve the demo."""
    from cartable.config.cli.serving import check_environment, serve_site

    os.environ.setdefault("CARTABLE_DATA", str(Path(FOLDER).absolute()))
    os.environ["CARTABLE_DEMO"] = "1"
    out = output_of(ctx)
    environment = check_environment()
    _check_record(environment.data_dir, size, seed)
    serve_site(
        out,
        host=host,
        port=port,
        worker=True,
        title=_("The demo campus is being built"),
        demo={"size": size, "seed": seed},
        on_ready=lambda url: _welcome(out, url),
    )


def _check_record(data_dir: Path, size: int | None, seed: int | None) -> None:
    """Refuse to show a demo that isn't the one asked for."""
    from cartable.config.processes.demo_build import find_record

    record = find_record(data_dir)
    if record is None or record.state != "ready":
        return
    if size not in (None, record.size) or seed not in (None, record.seed):
        usual = _("the usual one")
        facts = {
            "folder": data_dir,
            "size": record.size or usual,
            "seed": usual if record.seed is None else record.seed,
        }
        raise CommandFailed(
            _("The demo in %(folder)s was built otherwise (size: %(size)s, seed: %(seed)s).") % facts,
            _("Leave --size and --seed out to see it, or build another with --data FOLDER."),
            code="demo.other",
            exit_code=Exit.REFUSED,
        )


def _welcome(out: Output, url: str) -> None:
    from cartable_demo.personas import PASSWORD, PERSONAS

    french = chosen_language() == "fr"
    titles = {one.username: one.title_fr if french else one.title_en for one in PERSONAS}
    people = [
        {"key": one.key, "username": one.username, "password": PASSWORD, "title": titles[one.username]}
        for one in PERSONAS
    ]
    out.event("personas", {"personas": people})
    out.say("")
    out.say(_("The demo campus is at %(address)s (Ctrl-C stops it).") % {"address": url})
    out.say(_("Sign in as one of these; the password is %(password)s for all:") % {"password": PASSWORD})
    width = max(len(one.username) for one in PERSONAS)
    for one in PERSONAS:
        out.say(f"  {one.username:<{width}}  {one.given_name} {one.family_name}, {titles[one.username]}")
