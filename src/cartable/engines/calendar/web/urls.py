"""Addresses of the pages of the calendar."""

from django.urls import path

from cartable.engines.calendar.web.year import now, year

app_name = "calendar"

urlpatterns = [
    path("", now, name="now"),
    path("<str:code>/", year, name="year"),
]
