"""``cartable term``: the timetable of a term, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from cartable.config.cli.acting import acting_account
from cartable.config.cli.command import Group, option, output_of
from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.language import mark
from cartable.config.cli.problems import CommandFailed

AS_HELP = mark("The account in whose name this is done; left out: the first that may.")
START_HELP = mark("The Monday of the first week, as 2027-02-15; left out: the next one.")


@click.group("term", cls=Group, help=mark("Import, solve and publish the timetable of a term."))
def command() -> None:
    """Timetables."""


@command.command("import", help=mark("Import FILE, a timetabling problem in XML (ITC-2019), as a term."))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@option("--code", help=mark("The term's code; left out: the problem's name."))
@option("--start", type=click.DateTime(["%Y-%m-%d"]), help=START_HELP)
@option("--as", "username", metavar="NAME", help=AS_HELP)
@click.pass_context
def import_(ctx: click.Context, file: Path, code: str | None, start: datetime | None, username: str | None) -> None:
    """Import a problem."""
    out = output_of(ctx)
    if not file.is_file():
        what = _("There is no file %(file)s.") % {"file": file}
        raise CommandFailed(what, _("Give the path of an XML file."), code="file.missing", exit_code=Exit.BAD_INPUT)
    with _timetable() as api, out.progress(_("Import")) as bar:
        from cartable.kernel.clock import system_clock, today

        starts_on = start.date() if start else _next_monday(today())
        actor = acting_account(username, "term.import")
        term = api.import_term(
            source=file, code=code, starts_on=starts_on, actor=actor, now=system_clock(), progress=bar
        )
        found = api.term_contents(term=term)
        brought = api.say_contents(found)
    facts = {"term": term.code, "uuid": str(term.uuid), "starts_on": starts_on.isoformat(), **found.as_dict()}
    told = _("The term %(term)s is imported; it starts on %(starts_on)s.") % facts
    out.result(facts, f"{told} {brought}")


@command.command(
    "take-over", help=mark("Take over what the teams of units ask for the term CODE in their preparations.")
)
@click.argument("code", required=False)
@option("--as", "username", metavar="NAME", help=AS_HELP)
@click.pass_context
def take_over(ctx: click.Context, code: str | None, username: str | None) -> None:
    """Apply the preparations of a term."""
    out = output_of(ctx)
    with _timetable() as api, out.progress(_("Preparations")) as bar:
        from cartable.kernel.clock import system_clock

        term = _term(code)
        actor = acting_account(username, "term.solve")
        report = api.asked.apply_preparations(term=term, actor=actor, now=system_clock(), progress=bar)
        told = api.asked.say_report(report.units, report.applied, report.refused)
    facts = {"term": term.code, "units": report.units, "applied": report.applied, "refused": report.refused}
    out.result(facts, f"{term.code}: {told}")


@command.command("solve", help=mark("Look for a timetable for the term CODE, improving it until the time is over."))
@click.argument("code", required=False)
@option("--time-limit", type=click.IntRange(1), default=300, show_default=True, help=mark("In seconds."))
@option("--seed", type=click.IntRange(0), default=1, show_default=True, help=mark("Where chance begins."))
@option("--workers", type=click.IntRange(1), default=2, show_default=True, help=mark("How many searches side by side."))
@option("--as", "username", metavar="NAME", help=AS_HELP)
@click.pass_context
def solve(ctx: click.Context, code: str | None, time_limit: int, seed: int, workers: int, username: str | None) -> None:
    """Solve a term, here and now."""
    out = output_of(ctx)
    with _timetable() as api, out.progress(_("Timetable")) as bar:
        from cartable.config.cli.following import followed
        from cartable.kernel.clock import system_clock
        from cartable.kernel.jobs import run_now

        term, actor, now = _term(code), acting_account(username, "term.solve"), system_clock()
        run = api.start_solving(term=term, actor=actor, now=now, time_limit=time_limit, seed=seed, workers=workers)
        with followed(run.job, bar):
            job = run_now(run.job)
        best = api.find_best(term=term)
    kept = best is not None and best.is_feasible
    facts = {"term": term.code, "job": str(job.uuid), "state": str(job.state), "feasible": kept}
    facts["cost"] = best.total_cost if best is not None else None
    told = _("%(term)s: a timetable of cost %(cost)s keeps every rule.")
    out.result(facts, (told if kept else _("%(term)s: no timetable keeps every rule yet.")) % facts)
    if not kept:
        ctx.exit(Exit.FAILED)


@command.command("publish", help=mark("Publish the best timetable of the term CODE: everyone sees it."))
@click.argument("code", required=False)
@option("--as", "username", metavar="NAME", help=AS_HELP)
@click.pass_context
def publish(ctx: click.Context, code: str | None, username: str | None) -> None:
    """Publish a timetable."""
    out = output_of(ctx)
    with _timetable() as api:
        from cartable.kernel.clock import system_clock

        term = _term(code)
        publication = api.publish(term=term, actor=acting_account(username, "term.publish"), now=system_clock())
    facts = {"term": term.code, "version": publication.version}
    out.result(facts, _("The timetable of %(term)s is published (version %(version)d).") % facts)


def _next_monday(day: date) -> date:
    """The first Monday after ``day``."""
    return day + timedelta(days=7 - day.weekday())


@contextmanager
def _timetable() -> Iterator[Any]:
    """The timetable engine's door, with the database up and its tables there."""
    from cartable.config.cli.serving import check_environment
    from cartable.config.processes.database import lease_database, set_up_django
    from cartable.config.processes.prepare import make_tables

    check_environment()
    with lease_database():
        set_up_django()
        from django.utils.translation import override

        from cartable.config.cli.language import chosen_language
        from cartable.engines.timetable import api

        make_tables()
        with override(chosen_language()):
            yield api


def _term(code: str | None) -> Any:
    """The term of this code; without one, the only term there is. Raises CommandFailed."""
    from cartable.engines.calendar.api import Term

    terms = Term.objects.all() if code is None else Term.objects.filter(code__iexact=code)
    found = list(terms.order_by("code")[:10])
    if len(found) == 1:
        return found[0]
    known = ", ".join(Term.objects.order_by("code").values_list("code", flat=True)[:20]) or "–"
    what = _("There is no term %(code)s.") % {"code": code} if code else _("Which term?")
    mend = _("Give the code of one of these: %(known)s.") % {"known": known}
    raise CommandFailed(what, mend, code="term.unknown", exit_code=Exit.BAD_INPUT)
