"""A reading of a directory: asked for, followed, told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cartable.connectors.ldap.mapping_files import NoMapping
from cartable.connectors.ldap.running import DRY_RUN, access_reading, start_dry_run, start_import
from cartable.connectors.ldap.web.labels import FORESEEN
from cartable.engines.people.api import Person, arriving, visible_people
from cartable.kernel.jobs import Job
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Conflict, InputRefused
from cartable.ui.cells import Status
from cartable.ui.jobs import job_status, progress_context

SHOWN_FAULTS = 200
TITLES = {DRY_RUN: _("Dry run"), "ldap.import": _("Import")}


def tell_readings(jobs: Iterable[Job]) -> list[dict[str, Any]]:
    """Each with what it was, when, and how it ended."""
    return [
        {
            "at": job.created_at,
            "title": TITLES[job.name],
            "status": job_status(job),
            "url": reverse("directories:reading", args=[job.uuid]),
            "by": job.actor_name if job.actor_id else _("every night"),
        }
        for job in jobs
    ]


@require_POST
def try_now(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for a dry run."""
    return _ask(request, code, start_dry_run)


@require_POST
def import_now(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for an import."""
    return _ask(request, code, start_import)


@never_cache
@require_safe
def reading(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far it is; then who would come (a dry run), or the arrival that it became (an import)."""
    job = access_reading(request.user, uuid)
    source = arriving.access_source(request.user, job.arguments["code"])
    if run := job.detail.get("run"):
        return HttpResponseRedirect(reverse("people:run", args=[run]))
    report = job.detail.get("report")
    context = progress_context(job) | {
        "page_title": TITLES[job.name],
        "lead": title_of(source),
        "crumbs": [
            (_("Sources"), reverse("people:sources")),
            (title_of(source), reverse("people:source", args=[source.code])),
            (_("Directory"), reverse("directories:directory", args=[source.code])),
        ],
        "report": report,
        "code": source.code,
        "source": source,
    }
    if report:
        faults = report["faults"]
        context |= {
            "kinds": _kinds(request.user, report),
            "faults": faults[:SHOWN_FAULTS],
            "faults_total": len(faults),
            "brings": any(report["counts"][kind] for kind in ("new", "same", "to_decide", "gone")),
        }
    return render(request, "directories/reading.html", context)


def _ask(request: HttpRequest, code: str, start: Any) -> HttpResponse:
    arriving.access_source(request.user, code)
    try:
        job = start(code=code, actor=request.user)
    except (InputRefused, Conflict, NoMapping) as problem:
        if getattr(problem, "job", None):
            return HttpResponseRedirect(reverse("directories:reading", args=[problem.job.uuid]))  # type: ignore[union-attr]
        messages.error(request, str(problem))
        return HttpResponseRedirect(reverse("directories:directory", args=[code]))
    return HttpResponseRedirect(reverse("directories:reading", args=[job.uuid]))


def _kinds(reader: Any, report: dict[str, Any]) -> list[dict[str, Any]]:
    """Each kind with its count and the names that the reader may see."""
    wanted = {told["person"] for names in report["names"].values() for told in names if told["person"]}
    seen = {person.pk: person for person in Person.objects.filter(visible_people(reader), pk__in=wanted)}
    found = []
    for kind, (status, label) in FORESEEN.items():
        names = [
            _named(told, seen.get(told["person"]))
            for told in report["names"][kind]
            if told["person"] is None or told["person"] in seen
        ]
        count = report["counts"][kind]
        if count:
            shown = {"kind": kind, "status": Status(status, label), "label": label}
            found.append(shown | {"count": count, "names": names, "left": count - len(names)})
    return found


def _named(told: dict[str, Any], person: Any) -> dict[str, Any]:
    if person is None:
        return {"name": told["name"] or told["key"], "key": told["key"], "url": ""}
    name = person.sorted_name
    return {"name": name, "key": told["key"], "url": reverse("people:person", args=[person.uuid]), "code": person.code}
