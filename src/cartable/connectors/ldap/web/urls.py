"""Addresses of directories."""

from django.urls import path

from cartable.connectors.ldap.web.directory_page import DirectoryPage
from cartable.connectors.ldap.web.readings import import_now, reading, try_now

app_name = "directories"

urlpatterns = [
    path("readings/<uuid:uuid>/", reading, name="reading"),
    path("<str:code>/", DirectoryPage.as_view(), name="directory"),
    path("<str:code>/try/", try_now, name="try"),
    path("<str:code>/import/", import_now, name="import"),
]
