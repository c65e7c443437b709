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
        MenuEntry("rights", _("My rights"), "access:my-rights", icon="key-round", order=65),
        MenuEntry("accounts", _("Accounts"), "access:accounts", "account.manage", icon="user-cog", order=67),
        MenuEntry("rights-desk", _("Desk of rights"), "access:rights-desk", "holding.view", icon="gavel", order=66),
        MenuEntry("doors", _("Doors"), "access:doors", "door.view", icon="door-closed", order=68),
    ]
    home: ClassVar = [
        "cartable.engines.access.web.catalogue.home.troubled_services",
        "cartable.engines.access.web.rights.home.my_rights_card",
        "cartable.engines.access.web.rights.home.desk_card",
    ]
    panels: ClassVar = {"people.person": ["cartable.engines.access.web.rights.home.person_panel"]}
    search: ClassVar = ["cartable.engines.access.web.catalogue.search.find_services"]
