"""Contracts in force on a day: read, exported to payroll, imported from it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cartable.engines.people.api import (
    access_contract_import,
    list_contracts,
    people_with_text,
    start_contract_import,
    write_contract_import,
)
from cartable.engines.people.domain.contract_rows import SYNONYMS
from cartable.engines.people.queries import list_known_people, list_structures
from cartable.engines.people.web.importing import REPORT, SHOWN_FAULTS
from cartable.engines.people.web.labels import CONTRACT_KINDS
from cartable.engines.people.web.moment import asked_day
from cartable.kernel.clock import today
from cartable.kernel.files import store
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.jobs import progress_context
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.lists.exports import export_csv
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import FormPage, ListPage

MOST_BYTES = 20 * 1024 * 1024


class ContractList(ListPage):
    """The contracts in force on a day (``?on=``); exported with the columns that the import reads."""

    title = _("Contracts")
    permission = "contract.view"
    template_name = "people/contracts.html"
    search_fields = ("number",)
    search_label = _("Name, campus number or contract number")
    default_sort = "person"
    export_name = "contracts"
    empty_title = _("No contract on that day")
    empty_text = _("Contracts are written on a person's page, or come from a payroll file.")
    columns = (
        Column(
            "person",
            _("Name"),
            value="person.sorted_name",
            order_by="person__name_key",
            url=lambda row: reverse("people:person", args=[row.person.uuid]),
        ),
        Column("code", _("Campus number"), value="person.code", order_by="person__code"),
        Column("number", _("Contract number"), order_by="number"),
        Column("kind", _("Kind"), value=lambda row: CONTRACT_KINDS[row.kind], export=lambda row: row.kind),
        Column(
            "structure",
            _("Structure"),
            value=lambda row: title_of(row.structure),
            order_by="structure__code",
            export=lambda row: row.structure.code,
        ),
        Column("grade", _("Grade")),
        Column("working_percent", _("Share of time"), order_by="working_percent", numeric=True),
        Column("valid_from", _("From"), order_by="valid_from"),
        Column("valid_until", _("Until, excluded"), order_by="valid_until"),
    )
    filters = (
        ChoiceFilter("kind", _("Kind"), CONTRACT_KINDS.items(), lookup="kind"),
        ChoiceFilter(
            "structure",
            _("Structure"),
            lambda: [(row.code, title_of(row)) for row in list_structures(today())],
            lookup="structure__code",
        ),
    )

    def prepare(self) -> None:
        """The day."""
        self.day = asked_day(self.request)

    def queryset(self) -> QuerySet[Any]:
        """With people and structures."""
        return list_contracts(self.request.user, self.day)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """By the contract's number, or by whom it is of."""
        people = people_with_text(list_known_people(self.request.user), text).order_by()
        return rows.filter(number__icontains=text) | rows.filter(person__in=people.values("pk"))

    def lead_text(self) -> Any:
        """As of which day."""
        said = gettext(
            "In force on %(day)s, of the people whose records you keep. The export has the import's columns."
        )
        return said % {"day": say_day(self.day, "year")}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [(_("People"), reverse("people:list"))]

    def actions(self) -> list[Action]:
        """The import."""
        if not is_allowed(self.request.user, "contract.import"):
            return []
        return [Action(_("Import contracts"), reverse("people:import-contracts"), icon="upload", primary=True)]

    def count_text(self, count: int) -> str:
        """« 12 contrats »."""
        return ngettext("%(count)s contract", "%(count)s contracts", count) % {"count": say_number(count)}

    def extra(self) -> dict[str, Any]:
        """The day of the form."""
        return {"on": self.day, "kept_parameters": [("on", self.day.isoformat())]}


class PayrollForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("UTF-8 or Windows-1252, any delimiter, 20 MB at most. The first row names the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv,text/plain"}),
    )


class ImportContracts(FormPage):
    """Choose the file; it is checked before anything is written."""

    title = _("Import contracts")
    lead = _("A contract of the same number, person and first day is corrected; others are written.")
    template_name = "people/import.html"
    permission = "contract.import"
    form_class = PayrollForm
    submit_label = _("Check the file")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the contracts."""
        return [(_("People"), reverse("people:list")), (_("Contracts"), reverse("people:contracts"))]

    def extra(self) -> dict[str, Any]:
        """The names that columns may have."""
        return {
            "columns": SYNONYMS.items(),
            "columns_text": _(
                "The campus number, the contract's number, kind, structure and first day are required. "
                "The names below are understood, with or without accents."
            ),
        }

    def perform(self, form: PayrollForm) -> HttpResponse:
        """Keep the file and check it as a job."""
        upload = form.cleaned_data["file"]
        with transaction.atomic():
            kept = store(upload, upload.name, "text/csv", max_size=MOST_BYTES)
            job = start_contract_import(file=kept, actor=self.request.user, preview=True)
        return HttpResponseRedirect(reverse("people:contract-report", args=[job.uuid]))


@never_cache
@require_safe
def contract_report(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far the import is, then what it did or would do."""
    job = access_contract_import(request.user, uuid)
    report = job.detail.get("report")
    would_write = bool(report and report["is_preview"] and (report["created"] or report["corrected"]))
    context = progress_context(job) | {
        "page_title": _("Import of contracts"),
        "lead": job.title,
        "crumbs": [(_("People"), reverse("people:list")), (_("Contracts"), reverse("people:contracts"))],
        "report": report,
        "may_write": would_write,
        "shown": (report or {}).get("refused", [])[:SHOWN_FAULTS],
    }
    return render(request, "people/contract_report.html", context)


@require_safe
def contract_faults(request: HttpRequest, uuid: UUID) -> Any:
    """The refused rows as a file."""
    job = access_contract_import(request.user, uuid)
    return export_csv(REPORT, job.detail.get("report", {}).get("refused", []), f"refused-{uuid}")


@require_POST
def contract_write(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Write what a check has shown."""
    require(request.user, "contract.import")
    job = write_contract_import(check=access_contract_import(request.user, uuid), actor=request.user)
    return HttpResponseRedirect(reverse("people:contract-report", args=[job.uuid]))
