"""Announcement of the people engine."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class PeopleConfig(EngineConfig):
    """The people engine."""

    name = "cartable.engines.people"
    label = "people"
    verbose_name = _("People")
    url_prefix = "people/"
