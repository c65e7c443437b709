"""The catalogue as a file: give it, take it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cartable.engines.access.api import import_services_csv
from cartable.engines.access.domain.catalogue.exporting import services_csv
from cartable.engines.access.domain.catalogue.import_rows import KNOWN, REQUIRED
from cartable.engines.access.queries.services import list_services
from cartable.engines.access.web.catalogue.forms import managed_structures
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.ui.views import FormPage


class ImportForm(forms.Form):
    """A file, and whether to write it or only look."""

    file = forms.FileField(
        label=_("CSV file"), help_text=_("In UTF-8, one service a row, its header in the first row.")
    )
    preview = forms.BooleanField(
        label=_("Only look: say what would change, write nothing"), required=False, initial=True
    )


class ImportServices(FormPage):
    """Read a catalogue file: rows without fault are written, the others are told with line and column."""

    template_name = "access/catalogue/import.html"
    title = _("Import services")
    lead = _("Start from the catalogue file: the same columns come back. A column left out leaves what is there.")
    permission = "service.manage"
    form_class = ImportForm
    submit_label = _("Read the file")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The keeping of the catalogue."""
        return [(_("Keeping the catalogue"), reverse("access:catalogue"))]

    def extra(self) -> dict[str, Any]:
        """Which columns there are."""
        return {"required": REQUIRED, "known": [name for name in KNOWN if name not in REQUIRED]}

    def perform(self, form: Any) -> HttpResponse:
        """Read it, write what can be, and show both."""
        said = form.cleaned_data
        report = import_services_csv(
            source=said["file"].read(), actor=self.request.user, now=system_clock(), preview=said["preview"]
        )
        if not report.refused and not said["preview"]:
            count = len(report.created) + len(report.changed)
            done = ngettext("%(count)d service written.", "%(count)d services written.", count) % {"count": count}
            messages.success(self.request, done if count else gettext("Nothing was to be changed."))
            return redirect("access:catalogue")
        context = {"form": form, "submit_label": self.submit_label, "report": report, "is_preview": said["preview"]}
        status = 422 if report.refused else 200
        return render(self.request, self.template_name, {**context, **self.frame_context()}, status=status)


@never_cache
@require_safe
def catalogue_file(request: HttpRequest) -> HttpResponse:
    """All that is written of the services that the reader manages, as the import takes it."""
    require(request.user, "service.manage")
    owners = [row.pk for row in managed_structures(request.user)]
    content = services_csv(list_services().filter(owner__in=owners).order_by("code"))
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="catalogue.csv"'
    return response
