"""Announcement of the registration engine."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class RegistrationConfig(EngineConfig):
    """The registration engine."""

    name = "cartable.engines.registration"
    label = "registration"
    verbose_name = _("Registration")
    url_prefix = "registration/"
