"""The interface: templates, components and generic pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterfaceConfig(AppConfig):
    """No table: pages, tags and static files only."""

    name = "cartable.ui"
    label = "ui"
    verbose_name = _("Interface")
