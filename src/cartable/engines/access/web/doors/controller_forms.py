"""Add a controller, correct it, tell it everything again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import (
    access_controller,
    connector_names,
    create_controller,
    edit_controller,
    start_sending,
    tell_again,
)
from cartable.engines.access.web.doors.door_forms import ReasonForm
from cartable.kernel.jobs import JobAlreadyRunning
from cartable.ui.views import FormPage


class ControllerForm(ReasonForm):
    """Where it is and how to speak to it."""

    title = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    connector = forms.ChoiceField(label=gettext_lazy("Connector"))
    url = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=300,
        widget=forms.URLInput,
        help_text=gettext_lazy("https://…, where the controller listens. Its secret is set on the server, never here."),
    )
    is_open = forms.BooleanField(label=gettext_lazy("In use"), required=False, initial=True)
    field_order: tuple[str, ...] = ("title", "connector", "url", "is_open", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        names = connector_names()
        self.fields["connector"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


class NewControllerForm(ControllerForm):
    """A controller to add."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=60,
        help_text=gettext_lazy(
            "Small letters, figures, hyphens. It never changes, and names the variable of the secret."
        ),
    )
    field_order = ("code", "title", "connector", "url", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        del self.fields["is_open"]


class ControllerFormPage(FormPage):
    """What these forms share."""

    permission = "controller.manage"
    controller: Any = None

    def prepare(self) -> None:
        """The controller."""
        self.controller = access_controller(self.request.user, self.kwargs["code"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """The controllers; this one once there is one."""
        found: list[tuple[Any, str]] = [(gettext_lazy("Door controllers"), reverse("access:controllers"))]
        if self.controller is not None:
            found.append((self.controller.title, reverse("access:controller", args=[self.controller.code])))
        return found

    def success_url(self) -> str:
        """Its page."""
        return reverse("access:controller", args=[self.controller.code])


class NewController(ControllerFormPage):
    """Add a controller."""

    title = gettext_lazy("New controller")
    form_class = NewControllerForm
    submit_label = gettext_lazy("Add the controller")

    def prepare(self) -> None:
        """Nothing to find."""

    def perform(self, form: Any) -> None:
        """Add it."""
        said = {key: form.cleaned_data[key] for key in ("code", "title", "connector", "url", "reason")}
        self.controller = create_controller(**said, actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return _("The controller is added. Name it on its doors: it is then told who opens them.")


class EditController(ControllerFormPage):
    """Correct a controller."""

    title = gettext_lazy("Correct the controller")
    lead = gettext_lazy("At another address it is told everything from the start. One not in use is told nothing.")
    form_class = ControllerForm
    submit_label = gettext_lazy("Save the controller")

    def initial(self) -> dict[str, Any]:
        """As it is."""
        row = self.controller
        return {"title": row.title, "connector": row.connector, "url": row.url, "is_open": row.is_open}

    def perform(self, form: Any) -> None:
        """Correct it."""
        said = {key: form.cleaned_data[key] for key in ("title", "connector", "url", "is_open", "reason")}
        edit_controller(controller=self.controller, **said, actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return _("The controller is corrected.")


class TellAgain(ControllerFormPage):
    """Tell a controller everything once more."""

    title = gettext_lazy("Tell everything again")
    lead = gettext_lazy(
        "For a controller that was replaced or lost its memory. It leaves what it knows already, so this does no harm."
    )
    form_class = forms.Form
    submit_label = gettext_lazy("Tell everything again")

    def perform(self, form: Any) -> None:
        """Do it."""
        self.count = tell_again(self.controller)
        if self.controller.is_open:
            try:
                start_sending(controller=self.controller, actor=self.request.user)
            except JobAlreadyRunning:
                return  # the one under way takes them

    def success_message(self) -> Any:
        """How many."""
        return _("Orders to be told again: %(count)d.") % {"count": self.count}
