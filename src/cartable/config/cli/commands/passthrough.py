"""``cartable django``."""

from __future__ import annotations

import sys

import click

from cartable.config.cli.command import Translated
from cartable.config.cli.language import mark

WITHOUT_DATABASE = {"help", "--help", "version", "--version", "makemessages", "compilemessages", "startapp"}


class Passthrough(Translated, click.Command):
    """Takes nothing for itself: every option is Django's."""


@click.command(
    "django",
    cls=Passthrough,
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    help=mark("Run a command of Django (shell, dbshell, makemigrations…) on this installation, for developers."),
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Hand over to Django."""
    from contextlib import nullcontext

    from django.core.management import execute_from_command_line

    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django

    check_environment()
    needs_database = bool(arguments) and arguments[0] not in WITHOUT_DATABASE
    with lease_database() if needs_database else nullcontext():
        set_up_django()
        execute_from_command_line(["cartable django", *(arguments or ("help",))])
    sys.stdout.flush()
