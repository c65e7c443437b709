"""A term from an ITC-2019 file: the faults in a table, or the new term."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.timetable.api import import_term, say_contents, start_import, term_contents
from cartable.engines.timetable.web import moment
from cartable.kernel.problems import InputRefused
from cartable.ui.views import FormPage

MAX_BYTES = 200 * 1024 * 1024
AT_ONCE = 16 * 1024
SHOWN_FAULTS = 200


class ImportForm(forms.Form):
    """The file, and when the term begins."""

    file = forms.FileField(
        label=_("Problem file"),
        help_text=_("ITC-2019 format, .xml or .xml.gz, 200 MB at most."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xml,.gz"}),
    )
    starts_on = forms.DateField(label=_("First Monday of the term"), help_text=_("The file counts weeks from it."))
    code = forms.SlugField(
        label=_("Code of the term"),
        max_length=40,
        required=False,
        help_text=_("Letters, digits and hyphens. Left empty, the problem's name is used."),
    )
    title = forms.CharField(label=_("Title of the term"), max_length=120, required=False)

    def clean_file(self) -> Any:
        """Refuse what can't be one before reading it."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("This file is larger than 200 MB. Compress it with gzip."))
        return file

    def clean_starts_on(self) -> Any:
        """Terms begin on Mondays."""
        day = self.cleaned_data["starts_on"]
        if day.weekday() != 0:
            raise forms.ValidationError(_("This day isn't a Monday. Choose the Monday of the term's first week."))
        return day


class ImportTerm(FormPage):
    """All of the file becomes a term, or nothing does."""

    title = _("Import a term")
    lead = _("Classes, rooms, constraints and students of an ITC-2019 problem become a term, ready to be computed.")
    template_name = "timetable/import.html"
    permission = "term.import"
    form_class = ImportForm
    submit_label = _("Import")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The terms."""
        return [(_("Terms"), reverse("timetable:terms"))]

    def perform(self, form: ImportForm) -> HttpResponse | None:
        """Import; the faults of the file go in a table, with their lines."""
        given = form.cleaned_data
        if given["file"].size > AT_ONCE:
            return self._start(form)
        try:
            term = import_term(
                source=given["file"].read(),
                code=given["code"] or None,
                title=given["title"] or None,
                starts_on=given["starts_on"],
                actor=self.request.user,
                now=moment.now(),
            )
        except InputRefused as refusal:
            if any(str(fault.where) in form.fields for fault in refusal.faults):
                raise
            return self._refused(form, refusal)
        self.term = term
        return None

    def success_url(self) -> str:
        """The new term."""
        return reverse("timetable:term", args=[self.term.code])

    def success_message(self) -> str:
        """Said on the term's page: what came in."""
        said = gettext("The term is imported. Compute a timetable to go on.")
        return f"{said} {say_contents(term_contents(term=self.term))}"

    def _start(self, form: ImportForm) -> HttpResponse:
        """Leave a large file to a worker, and go to the page of its progress."""
        given = form.cleaned_data
        try:
            job = start_import(
                source=given["file"].read(),
                file_name=given["file"].name,
                code=given["code"] or None,
                title=given["title"] or None,
                starts_on=given["starts_on"],
                actor=self.request.user,
                now=moment.now(),
            )
        except InputRefused as refusal:
            if any(str(fault.where) in form.fields for fault in refusal.faults):
                raise
            return self._refused(form, refusal)
        return redirect("ui:job", job.uuid)

    def _refused(self, form: ImportForm, refusal: InputRefused) -> HttpResponse:
        faults = sorted(refusal.faults, key=lambda fault: (fault.line is None, fault.line or 0))
        context = {
            "form": form,
            "submit_label": self.submit_label,
            "cancel_url": self.cancel_url(),
            "faults": faults[:SHOWN_FAULTS],
            "faults_total": len(faults),
            "file_name": form.cleaned_data["file"].name,
            **self.frame_context(),
        }
        return render(self.request, self.template_name, context, status=422)
