"""Announcement of the timetable engine."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class TimetableConfig(EngineConfig):
    """The timetable engine."""

    name = "cartable.engines.timetable"
    label = "timetable"
    verbose_name = _("Timetable")
    url_prefix = "timetable/"
