"""Announcement of the people engine."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class PeopleConfig(EngineConfig):
    """The people engine."""

    name = "cartable.engines.people"
    label = "people"
    verbose_name = _("People")
    url_prefix = "people/"
    menu: ClassVar = [MenuEntry("people", _("People"), "people:list", "person.list", icon="users", order=60)]
    home: ClassVar = ["cartable.engines.people.web.home.closed_doors"]
    search: ClassVar = ["cartable.engines.people.web.search.find_people"]
