"""What ``serve`` and ``demo`` share: the listener, the first page, and what is said meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from cartable.config.cli.exits import Exit
from cartable.config.cli.language import chosen_language
from cartable.config.cli.language import gettext as _
from cartable.config.cli.output import Output
from cartable.config.cli.problems import CommandFailed
from cartable.config.environment import Environment
from cartable.config.processes.listening import PortTaken, address, listen
from cartable.config.processes.site import Site, SiteFailed
from cartable.config.starting.progress import Progress
from cartable.config.starting.server import StartingServer


def check_environment() -> Environment:
    """Read the environment now, so that a wrong variable is told before anything starts. Raises CommandFailed."""
    try:
        return Environment.read(os.environ)
    except ValueError as error:
        mend = _("docs/guides/configuration.md lists every variable.")
        raise CommandFailed(str(error), mend, code="environment.wrong", exit_code=Exit.BROKEN) from error
    except OSError as error:
        mend = _("Make the data folder writable for this account, or choose another with --data.")
        what = f"{error.filename}: {error.strerror}"
        raise CommandFailed(what, mend, code="data.unusable", exit_code=Exit.BROKEN) from error


def serve_site(
    out: Output,
    *,
    host: str,
    port: int | None,
    worker: bool,
    title: str,
    demo: dict[str, Any] | None = None,
    on_ready: Callable[[str], None],
) -> None:
    """Serve until told to stop; the first page is there before the database is. ``on_ready`` is given the address."""
    try:
        listener = listen(host, port)
    except PortTaken as error:
        what = _("The address %(host)s:%(port)d can't be used: %(reason)s.") % vars(error)
        mend = _("Choose another with --port, or leave it out to take a free one.")
        raise CommandFailed(what, mend, code="port.taken", exit_code=Exit.BROKEN) from error
    url = address(listener)
    progress = Progress.of(_steps(with_demo=demo is not None))
    starting = StartingServer(listener, progress, title=title, language=chosen_language())
    starting.start()
    out.event("listening", {"address": url})
    out.say(_("The first page is at %(address)s and follows the start.") % {"address": url})
    site = Site(listener, progress, worker=worker, tell=_teller(out, url, progress, on_ready))
    try:
        site.run(starting, demo=demo)
    except SiteFailed as error:
        mend = error.mend or _("Read the messages above; “cartable doctor” looks for the usual causes.")
        raise CommandFailed(
            _("Cartable could not start: %(what)s") % {"what": error.what}, mend, code="site.failed"
        ) from error


def _steps(*, with_demo: bool) -> list[tuple[str, str]]:
    steps = [("database", _("Start the database")), ("tables", _("Prepare the tables"))]
    steps.append(("static", _("Gather styles, fonts and scripts")))
    if with_demo:
        from cartable.config.processes.demo_build import step_key
        from cartable_demo.progress import STEPS

        french = chosen_language() == "fr"
        steps += [(step_key(one.key), one.title_fr if french else one.title_en) for one in STEPS]
    return [*steps, ("web", _("Start the site"))]


def _teller(out: Output, url: str, progress: Progress, on_ready: Callable[[str], None]) -> Callable[..., None]:
    """Puts what happens into words."""
    said: set[str] = set()

    def step(facts: dict[str, Any]) -> None:
        titles = {one.key: one.title for one in progress.snapshot().steps}
        title = titles.get(facts["step"], facts["step"])
        line = f"{title} ✓" if facts["state"] == "done" else f"{title}: {facts.get('message') or ''}"
        if line not in said and (facts["state"] == "done" or facts.get("message")):
            said.add(line)
            out.note(line)

    def tell(event: str, **facts: Any) -> None:
        out.event(event, facts | ({"address": url} if event == "ready" else {}))
        if event == "ready":
            on_ready(url)
        elif event == "step":
            step(facts)
        elif event == "restart":
            out.note(_("The process %(process)s ended (code %(code)s) and is started again.") % facts)
        elif event == "revived":
            out.note(_("The database had stopped; it runs again."))
        elif event == "unavailable":
            out.note(f"{facts['what']} {facts['mend']}")
        elif event == "stopping":
            out.note(_("Stopping…"))

    return tell
