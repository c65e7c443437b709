"""Announcement of the timetable engine."""

from importlib import import_module

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig, MenuEntry


class TimetableConfig(EngineConfig):
    """The timetable engine. Its addresses begin with ``timetable/``, save that of calendars (``calendar/….ics``)."""

    name = "cartable.engines.timetable"
    label = "timetable"
    verbose_name = _("Timetable")
    url_prefix = ""
    menu = (
        MenuEntry("week", _("My week"), "timetable:week", "week.view", icon="calendar-days", order=10),
        MenuEntry("terms", _("Timetables"), "timetable:terms", "term.view_workspace", icon="table", order=60),
        MenuEntry("occupancy", _("Use of rooms"), "timetable:occupancy", "occupancy.view", icon="grid-3x3", order=65),
    )
    home = (
        "cartable.engines.timetable.web.home.next_classes",
        "cartable.engines.timetable.web.home.terms_at_work",
    )
    panels = {
        "catalogue.unit": ("cartable.engines.timetable.web.unit_panel.when_and_where",),
        "catalogue.dashboard": ("cartable.engines.timetable.web.dashboard_panel.groups",),
        "catalogue.preparation": ("cartable.engines.timetable.web.preparation_panel.taken_over",),
    }
    search = ("cartable.engines.timetable.web.search.find_classes",)

    def ready(self) -> None:
        """Tell registration when the classes of a term meet, the catalogue who is in each group and where."""
        super().ready()
        compatibility = import_module("cartable.engines.registration.api").compatibility
        provider = import_module("cartable.engines.timetable.queries.week_for_choice").TermWeekProvider
        compatibility.register_week(provider())
        seated = import_module("cartable.engines.timetable.queries.group_people").ClassAudience
        catalogue = import_module("cartable.engines.catalogue.api")
        catalogue.mails.register_audiences(seated())
        rooms = import_module("cartable.engines.timetable.queries.room_kinds").room_kinds
        catalogue.preparation.register_room_kinds(rooms)
