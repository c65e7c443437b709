"""``cartable check``."""

from __future__ import annotations

from typing import Any

import click

from cartable.config.cli.command import Command, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark, ngettext


@click.command(
    "check",
    cls=Command,
    help=mark("Check that the program is whole: settings, models, migrations, engines. Needs no database."),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check the program."""
    from cartable.config.checking import examine
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import set_up_django

    out = output_of(ctx)
    check_environment()
    set_up_django()
    findings = examine()
    errors = [one for one in findings if one.level == "error"]
    for one in findings:
        out.say(f"{one.level}: {one.where}: {one.what}" + (f" {one.mend}" if one.mend else ""))
    facts: dict[str, Any] = {"ok": not errors, "findings": [one.as_dict() for one in findings]}
    text = ngettext("%(count)d error.", "%(count)d errors.", len(errors)) % {"count": len(errors)}
    out.result(facts, text if errors else _("All is coherent."))
    if errors:
        ctx.exit(Exit.FAILED)
