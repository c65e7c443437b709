"""Addresses of the pages of the calendar."""

from django.urls import path

from cartable.engines.calendar.web.calendar_forms import ChangeWeek, NewTerm, NewYear
from cartable.engines.calendar.web.year import now, year

app_name = "calendar"

urlpatterns = [
    path("", now, name="now"),
    path("years/new/", NewYear.as_view(), name="new-year"),
    path("terms/new/", NewTerm.as_view(), name="new-term"),
    path("terms/<str:code>/weeks/", ChangeWeek.as_view(), name="change-week"),
    path("<str:code>/", year, name="year"),
]
