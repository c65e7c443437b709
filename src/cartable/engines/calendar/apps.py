"""Announcement of the calendar engine."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class CalendarConfig(EngineConfig):
    """The calendar engine."""

    name = "cartable.engines.calendar"
    label = "calendar"
    verbose_name = _("Calendar")
    url_prefix = "calendar/"
    menu: ClassVar = [
        MenuEntry("calendar", _("Calendar"), "calendar:now", "calendar.view", icon="calendar-days", order=55)
    ]
    home: ClassVar = ["cartable.engines.calendar.web.home.this_week"]
