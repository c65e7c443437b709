"""Announcement of the places engine."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class PlacesConfig(EngineConfig):
    """The places engine."""

    name = "cartable.engines.places"
    label = "places"
    verbose_name = _("Places")
    url_prefix = "places/"
