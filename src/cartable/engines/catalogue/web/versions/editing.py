"""Writing a draft: saved as often as needed; two tabs never write over each other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import versions
from cartable.engines.catalogue.domain.versions import VersionChangedElsewhere, VersionContent
from cartable.engines.catalogue.web.units import unit_address
from cartable.engines.catalogue.web.versions.forms import VersionForm, initial_of, rows_of, typed
from cartable.engines.catalogue.web.versions.rows import ROWS
from cartable.engines.catalogue.web.versions.words import FIELDS, Values, name_of
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.problems import InputRefused
from cartable.ui.views import FormPage
from cartable.ui.views.form_page import add_fault

HOURS = {f"{name}_minutes": f"{name}_hours" for name in ("lecture", "tutorial", "lab", "personal")}


class EditVersion(FormPage):
    """A draft: facts, texts, sessions, rows."""

    template_name = "catalogue/versions/edit.html"
    form_class = VersionForm
    submit_label = _("Save the draft")

    def prepare(self) -> None:
        """Find the draft."""
        self.version = versions.access_written_version(self.request.user, self.kwargs["uuid"])
        self.clash: list[dict[str, Any]] = []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form; what isn't a draft is read, not written."""
        if self.version.state != "draft":
            return HttpResponseRedirect(reverse("catalogue:version", args=[self.version.uuid]))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Saved; or the same form with one more row, where nothing is judged nor kept yet."""
        if (more := request.POST.get("more", "")) in ROWS:
            fields, rows = typed(request.POST)
            return self.answer(VersionForm(initial=fields, rows=rows, more=more))
        return super().post(request, *args, **kwargs)

    def page_title(self) -> Any:
        """« MT01, 2026-2027, version 2 »."""
        return f"{self.version.unit.code}, {name_of(self.version)}"

    def lead_text(self) -> Any:
        """The unit's title, and what saving does."""
        said = gettext("%(title)s. Nothing is published before someone else adopts it.")
        return said % {"title": title_of(self.version)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the unit, its version."""
        return [
            (_("Course units"), reverse("catalogue:units")),
            (self.version.unit.code, unit_address(self.version.unit)),
            (name_of(self.version), reverse("catalogue:version", args=[self.version.uuid])),
        ]

    def initial(self) -> dict[str, Any]:
        """What the draft says."""
        return initial_of(versions.content_of(self.version), self.version.revision)

    def form_arguments(self) -> dict[str, Any]:
        """Its rows."""
        return {"rows": rows_of(versions.content_of(self.version))} if self.request.method == "GET" else {}

    def perform(self, form: VersionForm) -> HttpResponse | None:
        """Save, and propose when asked; a clash shows both versions and keeps what was typed."""
        content = form.content()
        try:
            saved = versions.save_draft(
                version=self.version,
                content=content,
                revision=form.cleaned_data["revision"],
                actor=self.request.user,
                now=system_clock(),
            )
        except InputRefused as refusal:
            return self._refused(form, refusal)
        except VersionChangedElsewhere as conflict:
            return self._clashed(content, conflict)
        if "propose" not in self.request.POST:
            return None
        try:
            versions.propose(version=saved, revision=saved.revision, actor=self.request.user, now=system_clock())
        except InputRefused as refusal:
            messages.info(self.request, gettext("The draft is saved, but can't be proposed yet."))
            return self._refused(self._bound(saved.revision), refusal)
        messages.success(self.request, gettext("The version is proposed: those who adopt it see it in their list."))
        return HttpResponseRedirect(reverse("catalogue:version", args=[saved.uuid]))

    def success_message(self) -> Any:
        """Saved."""
        return _("The draft is saved.")

    def success_url(self) -> str:
        """The same page: writing goes on."""
        return self.request.path

    def cancel_url(self) -> str:
        """The version's page."""
        return reverse("catalogue:version", args=[self.version.uuid])

    def extra(self) -> dict[str, Any]:
        """The clash, if any."""
        return {"clash": self.clash, "version": self.version, "row_parts": self.row_parts}

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        """The page with the form; its rows carry their words."""
        self.row_parts = [
            {"name": name, "rows": rows, "title": ROWS[name][1], "add": ROWS[name][2]}
            for name, rows in form.rows.items()
        ]
        return super().answer(form, status)

    def _bound(self, revision: int) -> VersionForm:
        data = self.request.POST.copy()
        data["revision"] = str(revision)
        form = VersionForm(data)
        form.is_valid()
        return form

    def _refused(self, form: VersionForm, refusal: InputRefused) -> HttpResponse:
        for fault in refusal.faults:
            name = str(fault.where)
            field = HOURS.get(name, f"{name}_minutes" if name.startswith("shape_") else name)
            add_fault(form, type(fault)(fault.code, fault.what, field, fault.mend))
        return self.answer(form, status=422)

    def _clashed(self, mine: VersionContent, conflict: VersionChangedElsewhere) -> HttpResponse:
        theirs = versions.content_of(conflict.current)
        values = Values([mine, theirs])
        self.clash = [
            {
                "label": FIELDS[one.name],
                "theirs": values.show(one.name, one.before),
                "mine": values.show(one.name, one.after),
            }
            for one in versions.differing(theirs, mine)
        ]
        form = self._bound(conflict.current.revision)
        form.add_error(None, str(conflict))
        return self.answer(form, status=409)
