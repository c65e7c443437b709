"""The page of one service."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from cartable.engines.access.api import access_service, lacking_of
from cartable.engines.access.queries.given import given_to
from cartable.engines.access.web.catalogue.cards import Reader
from cartable.engines.access.web.catalogue.keeping_history import tell_history
from cartable.engines.access.web.catalogue.running import tell_running
from cartable.engines.access.web.catalogue.usage import tell_usage
from cartable.engines.access.web.catalogue.words import CATEGORIES, icon_of, say_given, say_percent, state_of
from cartable.engines.access.web.markdown import render_markdown
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action
from cartable.ui.views import DetailPage


class ServicePage(DetailPage):
    """What a service is, for whom and by which rule, how well it runs, how to ask for it and whom to call."""

    template_name = "access/catalogue/service.html"
    panels = "access.service"

    def get_object(self) -> Any:
        """The service."""
        return access_service(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its name."""
        return title_of(self.object)

    def lead_text(self) -> Any:
        """In a line."""
        return title_of(self.object, "summary")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The catalogue."""
        return [(gettext_lazy("Digital services"), reverse("access:services"))]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin: how it is, who keeps it, whom to call."""
        service = self.object
        found: list[tuple[Any, Any]] = [
            (_("State of the service"), state_of(service.state)),
            (_("Category"), CATEGORIES[service.category]),
            (_("Kept by"), title_of(service.owner)),
        ]
        if service.contact_mail:
            found.append((_("Mail"), _mail(service.contact_mail)))
        if service.contact_phone:
            found.append((_("Telephone"), _phone(service.contact_phone)))
        return found

    @cached_property
    def reader(self) -> Reader:
        """What the reader has of it."""
        return Reader(self.request.user, today())

    @property
    def holds(self) -> bool:
        """Whether it opens to the reader."""
        return self.reader.states.get(self.object.pk) in ("held", "grace")

    def actions(self) -> list[Action]:
        """For who manages it: keep it."""
        if not is_allowed(self.request.user, "service.manage", self.object):
            return []
        code = [self.object.code]
        return [
            Action(gettext_lazy("Change the state"), reverse("access:service-state", args=code), icon="activity"),
            Action(gettext_lazy("Correct"), reverse("access:edit-service", args=code), icon="pencil"),
        ]

    def extra(self) -> dict[str, Any]:
        """All the bands."""
        service, now, on = self.object, system_clock(), today()
        manages = is_allowed(self.request.user, "service.manage", service)
        return {
            "icon_name": icon_of(service),
            "state": state_of(service.state, fill=True),
            "note": title_of(service, "state_note"),
            "is_troubled": service.state in ("degraded", "interrupted"),
            "mark": self.reader.mark_of(service),
            "open_url": self._open_url(),
            "ask_url": self._ask_url(),
            "why_url": self._why_url(),
            "failing": self._failing,
            "failing_is_said": self._failing == [_("The conditions are met: the right opens within a day.")]
            or self.object.pk in self.reader.states,
            "has_state": self.object.pk in self.reader.states,
            "description": render_markdown(title_of(service, "description")),
            "how_to_ask": render_markdown(title_of(service, "how_to_ask")),
            "audience": title_of(service, "audience"),
            "rules": self._rules(),
            "promises": list(self._promises()),
            "levels": [title_of(level) for level in service.levels.order_by("rank")],
            "running": tell_running(service, now),
            "usage": tell_usage(service, on),
            "manages": manages,
            "history": tell_history(service) if manages else [],
        }

    def _rules(self) -> list[tuple[str, list[str]]]:
        """Who has it: each rule in force in words, and what it gives."""
        language = (get_language() or "fr")[:2]
        return [
            (given.words(language), say_given(given.rule, self.object.quota_unit))
            for given in given_to(self.object, reader=self.request.user, on=today())
        ]

    def _promises(self) -> Any:
        service = self.object
        if hours := title_of(service, "support_hours"):
            yield _("Support"), hours
        if service.restored_hours is not None:
            time = ngettext("%(count)d working hour", "%(count)d working hours", service.restored_hours)
            yield _("Restored within"), time % {"count": service.restored_hours}
        if service.availability_percent is not None:
            yield _("Availability promised"), say_percent(service.availability_percent)
        if service.needs_strong_sign_in:
            yield _("Sign-in"), _("second factor required")
        if service.zone is not None:
            yield _("Restricted zone"), title_of(service.zone)

    def _open_url(self) -> str:
        """Through the counter for who holds it; straight to the address for others."""
        service = self.object
        if not service.url or service.state in ("planned", "closed"):
            return ""
        return reverse("access:open-service", args=[service.code]) if self.holds else str(service.url)

    def _ask_url(self) -> str:
        service = self.object
        if not service.can_be_asked or self.holds or service.state in ("planned", "closed"):
            return ""
        return reverse("access:ask", args=[service.code])

    def _why_url(self) -> str:
        """The page that explains this service to the reader, condition by condition."""
        person = self.reader.person
        if person is None or not (self.reader.states.get(self.object.pk) or self._failing):
            return ""
        return reverse("access:right", args=[person.uuid, self.object.code])

    @cached_property
    def _failing(self) -> list[str]:
        """What a reader who belongs here lacks to have it by the nearest rule."""
        person = self.reader.person
        if person is None or self.holds or not self.reader.may_ask:
            return []
        return [str(words) for words in lacking_of(person, on=today(), service=self.object)[0].failing]


def _mail(mail: str) -> SafeString:
    """An address that may break after its @."""
    return format_html('<a class="strong-link" href="mailto:{}">{}@<wbr>{}</a>', mail, *mail.split("@", 1))


def _phone(number: str) -> SafeString:
    """A number that a telephone can call."""
    return format_html('<a class="strong-link nowrap" href="tel:{}">{}</a>', "".join(number.split()), number)
