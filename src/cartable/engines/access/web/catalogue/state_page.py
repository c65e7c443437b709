"""Say how a service is."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import access_service, change_state
from cartable.engines.access.queries.services import TROUBLED
from cartable.engines.access.web.catalogue.words import STATES
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.ui.views import FormPage


class StateForm(forms.Form):
    """The state, since when, and what users are to read."""

    state = forms.ChoiceField(
        label=_("State of the service"),
        choices=[(key, words) for key, (_kind, words) in STATES.items()],
        widget=forms.RadioSelect,
    )
    note_fr = forms.CharField(
        label=_("Note in French"),
        max_length=300,
        required=False,
        help_text=_("What doesn't work, and until when. Those who have the service read it on their home page."),
    )
    note_en = forms.CharField(label=_("Note in English"), max_length=300, required=False)
    since = forms.DateTimeField(
        label=_("Since"),
        required=False,
        help_text=_("Leave it empty for now; otherwise when it began, campus time."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"],
    )


class ChangeState(FormPage):
    """Planned, in service, disturbed, interrupted, closed."""

    title = _("Change the state")
    lead = _("The catalogue says it at once, and those who have the service read it on their home page.")
    permission = "service.manage"
    form_class = StateForm
    submit_label = _("Say so")
    service: Any = None

    def prepare(self) -> None:
        """The service."""
        self.service = access_service(self.request.user, self.kwargs["code"])

    def permission_object(self) -> Any:
        """The service."""
        return self.service

    def crumbs(self) -> list[tuple[Any, str]]:
        """The catalogue, the service."""
        here = reverse("access:service", args=[self.service.code])
        return [(_("Digital services"), reverse("access:services")), (title_of(self.service), here)]

    def initial(self) -> dict[str, Any]:
        """As it is."""
        service = self.service
        return {"state": service.state, "note_fr": service.state_note_fr, "note_en": service.state_note_en}

    def perform(self, form: Any) -> None:
        """Say it, in the reader's name."""
        said = form.cleaned_data
        keeps_notes = said["state"] in TROUBLED or not self._notes_are_old(said)
        change_state(
            service=self.service,
            state=said["state"],
            note_fr=said["note_fr"] if keeps_notes else "",
            note_en=said["note_en"] if keeps_notes else "",
            actor=self.request.user,
            now=system_clock(),
            since=said["since"],
        )

    def _notes_are_old(self, said: dict[str, Any]) -> bool:
        """Whether the notes are those of the trouble that ends: left in the form, they'd be said of what works."""
        service = self.service
        return said["state"] != service.state and (said["note_fr"], said["note_en"]) == (
            service.state_note_fr,
            service.state_note_en,
        )

    def success_message(self) -> Any:
        """Done."""
        said = {"title": title_of(self.service), "state": STATES[self.service.state][1]}
        return gettext("%(title)s: %(state)s.") % said

    def success_url(self) -> str:
        """Its page."""
        return reverse("access:service", args=[self.service.code])
