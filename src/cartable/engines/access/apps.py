"""Announcement of the access engine."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class AccessConfig(EngineConfig):
    """The access engine."""

    name = "cartable.engines.access"
    label = "access"
    verbose_name = _("Rights and services")
    url_prefix = "access/"
    menu: ClassVar = []
    home: ClassVar = []
    search: ClassVar = []
