"""Add a service, correct it, retire it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import access_service, create_service, edit_service, retire_service
from cartable.engines.access.web.catalogue.forms import NewServiceForm, ServiceForm, initial_of
from cartable.engines.access.web.markdown import render_markdown
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.views import FormPage

TEXTS = (
    ("description_fr", "fr", _("Description in French")),
    ("description_en", "en", _("Description in English")),
    ("how_to_ask_fr", "fr", _("How to ask, in French")),
    ("how_to_ask_en", "en", _("How to ask, in English")),
)
CATALOGUE = _("Keeping the catalogue")


class ServiceFormPage(FormPage):
    """What these forms share: the service, the way back, the preview of the texts."""

    template_name = "access/catalogue/form.html"
    permission = "service.manage"
    service: Any = None

    def permission_object(self) -> Any:
        """The service; in general for a new one."""
        return self.service

    def form_arguments(self) -> dict[str, Any]:
        """The structures offered depend on the reader."""
        return {"actor": self.request.user}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The catalogue; this service once there is one."""
        found = [(CATALOGUE, reverse("access:catalogue"))]
        service = self.service
        return [*found, (title_of(service), reverse("access:service", args=[service.code]))] if service else found

    def success_url(self) -> str:
        """Its page."""
        return reverse("access:service", args=[self.service.code])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """“Preview” writes nothing: the page comes back with the texts as they will look."""
        if "preview" in request.POST:
            return self.answer(self.build_form(request.POST))
        return super().post(request, *args, **kwargs)

    def extra(self) -> dict[str, Any]:
        """The texts as they will look."""
        said = self.request.POST if self.request.method == "POST" else self.initial()
        shown = [(label, language, render_markdown(said.get(name) or "")) for name, language, label in TEXTS]
        return {"preview": [one for one in shown if one[2]]}


class NewService(ServiceFormPage):
    """Add a service."""

    title = _("New service")
    lead = _("It begins as a service to come: change its state once it opens.")
    form_class = NewServiceForm
    submit_label = _("Add the service")

    def perform(self, form: Any) -> None:
        """Add it, in the reader's name, to a structure that they manage."""
        draft = form.draft()
        require(self.request.user, "service.manage", draft.owner)
        said = form.cleaned_data
        self.service = create_service(
            code=said["code"], draft=draft, actor=self.request.user, reason=said["reason"], now=system_clock()
        )

    def success_message(self) -> Any:
        """Done."""
        return gettext("The service “%(title)s” is in the catalogue.") % {"title": title_of(self.service)}


class EditService(ServiceFormPage):
    """Correct a service; its code never changes."""

    title = _("Correct the service")
    form_class = ServiceForm
    submit_label = _("Save the service")

    def prepare(self) -> None:
        """The service."""
        self.service = access_service(self.request.user, self.kwargs["code"])

    def initial(self) -> dict[str, Any]:
        """As it is."""
        return initial_of(self.service)

    def perform(self, form: Any) -> None:
        """Correct it, in the reader's name; the new owner must be one of theirs too."""
        draft = form.draft()
        require(self.request.user, "service.manage", draft.owner)
        reason = form.cleaned_data["reason"]
        edit_service(service=self.service, draft=draft, actor=self.request.user, reason=reason)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The service “%(title)s” is corrected.") % {"title": title_of(self.service)}


class RetireForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("The history keeps it, with your name."))


class RetireService(ServiceFormPage):
    """Take a service out of the catalogue for good."""

    template_name = "ui/form.html"
    title = _("Retire the service")
    lead = _(
        "It is closed and leaves the public catalogue. Its history stays. Rules that give it must be stopped first."
    )
    form_class = RetireForm
    submit_label = _("Retire the service")
    is_danger = True

    def prepare(self) -> None:
        """The service."""
        self.service = access_service(self.request.user, self.kwargs["code"])

    def form_arguments(self) -> dict[str, Any]:
        """None."""
        return {}

    def perform(self, form: Any) -> None:
        """Retire it, in the reader's name."""
        reason = form.cleaned_data["reason"]
        retire_service(service=self.service, actor=self.request.user, reason=reason, now=system_clock())

    def success_message(self) -> Any:
        """Done."""
        return gettext("The service “%(title)s” is retired.") % {"title": title_of(self.service)}
