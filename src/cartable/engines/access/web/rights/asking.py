"""Ask for a service, and withdraw the request."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import access_service, ask, lacking_of, rights_of, withdraw_request
from cartable.engines.access.queries.in_charge import grants_of
from cartable.engines.access.web.markdown import render_markdown
from cartable.engines.access.web.rights.fields import ServiceParts
from cartable.engines.access.web.rights.mine import reader_of, say_failing
from cartable.engines.access.web.rights.words import what_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound
from cartable.ui.views import FormPage


class AskForm(ServiceParts):
    """What, and why."""

    reason = forms.CharField(
        label=gettext_lazy("What you need it for"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Who decides reads this, and nothing else of yours but your present rights."),
    )
    field_order = ("level", "door_group", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("quota", "pool"):
            self.fields.pop(name, None)


class AskPage(FormPage):
    """Ask for a service by name."""

    form_class = AskForm
    submit_label = gettext_lazy("Send the request")
    template_name = "access/rights/ask.html"

    def prepare(self) -> None:
        """The service."""
        require(self.request.user, "grant.ask")
        self.person = reader_of(self.request)
        self.service = access_service(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """What is asked."""
        return _("Ask for: %(service)s") % {"service": title_of(self.service)}

    def lead_text(self) -> Any:
        """What it is."""
        return title_of(self.service, "summary")

    def crumbs(self) -> list[tuple[Any, str]]:
        """My rights, what I lack."""
        return [(_("My rights"), reverse("access:my-rights")), (_("What I lack"), reverse("access:my-lacking"))]

    def form_arguments(self) -> dict[str, Any]:
        """The service decides of the fields."""
        return {"service": self.service}

    def extra(self) -> dict[str, Any]:
        """How it is asked for, and whether it is open already."""
        day = today()
        held = [right for right in rights_of(self.person, on=day) if right.service.pk == self.service.pk]
        lacking = [] if held else lacking_of(self.person, on=day, service=self.service)
        return {
            "service": self.service,
            "how_to_ask": render_markdown(title_of(self.service, "how_to_ask")),
            "is_held": any(right.is_open for right in held),
            "failing": [say_failing(str(line)) for one in lacking for line in one.failing],
            "owner": title_of(self.service.owner),
        }

    def perform(self, form: AskForm) -> None:
        """Send it."""
        parts = form.parts()
        ask(
            person=self.person,
            service=self.service,
            level=parts["level"],
            door_group=parts["door_group"],
            reason=form.cleaned_data["reason"],
            actor=self.request.user,
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Where it is seen."""
        return _("The request is sent. You will get a mail when it is decided; its state stands below.")

    def success_url(self) -> str:
        """My rights."""
        return reverse("access:my-rights")


class WithdrawForm(forms.Form):
    """Nothing to write: the button is the confirmation."""


class WithdrawRequest(FormPage):
    """Take back a request that isn't decided."""

    title = gettext_lazy("Withdraw a request")
    form_class = WithdrawForm
    submit_label = gettext_lazy("Withdraw the request")
    is_danger = True

    def prepare(self) -> None:
        """One's own request."""
        person = reader_of(self.request)
        found = grants_of(person).filter(uuid=self.kwargs["uuid"]).first()
        if found is None:
            raise NotFound
        self.grant = found

    def lead_text(self) -> Any:
        """Which one."""
        return _("%(what)s. Nothing else changes; you can ask again.") % {"what": what_of(self.grant)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """My rights."""
        return [(_("My rights"), reverse("access:my-rights"))]

    def perform(self, form: Any) -> None:
        """Take it back."""
        withdraw_request(grant=self.grant, actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """Done."""
        return _("The request is withdrawn.")

    def success_url(self) -> str:
        """My rights."""
        return reverse("access:my-rights")
