"""Addresses of the catalogue's pages."""

from django.urls import path

from cartable.engines.catalogue.web.teachers import Teachers
from cartable.engines.catalogue.web.units import UnitList, UnitPage
from cartable.engines.catalogue.web.versions.urls import urlpatterns as version_pages

app_name = "catalogue"

urlpatterns = [
    *version_pages,
    path("units/", UnitList.as_view(), name="units"),
    path("units/<str:code>/", UnitPage.as_view(), name="unit"),
    path("classes/<uuid:key>/teachers/", Teachers.as_view(), name="teachers"),
]
