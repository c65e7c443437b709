"""``cartable doctor``."""

from __future__ import annotations

import click

from cartable.config.cli.command import Command, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark

SIGNS = {"ok": "✓", "note": "·", "warning": "!", "broken": "✗"}


@click.command(
    "doctor", cls=Command, help=mark("Say what is wrong with this installation, and how to mend it. Changes nothing.")
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Examine the installation."""
    from cartable.config.doctor.examination import examine

    out = output_of(ctx)
    findings = examine()
    for one in findings:
        out.say(f"{SIGNS[one.state]} {one.title}: {one.what}")
        if one.mend:
            out.say(f"    → {one.mend}")
    broken = [one for one in findings if one.state == "broken"]
    facts = {"ok": not broken, "findings": [one.as_dict() for one in findings]}
    out.result(facts, _("This installation does not work.") if broken else _("This installation works."))
    if broken:
        ctx.exit(Exit.BROKEN)
