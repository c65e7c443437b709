"""Import people from a CSV file: check it, read what is wrong, then write."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.people.api import access_import, list_imports, start_import, write_import
from cartable.engines.people.domain.import_headers import SYNONYMS
from cartable.kernel.files import store
from cartable.kernel.permissions import require
from cartable.ui.jobs import job_status, progress_context
from cartable.ui.lists import Column
from cartable.ui.lists.exports import export_csv
from cartable.ui.views import FormPage

MOST_BYTES = 50 * 1024 * 1024
SHOWN_FAULTS = 200
SHOWN_IMPORTS = 8
REPORT = (
    Column("line", _("Line")),
    Column("where", _("Column")),
    Column("what", _("What is wrong")),
    Column("mend", _("How to mend it")),
    Column("code", _("Code")),
)


class ImportForm(forms.Form):
    """The file, and what becomes of the good rows."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("UTF-8 or Windows-1252, any delimiter, 50 MB at most. The first row names the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )
    all_or_nothing = forms.BooleanField(
        label=_("Import nothing if a single row is refused"),
        required=False,
        help_text=_("Otherwise the good rows are written, and the refused ones listed."),
    )


class ImportPeople(FormPage):
    """Choose the file; it is checked before anything is written."""

    title = _("Import people")
    lead = _("The file is checked first: you see what would be written and what would be refused.")
    template_name = "people/import.html"
    permission = "person.import"
    form_class = ImportForm
    submit_label = _("Check the file")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [(_("People"), reverse("people:list"))]

    def extra(self) -> dict[str, Any]:
        """The names that columns may have, and the reader's last imports."""
        latest = list_imports(self.request.user)[:SHOWN_IMPORTS]
        return {"columns": SYNONYMS.items(), "imports": [(job, job_status(job)) for job in latest]}

    def perform(self, form: ImportForm) -> HttpResponse:
        """Keep the file and check it as a job."""
        upload = form.cleaned_data["file"]
        with transaction.atomic():
            kept = store(upload, upload.name, "text/csv", max_size=MOST_BYTES)
            job = start_import(
                file=kept,
                actor=self.request.user,
                preview=True,
                all_or_nothing=form.cleaned_data["all_or_nothing"],
            )
        return HttpResponseRedirect(reverse("people:import-report", args=[job.uuid]))


@never_cache
@require_safe
def import_report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far the import is, then what it did or would do."""
    job = access_import(request.user, uuid)
    report = job.detail.get("report")
    context = progress_context(job) | {
        "page_title": _("Import of people"),
        "lead": job.title,
        "crumbs": [(_("People"), reverse("people:list")), (_("Import people"), reverse("people:import"))],
        "report": report,
        "may_write": bool(report and report["is_preview"] and _would_write(job.arguments, report)),
        "shown": (report or {}).get("refused", [])[:SHOWN_FAULTS],
    }
    return render(request, "people/import_report.html", context)


@require_safe
def import_faults(request: HttpRequest, uuid: UUID) -> Any:
    """The refused rows as a file."""
    job = access_import(request.user, uuid)
    return export_csv(REPORT, job.detail.get("report", {}).get("refused", []), f"refused-{uuid}")


@require_POST
def import_run(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write what a check has shown."""
    require(request.user, "person.import")
    checked = access_import(request.user, uuid)
    job = write_import(check=checked, actor=request.user)
    return HttpResponseRedirect(reverse("people:import-report", args=[job.uuid]))


def _would_write(arguments: dict[str, Any], report: dict[str, Any]) -> bool:
    if report["refused"] and arguments["all_or_nothing"]:
        return False
    return bool(report["created"] or report["affiliated"] or report.get("matched") or report.get("to_decide"))
