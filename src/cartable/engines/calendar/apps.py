"""Announcement of the calendar engine."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class CalendarConfig(EngineConfig):
    """The calendar engine."""

    name = "cartable.engines.calendar"
    label = "calendar"
    verbose_name = _("Calendar")
    url_prefix = "calendar/"
