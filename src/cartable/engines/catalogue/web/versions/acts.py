"""Acts of the circuit: begin, propose, take back, give up, decide."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from cartable.engines.calendar.api import current_year, get_year, list_years
from cartable.engines.catalogue.api import versions
from cartable.engines.catalogue.domain.versions import AlreadyWorkedOn
from cartable.engines.catalogue.web.versions.forms import BeginForm, DecideForm
from cartable.engines.catalogue.web.versions.landing import landing_on
from cartable.engines.catalogue.web.versions.pages import told_differences, unit_crumbs, version_address
from cartable.engines.catalogue.web.versions.words import name_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.ui.views import FormPage


class BeginVersion(FormPage):
    """Choose the year; the draft begins with what the latest version says."""

    form_class = BeginForm
    submit_label = _("Begin the draft")
    lead = _("The draft begins with what the unit says now. It changes nothing before it is adopted.")

    def prepare(self) -> None:
        """Find the unit, and the years that aren't over."""
        self.unit = versions.access_edited_unit(self.request.user, self.kwargs["code"])
        self.years = [year for year in list_years() if year.ends_on > today()]

    def page_title(self) -> Any:
        """« Préparer une version de MT01 »."""
        return gettext("Prepare a version of %(code)s") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the unit, its versions."""
        address = reverse("catalogue:unit-versions", args=[self.unit.code])
        return [*unit_crumbs(self.unit), (_("Versions"), address)]

    def form_arguments(self) -> dict[str, Any]:
        """The years."""
        return {"years": self.years}

    def initial(self) -> dict[str, Any]:
        """The next year, when there is one."""
        now = current_year(today())
        later = [year for year in self.years if now is None or year.starts_on > now.starts_on]
        return {"year": min(later, key=lambda year: year.starts_on).code} if later else {}

    def perform(self, form: BeginForm) -> HttpResponse:
        """Begin it; a draft that is there already is opened."""
        year = get_year(form.cleaned_data["year"])
        try:
            made = versions.begin_draft(unit=self.unit, year=year, actor=self.request.user, now=system_clock())
        except AlreadyWorkedOn as conflict:
            messages.info(self.request, str(conflict))
            return HttpResponseRedirect(version_address(conflict.version))
        return HttpResponseRedirect(reverse("catalogue:version-edit", args=[made.uuid]))


class DecideVersion(FormPage):
    """Adopt, send back or refuse, with what would change before one's eyes."""

    template_name = "catalogue/versions/decide.html"
    form_class = DecideForm
    submit_label = _("Record the decision")

    def prepare(self) -> None:
        """Find the proposal."""
        self.version = versions.access_decided_version(self.request.user, self.kwargs["uuid"])
        self.is_own = versions.has_written(self.version, self.request.user)

    def page_title(self) -> Any:
        """« Décider de MT01, 2026-2027, version 2 »."""
        return gettext("Decide on %(name)s") % {"name": f"{self.version.unit.code}, {name_of(self.version)}"}

    def lead_text(self) -> Any:
        """Its title, and who decides."""
        if self.is_own:
            return _("You wrote some of it: someone else adopts it. You may send it back or refuse it.")
        return title_of(self.version)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the unit, the version."""
        return [*unit_crumbs(self.version.unit), (name_of(self.version), version_address(self.version))]

    def form_arguments(self) -> dict[str, Any]:
        """Whether adopting is open."""
        return {"may_adopt": not self.is_own}

    def extra(self) -> dict[str, Any]:
        """What would change against the version in force."""
        in_force = self.version.unit.version
        if in_force is None or in_force.pk == self.version.pk:
            return {"rows": [], "same": [], "other": None}
        contents = [versions.content_of(row) for row in (in_force, self.version)]
        return told_differences(*contents) | {"other": in_force, "other_name": name_of(in_force)}

    def perform(self, form: DecideForm) -> None:
        """Decide."""
        given: dict[str, Any] = {"version": self.version, "actor": self.request.user, "now": system_clock()}
        comment = form.cleaned_data["comment"]
        self.decision = form.cleaned_data["decision"]
        with landing_on("comment"):
            if self.decision == "adopt":
                versions.adopt(**given, reason=comment)
            elif self.decision == "send_back":
                versions.send_back(**given, comment=comment)
            else:
                versions.refuse(**given, reason=comment)

    def success_message(self) -> Any:
        """What was decided."""
        return {
            "adopt": _("The version is adopted."),
            "send_back": _("The version is sent back to its authors."),
            "refuse": _("The version is refused."),
        }[self.decision]

    def success_url(self) -> str:
        """The version."""
        return version_address(self.version)


@require_POST
def propose_version(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Propose the draft as it stands."""
    version = versions.access_written_version(request.user, uuid)
    versions.propose(version=version, revision=version.revision, actor=request.user, now=system_clock())
    messages.success(request, gettext("The version is proposed: those who adopt it see it in their list."))
    return HttpResponseRedirect(version_address(version))


@require_POST
def take_version_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Make the proposal a draft again."""
    version = versions.access_written_version(request.user, uuid)
    versions.take_back(version=version, actor=request.user)
    messages.success(request, gettext("The version is a draft again."))
    return HttpResponseRedirect(version_address(version))


@require_POST
def discard_version(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Give the draft up."""
    version = versions.access_written_version(request.user, uuid)
    code = version.unit.code
    versions.discard_draft(version=version, actor=request.user)
    messages.success(request, gettext("The draft is given up."))
    return HttpResponseRedirect(reverse("catalogue:unit-versions", args=[code]))
