"""Announcement of the access engine."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class AccessConfig(EngineConfig):
    """The access engine."""

    name = "cartable.engines.access"
    label = "access"
    verbose_name = _("Rights and services")
    url_prefix = "access/"
    menu: ClassVar = [
        MenuEntry("services", _("Services"), "access:services", "service.view", icon="layout-grid", order=60),
    ]
    home: ClassVar = ["cartable.engines.access.web.catalogue.home.troubled_services"]
    search: ClassVar = ["cartable.engines.access.web.catalogue.search.find_services"]
