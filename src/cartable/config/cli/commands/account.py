"""``cartable account``: the first way in to a new installation, and the way back for who lost a password."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from cartable.config.cli.command import Group, option, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark
from cartable.config.cli.problems import CommandFailed

PASSWORD_HELP = mark("Read the password from standard input instead of asking for it.")


@click.group("account", cls=Group, help=mark("Open the first account of an installation, or set a password anew."))
def command() -> None:
    """Accounts."""


@command.command("open", help=mark("Open the account NAME for a new person. With --role it may act everywhere."))
@click.argument("name")
@option("--family", required=True, help=mark("The family name."))
@option("--given", default="", help=mark("The given name."))
@option("--code", help=mark("The person's code; left out: the account's name."))
@option("--role", help=mark("A role over the whole institution, such as administrator."))
@option("--password-stdin", is_flag=True, help=PASSWORD_HELP)
@click.pass_context
def open_(
    ctx: click.Context, name: str, family: str, given: str, code: str | None, role: str | None, password_stdin: bool
) -> None:
    """Open an account."""
    out = output_of(ctx)
    password = _password(from_input=password_stdin)
    with _people() as people:
        from django.contrib.auth.hashers import make_password
        from django.db import transaction

        from cartable.kernel.audit import because
        from cartable.kernel.clock import system_clock, today

        _check_password(password)
        with transaction.atomic(), because(actor="command line", reason="cartable account open"):
            row = people.PersonRow(code=code or name, family_name=family, given_name=given)
            (person,) = people.create_people(rows=[row])
            opened = people.AccountRow(person_id=person.pk, username=name, password_hash=make_password(password))
            people.open_accounts(rows=[opened], now=system_clock())
            if role:
                people.grant_role(person=person, role=role, valid_from=today(), reason="cartable account open")
    out.result({"account": name, "role": role}, _("The account %(name)s is open.") % {"name": name})


@command.command("password", help=mark("Set the password of the account NAME anew."))
@click.argument("name")
@option("--password-stdin", is_flag=True, help=PASSWORD_HELP)
@click.pass_context
def password_(ctx: click.Context, name: str, password_stdin: bool) -> None:
    """Set a password."""
    out = output_of(ctx)
    given = _password(from_input=password_stdin)
    with _people() as people:
        from django.contrib.auth.hashers import make_password

        account = people.Account.objects.filter(username__iexact=name).first()
        if account is None:
            what = _("There is no account named %(name)s.") % {"name": name}
            raise CommandFailed(what, _("Check its spelling."), code="account.unknown", exit_code=Exit.BAD_INPUT)
        _check_password(given, account)
        people.set_password(
            account=account,
            password_hash=make_password(given),
            actor="command line",
            reason="cartable account password",
        )
    out.result({"account": name}, _("The password of %(name)s is set.") % {"name": name})


def _password(*, from_input: bool) -> str:
    if from_input:
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt(_("Password"), hide_input=True, confirmation_prompt=_("Once more"), err=True))


def _check_password(password: str, account: Any = None) -> None:
    """Raises CommandFailed when the password is too weak."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, account)
    except ValidationError as error:
        what = _("This password can't be accepted.")
        raise CommandFailed(what, " ".join(error.messages), code="password.weak", exit_code=Exit.BAD_INPUT) from error


@contextmanager
def _people() -> Iterator[Any]:
    """The people engine's door, with the database up and its tables there."""
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django
    from cartable.config.processes.prepare import make_tables

    check_environment()
    with lease_database():
        set_up_django()
        from django.utils.translation import override

        from cartable.config.cli.language import chosen_language
        from cartable.engines.people import api

        make_tables()
        with override(chosen_language()):
            yield api
