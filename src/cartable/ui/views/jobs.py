"""Long work: one's jobs, one job live, stop and start again."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cartable.kernel.jobs import Job, access_job, list_jobs, request_stop, restart
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotAllowed
from cartable.ui.jobs import job_status, progress_context
from cartable.ui.lists import ChoiceFilter, Column
from cartable.ui.views.list_page import ListPage


class JobList(ListPage):
    """The reader's jobs; all jobs for those who run the service."""

    title = _("Long tasks")
    lead = _("What takes more than a moment runs apart: leave the page, it goes on.")
    search_fields = ("title",)
    search_label = _("Title")
    default_sort = "-asked"
    export_name = "jobs"
    empty_title = _("No long task")
    empty_text = _("Solving a timetable or importing a file will show here, with how far it is.")
    columns = (
        Column("title", _("Task"), order_by="title", url=lambda job: reverse("ui:job", args=[job.uuid])),
        Column("state", _("State"), value=job_status, order_by="state"),
        Column("asked", _("Asked for"), value="created_at", order_by="created_at"),
        Column("by", _("By"), value="asked_by"),
    )
    filters = (ChoiceFilter("state", _("State"), choices=Job.State.choices),)

    def queryset(self) -> QuerySet[Any]:
        """Those that the reader may see."""
        if not self.request.user.is_authenticated:
            raise NotAllowed("job.see", _("Sign in first."))
        return list_jobs(self.request.user)


@never_cache
@require_GET
def job_page(request: HttpRequest, uuid: Any) -> HttpResponse:
    """One job. HTMX asks for its body every two seconds; without JavaScript the page reloads itself."""
    job = access_job(request.user, uuid)
    may_steer = is_allowed(request.user, "job.steer", job)
    context = progress_context(job, may_stop=may_steer)
    context |= {"page_title": job.title, "may_restart": may_steer and job.state in ("failed", "stopped")}
    context["crumbs"] = [(_("Long tasks"), reverse("ui:jobs"))]
    is_fragment = request.headers.get("HX-Request-Type") == "partial"
    return render(request, "ui/jobs/progress.html" if is_fragment else "ui/jobs/job.html", context)


@require_POST
def stop_job(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Ask a job to stop; what it found so far is kept."""
    request_stop(access_job(request.user, uuid, permission="job.steer"))
    return HttpResponseRedirect(reverse("ui:job", args=[uuid]))


@require_POST
def restart_job(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Start a failed or stopped job again."""
    restart(access_job(request.user, uuid, permission="job.steer"))
    return HttpResponseRedirect(reverse("ui:job", args=[uuid]))
