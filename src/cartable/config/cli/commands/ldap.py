"""``cartable ldap``: an existing LDAP directory as a source of people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from cartable.config.cli.acting import acting_account
from cartable.config.cli.command import Group, option, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark

AS_HELP = mark("The account in whose name this is done; left out: the first that may.")
SHOWN = 20


@click.group("ldap", cls=Group, help=mark("Try and import an LDAP directory as a source of people."))
def command() -> None:
    """LDAP directories."""


@command.command("example", help=mark("Write a mapping file to begin with, for a SUPANN directory."))
@click.pass_context
def example(ctx: click.Context) -> None:
    """Write the file that is shipped."""
    from pathlib import Path

    import cartable.connectors.ldap

    text = Path(cartable.connectors.ldap.__file__).with_name("supann.toml").read_text(encoding="utf-8")
    output_of(ctx).result({"mapping": text}, text.rstrip("\n"))


@command.command("dry-run", help=mark("Say who would come from the directory of the source CODE; write nothing."))
@click.argument("code")
@click.pass_context
def dry_run(ctx: click.Context, code: str) -> None:
    """Try a directory."""
    out = output_of(ctx)
    with _ready(), out.progress(_("Directory")) as bar:
        from cartable.connectors.ldap.importing import dry_run as try_directory
        from cartable.kernel.clock import system_clock

        found = try_directory(code=code, now=system_clock(), progress=bar)
    names = {kind: [told["name"] or told["key"] for told in told_names] for kind, told_names in found.names.items()}
    facts = {"source": code, **found.counts, "held": found.held, "names": names, "faults": found.faults}
    out.result(facts, "\n".join(_lines(found, names)))


@command.command("import", help=mark("Take in the directory of the source CODE."))
@click.argument("code")
@option("--as", "username", metavar="NAME", help=AS_HELP)
@click.pass_context
def import_(ctx: click.Context, code: str, username: str | None) -> None:
    """Import a directory."""
    out = output_of(ctx)
    with _ready(), out.progress(_("Directory")) as bar:
        from cartable.connectors.ldap.importing import import_directory
        from cartable.kernel.clock import system_clock

        actor = acting_account(username, "source.manage")
        run = import_directory(code=code, actor=actor, now=system_clock(), progress=bar)
    facts = {"source": code, "run": str(run.uuid), "state": str(run.state), **run.counts}
    if run.state == "held":
        told = _("Held back: too many people are missing (%(missing)s). Look at the names on the page of the source.")
        out.result(facts, told % {"missing": run.held_reason})
        ctx.exit(Exit.FAILED)
    counted = {"new": 0, "same": 0, "to_decide": 0, "unchanged": 0, "refused": 0, "gone": 0, **run.counts}
    told = _("%(new)d new, %(same)d known, %(to_decide)d to decide, %(unchanged)d unchanged, %(refused)d refused.")
    out.result(facts, told % counted)


def _lines(found: Any, names: dict[str, list[str]]) -> Iterator[str]:
    """Each kind with its first names, then what is refused and why."""
    said = {
        "new": _("Somebody new: %(count)d"),
        "same": _("Somebody known: %(count)d"),
        "to_decide": _("To decide: %(count)d"),
        "refused": _("Refused: %(count)d"),
        "gone": _("No longer there: %(count)d"),
    }
    yield _("Entries read: %(count)d, unchanged: %(unchanged)d") % {
        "count": found.counts["total"],
        "unchanged": found.counts["unchanged"],
    }
    for kind, text in said.items():
        if found.counts[kind]:
            yield text % {"count": found.counts[kind]}
            yield from (f"  {name}" for name in names[kind][:SHOWN])
            if found.counts[kind] > SHOWN:
                yield "  …"
    for fault in found.faults[:SHOWN]:
        yield f"{fault['key'] or '?'}: {fault['what']} {fault['mend']}"
    if found.held:
        yield _("This arrival would be held back: too many people are missing.")


@contextmanager
def _ready() -> Iterator[None]:
    """The database up with its tables, in the language of who asks."""
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django
    from cartable.config.processes.prepare import make_tables

    check_environment()
    with lease_database():
        set_up_django()
        from django.utils.translation import override

        from cartable.config.cli.language import chosen_language

        make_tables()
        with override(chosen_language()):
            yield
