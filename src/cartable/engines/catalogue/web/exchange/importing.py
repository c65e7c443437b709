"""Import units: check the file, read what would change and what is wrong, then write."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.calendar.api import current_year, list_years
from cartable.engines.catalogue.api import exchange
from cartable.engines.catalogue.domain.exchange.columns import SYNONYMS
from cartable.engines.catalogue.web.versions.words import FIELDS
from cartable.kernel.clock import today
from cartable.kernel.files import store
from cartable.kernel.permissions import require
from cartable.ui.jobs import job_status, progress_context
from cartable.ui.lists import Column
from cartable.ui.lists.exports import export_csv
from cartable.ui.views import FormPage

MOST_BYTES = 20 * 1024 * 1024
SHOWN = 200
SHOWN_IMPORTS = 6
REPORT = (
    Column("line", _("Line")),
    Column("where", _("Column")),
    Column("what", _("What is wrong")),
    Column("mend", _("How to mend it")),
    Column("code", _("Code")),
)
ACTS = {
    "created": pgettext_lazy("unit", "Created"),
    "corrected": pgettext_lazy("unit", "Corrected"),
    "drafted": pgettext_lazy("unit", "Draft to propose"),
}
MORE_FIELDS = {"structure": _("Structure"), "in_charge": _("Person in charge")}
EXAMPLES = {
    "elements": "Algèbre linéaire | Linear algebra | 24 h ; Analyse | Calculus | 90 min",
    "software": "MATLAB | R2026a | Signal",
    "equipment": "Oscilloscope | 2 × 100 MHz",
    "shapes": "CM | 90 | 2 | 14 | 120 ; TD | 120 | 1 | 14 | 24",
    "competences": "DIGCOMP | 1.1 | 3",
}
TYPES = ".csv,.xlsx,.xml,text/csv,application/xml"


class UnitImportForm(forms.Form):
    """The file, the year of drafts, and what becomes of the good rows."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, workbook (.xlsx), ELMO document or EWP courses (.xml), 20 MB at most. "
            "The first row names the columns."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": TYPES}),
    )
    year = forms.ChoiceField(
        label=_("Academic year of drafts"),
        help_text=_("What differs from a version in force becomes a draft for this year: importing adopts nothing."),
    )
    all_or_nothing = forms.BooleanField(
        label=_("Import nothing if a single row is refused"),
        required=False,
        help_text=_("Otherwise the good rows are written, and the refused ones listed."),
    )

    def __init__(self, *args: Any, years: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(row.code, row.code) for row in years]  # type: ignore[attr-defined]


class ImportUnits(FormPage):
    """Choose the file; it is checked before anything is written."""

    title = _("Import units")
    lead = _("The file is checked first: you see what would change and what would be refused.")
    template_name = "catalogue/exchange/import.html"
    permission = "unit.create"
    form_class = UnitImportForm
    submit_label = _("Check the file")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list of units."""
        return [(_("Course units"), reverse("catalogue:units"))]

    def form_arguments(self) -> dict[str, Any]:
        """The years that aren't over."""
        return {"years": [year for year in list_years() if year.ends_on > today()]}

    def initial(self) -> dict[str, Any]:
        """The year under way."""
        year = current_year(today())
        return {"year": year.code} if year else {}

    def extra(self) -> dict[str, Any]:
        """The names that columns may have, and the reader's last imports."""
        latest = exchange.list_unit_imports(self.request.user)[:SHOWN_IMPORTS]
        written = [(name, exchange.FORMS[name], example) for name, example in EXAMPLES.items()]
        return {"written": written, "columns": SYNONYMS.items(), "imports": [(job, job_status(job)) for job in latest]}

    def perform(self, form: UnitImportForm) -> HttpResponse:
        """Keep the file and check it as a job."""
        upload = form.cleaned_data["file"]
        with transaction.atomic():
            kept = store(upload, upload.name, "application/octet-stream", max_size=MOST_BYTES)
            job = exchange.start_unit_import(
                file=kept,
                year_code=form.cleaned_data["year"],
                actor=self.request.user,
                preview=True,
                all_or_nothing=form.cleaned_data["all_or_nothing"],
            )
        return HttpResponseRedirect(reverse("catalogue:unit-import-report", args=[job.uuid]))


@never_cache
@require_safe
def unit_import_report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far the import is, then what it did or would do."""
    job = exchange.access_unit_import(request.user, uuid)
    report = job.detail.get("report")
    crumbs = [(_("Course units"), reverse("catalogue:units")), (_("Import units"), reverse("catalogue:unit-import"))]
    context = progress_context(job) | {
        "page_title": _("Import of units"),
        "lead": job.title,
        "crumbs": crumbs,
        "report": report,
        "may_write": bool(report and _would_write(report)),
        "shown": (report or {}).get("refused", [])[:SHOWN],
        "changes": [_change(row) for row in (report or {}).get("changes", [])[:SHOWN]],
        "changes_count": len((report or {}).get("changes", [])),
    }
    return render(request, "catalogue/exchange/report.html", context)


@require_safe
def unit_import_faults(request: HttpRequest, uuid: UUID) -> Any:
    """The refused rows as a file."""
    job = exchange.access_unit_import(request.user, uuid)
    return export_csv(REPORT, job.detail.get("report", {}).get("refused", []), f"refused-{uuid}")


@require_POST
def unit_import_write(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write what a check has shown."""
    require(request.user, "unit.create")
    job = exchange.write_unit_import(check=exchange.access_unit_import(request.user, uuid), actor=request.user)
    return HttpResponseRedirect(reverse("catalogue:unit-import-report", args=[job.uuid]))


def _change(row: dict[str, Any]) -> dict[str, Any]:
    words = FIELDS | MORE_FIELDS
    said = ", ".join(str(words.get(name, name)) for name in row["fields"]) if row["act"] != "created" else ""
    return row | {"act": ACTS[row["act"]], "fields": said}


def _would_write(report: dict[str, Any]) -> bool:
    if not report["is_preview"] or report["is_cancelled"]:
        return False
    return any(report[name] for name in ("created", "corrected", "drafted", "ruled"))
