"""The list of commands; each is imported when it is used, so that ``--help`` and ``--version`` come at once."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

import cartable
from cartable.config.cli.command import Group, Option, output_of
from cartable.config.cli.language import gettext, mark

COMMANDS = {
    "demo": ("demo", mark("Build and serve the demo campus.")),
    "serve": ("serve", mark("Serve the site.")),
    "worker": ("worker", mark("Do the waiting jobs.")),
    "migrate": ("migrate", mark("Bring the database's tables up to date.")),
    "check": ("check", mark("Check that the program is whole and coherent.")),
    "doctor": ("doctor", mark("Say what is wrong with this installation, and how to mend it.")),
    "backup": ("backup", mark("Save everything into one file.")),
    "restore": ("restore", mark("Put a backup in place.")),
    "account": ("account", mark("Open the first account, or set a password anew.")),
    "term": ("term", mark("Import, solve and publish the timetable of a term.")),
    "ldap": ("ldap", mark("Try and import an LDAP directory as a source of people.")),
    "doors": ("doors", mark("Stand for a door controller, to look at what it is told.")),
    "django": ("passthrough", mark("Run a command of Django (for developers).")),
}


class Root(Group):
    """Imports a command's module on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cartable.config.cli.commands.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, without importing the commands."""
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, gettext(text)) for name, (_, text) in COMMANDS.items()])


def _version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        output_of(ctx).result({"version": cartable.__version__}, f"cartable {cartable.__version__}")
        ctx.exit()


def root() -> Root:
    """The command line."""
    version = Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        callback=_version,
        help=mark("Show the version and exit."),
    )
    options: dict[str, Any] = {"no_args_is_help": True}
    return Root("cartable", params=[version], help=mark("The digital campus of a university in one system."), **options)
