"""Addresses of the catalogue's pages."""

from django.urls import path

from cartable.engines.catalogue.web.competences.urls import urlpatterns as competence_pages
from cartable.engines.catalogue.web.dashboard.urls import urlpatterns as dashboard_pages
from cartable.engines.catalogue.web.exchange.urls import urlpatterns as exchange_pages
from cartable.engines.catalogue.web.programmes.urls import urlpatterns as programme_pages
from cartable.engines.catalogue.web.synonyms.urls import urlpatterns as synonym_pages
from cartable.engines.catalogue.web.teachers import Teachers
from cartable.engines.catalogue.web.units import UnitList, UnitPage
from cartable.engines.catalogue.web.versions.urls import urlpatterns as version_pages

app_name = "catalogue"

urlpatterns = [
    *programme_pages,
    *dashboard_pages,
    *version_pages,
    *exchange_pages,
    *competence_pages,
    *synonym_pages,
    path("units/", UnitList.as_view(), name="units"),
    path("units/<str:code>/", UnitPage.as_view(), name="unit"),
    path("classes/<uuid:key>/teachers/", Teachers.as_view(), name="teachers"),
]
