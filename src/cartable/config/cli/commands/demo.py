"""``cartable demo``."""

from __future__ import annotations

import os
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import click

from cartable.config.cli.command import Command, option, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark
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
@option("--size", type=click.FloatRange(0, min_open=True), help=mark("The size of the campus; 1 is the usual one."))
@option("--seed", type=int, help=mark("Where chance begins: the same seed builds the same campus."))
@option("--host", default="127.0.0.1", show_default=True, help=mark("The address to listen on."))
@option("--port", type=click.IntRange(1, 65535), help=mark("The port to listen on; left out: 8000, or a free one."))
@click.pass_context
def command(ctx: click.Context, size: float | None, seed: int | None, host: str, port: int | None) -> None:
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


def _check_record(data_dir: Path, size: float | None, seed: int | None) -> None:
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
    import cartable_demo

    personas = [_persona(one) for one in getattr(cartable_demo, "PERSONAS", ())]
    out.event("personas", {"personas": personas})
    out.say("")
    out.say(_("The demo campus is at %(address)s (Ctrl-C stops it).") % {"address": url})
    if personas:
        out.say(_("Sign in as:"))
    widths = [max((len(one[name]) for one in personas), default=0) for name in ("username", "password")]
    for one in personas:
        out.say(f"  {one['username']:<{widths[0]}}  {one['password']:<{widths[1]}}  {one['title']}")


def _persona(given: Any) -> dict[str, str]:
    """Whatever form the demo gives its people: a dataclass, a mapping, or an object with the same names."""
    facts = asdict(given) if is_dataclass(given) and not isinstance(given, type) else given
    read = facts.get if isinstance(facts, dict) else lambda name, usual="": getattr(facts, name, usual)
    return {name: str(read(name, "")) for name in ("username", "password", "title")}
