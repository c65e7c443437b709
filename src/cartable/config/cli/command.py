"""Commands that speak the reader's language, take ``--json --lang --data`` anywhere, and end with a known code."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from cartable.config.cli.exits import Exit
from cartable.config.cli.language import LANGUAGES, gettext, mark, use_language
from cartable.config.cli.output import Output
from cartable.config.cli.problems import environment_report, report_of

F = TypeVar("F", bound=Callable[..., Any])


class Translated:
    """Gives ``help`` and ``short_help`` in the language in use at the time they are shown."""

    _help: str | None = None
    _short: str | None = None

    @property
    def help(self) -> str | None:
        """The help text."""
        return gettext(self._help) if self._help else self._help

    @help.setter
    def help(self, text: str | None) -> None:
        self._help = text

    @property
    def short_help(self) -> str | None:
        """The line in the list of commands."""
        return gettext(self._short) if self._short else self._short

    @short_help.setter
    def short_help(self, text: str | None) -> None:
        self._short = text


class Option(Translated, click.Option):
    """An option with a translated help."""


class Command(Translated, click.Command):
    """A command with the common options."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.params.extend(common_options())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's ``--help``, translated."""
        return _translated_help(super().get_help_option(ctx))


class Group(Translated, click.Group):
    """A group of commands with the common options."""

    command_class = Command

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.params.extend(common_options())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's ``--help``, translated."""
        return _translated_help(super().get_help_option(ctx))


def _translated_help(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = gettext("Show this message and exit.")
    return option


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """``click.option`` with a translated help."""
    return click.option(*names, cls=Option, **settings)


def common_options() -> list[click.Option]:
    """What every command takes, before or after its name."""
    return [
        Option(
            ["--json", "as_json"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_set_json,
            help=mark("Write JSON for programs on standard output."),
        ),
        Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            is_eager=True,
            callback=_set_language,
            help=mark("Speak French or English."),
        ),
        Option(
            ["--data"],
            type=click.Path(path_type=Path),
            metavar="DIR",
            expose_value=False,
            is_eager=True,
            callback=_set_data,
            help=mark("The data folder of the installation (CARTABLE_DATA)."),
        ),
    ]


def output_of(ctx: click.Context) -> Output:
    """The output of the command being run."""
    root = ctx.find_root()
    return Output(as_json=bool(root.meta.get("cartable.json")))


def _set_json(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta["cartable.json"] = True


def _set_language(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value:
        use_language(value)


def _set_data(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        os.environ["CARTABLE_DATA"] = str(value.absolute())


def run(group: click.Group, arguments: list[str] | None = None) -> int:
    """Run the command line; gives the exit code, every problem told."""
    as_json = "--json" in (arguments if arguments is not None else [])
    output = Output(as_json=as_json)
    try:
        code = group.main(args=arguments, prog_name="cartable", standalone_mode=False)
        return code if isinstance(code, int) else Exit.OK
    except click.ClickException as error:
        return _usage(error, output)
    except (click.Abort, KeyboardInterrupt):
        return Exit.INTERRUPTED
    except Exception as error:
        report = report_of(error)
        if report is None and isinstance(error, ValueError) and _is_environment(error):
            report = environment_report(error)
        if report is None:
            raise
        output.problem(report)
        return report.exit_code


def _usage(error: click.ClickException, output: Output) -> int:
    from cartable.config.cli.problems import Report

    if output.as_json:
        output.problem(Report("usage", error.format_message(), "", Exit.USAGE))
    else:
        error.show()
    return Exit.USAGE


def _is_environment(error: ValueError) -> bool:
    """Raised by what reads the environment, not by a mistake elsewhere."""
    trace = error.__traceback__
    names = []
    while trace is not None:
        names.append(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
    return "cartable.config.environment" in names[-3:]
