"""Announcement of the registration engine."""

from importlib import import_module
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class RegistrationConfig(EngineConfig):
    """The registration engine."""

    name = "cartable.engines.registration"
    label = "registration"
    verbose_name = _("Registration")
    url_prefix = "registration/"
    menu: ClassVar = [
        MenuEntry("choices", _("My choices"), "registration:choices", "choice.view_own", icon="list-checks", order=20),
        MenuEntry(
            "semester", _("My semester"), "registration:my-semester", "campaign.choose", icon="clipboard-list", order=21
        ),
        MenuEntry("result", _("My result"), "registration:my-result", "choice.view_own", icon="ticket", order=23),
        MenuEntry("progress", _("My path"), "registration:my-progress", "progress.view_own", icon="route", order=22),
        MenuEntry(
            "programmes",
            _("Progress"),
            "registration:programmes-progress",
            "progress.list",
            icon="graduation-cap",
            order=56,
        ),
        MenuEntry("advice", _("Students I advise"), "registration:advice", "advice.list", icon="handshake", order=24),
        MenuEntry("advisers", _("Advisers"), "registration:advisers", "advising.list", icon="handshake", order=57),
        MenuEntry(
            "campaigns", _("Campaigns of choice"), "registration:campaigns", "campaign.view", icon="megaphone", order=54
        ),
        MenuEntry("registration", _("Choices by term"), "registration:terms", "choice.list", icon="users", order=55),
    ]
    home: ClassVar = [
        "cartable.engines.registration.web.semester.home.present_semester",
        "cartable.engines.registration.web.home.present_choices",
        "cartable.engines.registration.web.advice.home.present_advice",
    ]
    panels: ClassVar = {"catalogue.dashboard": ["cartable.engines.registration.web.roster.panel.followers"]}

    def ready(self) -> None:
        """Add the engine's words to the language of populations besides."""
        super().ready()
        import_module("cartable.engines.registration.populations")
        followed = import_module("cartable.engines.registration.queries.unit_students")
        catalogue = import_module("cartable.engines.catalogue.api")
        catalogue.preparation.register_demand(followed.unit_demand)
        catalogue.mails.register_audiences(followed.TermAudience())
        counted = import_module("cartable.engines.registration.queries.followed_now")
        catalogue.programmes.register_enrolled(counted.people_enrolled)
        catalogue.versions.register_followers(counted.most_followers)
