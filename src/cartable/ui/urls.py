"""Addresses that belong to no engine: preferences, jobs, the living style page."""

from django.urls import path

from cartable.ui.views.jobs import JobList, job_page, restart_job, stop_job
from cartable.ui.views.preferences import PreferencesPage
from cartable.ui.views.style import StylePage, data_page, icons_page

app_name = "ui"

urlpatterns = [
    path("preferences/", PreferencesPage.as_view(), name="preferences"),
    path("jobs/", JobList.as_view(), name="jobs"),
    path("jobs/<uuid:uuid>/", job_page, name="job"),
    path("jobs/<uuid:uuid>/stop/", stop_job, name="job_stop"),
    path("jobs/<uuid:uuid>/restart/", restart_job, name="job_restart"),
    path("ui/", StylePage.as_view(), name="style"),
    path("ui/data/", data_page, name="style_data"),
    path("ui/icons/", icons_page, name="style_icons"),
]
