"""Announcement of the catalogue engine."""

from importlib import import_module
from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.kernel.registry import EngineConfig, MenuEntry


class CatalogueConfig(EngineConfig):
    """The catalogue engine."""

    name = "cartable.engines.catalogue"
    label = "catalogue"
    verbose_name = _("Catalogue")
    url_prefix = "catalogue/"
    mounts: ClassVar = {"guide/": "cartable.engines.catalogue.web.guide.urls"}
    menu: ClassVar = [
        MenuEntry(
            "guide", pgettext_lazy("menu", "Course guide"), "guide:units", "guide.view", icon="library", order=29
        ),
        MenuEntry("units", pgettext_lazy("menu", "Units"), "catalogue:units", "unit.view", icon="book-open", order=30),
        MenuEntry("my-units", _("My units"), "catalogue:my-units", "unit.mine", icon="presentation", order=25),
        MenuEntry(
            "preparations",
            _("Preparations"),
            "catalogue:preparations",
            "preparation.list",
            icon="clipboard-list",
            order=62,
        ),
        MenuEntry(
            "needs",
            pgettext_lazy("menu", "Needs of units"),
            "catalogue:software-needs",
            "need.list",
            icon="monitor",
            order=66,
        ),
        MenuEntry(
            "programmes",
            _("Programmes"),
            "catalogue:programmes",
            "programme.view",
            icon="graduation-cap",
            order=31,
        ),
    ]
    home: ClassVar = [
        "cartable.engines.catalogue.web.versions.home.waiting_proposals",
        "cartable.engines.catalogue.web.dashboard.home.my_units",
    ]
    search: ClassVar = ["cartable.engines.catalogue.web.search.find_units"]

    def ready(self) -> None:
        """Add the engine's words to the language of populations besides."""
        super().ready()
        import_module("cartable.engines.catalogue.populations")
