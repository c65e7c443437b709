"""Announcement of the catalogue engine."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class CatalogueConfig(EngineConfig):
    """The catalogue engine."""

    name = "cartable.engines.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")
    url_prefix = "catalogue/"
