"""Announcement of the places engine."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class PlacesConfig(EngineConfig):
    """The places engine."""

    name = "cartable.engines.places"
    label = "places"
    verbose_name = _("Places")
    url_prefix = "places/"
    menu: ClassVar = [MenuEntry("places", _("Rooms"), "places:rooms", "room.view", icon="door-open", order=50)]
    search: ClassVar = ["cartable.engines.places.web.search.find_rooms"]
