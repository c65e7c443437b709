"""Announcement of the portal."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class PortalConfig(EngineConfig):
    """The portal announces itself as engines do; it knows them by the registry only."""

    name = "cartable.portal"
    label = "portal"
    verbose_name = _("Portal")
    menu = (MenuEntry("home", _("Home"), "portal:home", icon="house", order=0),)
    home = ("cartable.portal.platform.platform_card",)
