"""Addresses of the pages of the catalogue."""

from django.urls import URLPattern, path

from cartable.engines.access.web.catalogue.catalogue import ServiceCatalogue
from cartable.engines.access.web.catalogue.feed import service_feed
from cartable.engines.access.web.catalogue.form_pages import EditService, NewService, RetireService
from cartable.engines.access.web.catalogue.import_page import ImportServices, catalogue_file
from cartable.engines.access.web.catalogue.keeping import KeptServices
from cartable.engines.access.web.catalogue.level_pages import EditLevel, RemoveLevel, ServiceLevels
from cartable.engines.access.web.catalogue.opening import open_service
from cartable.engines.access.web.catalogue.service import ServicePage
from cartable.engines.access.web.catalogue.state_page import ChangeState

urlpatterns: list[URLPattern] = [
    path("services/", ServiceCatalogue.as_view(), name="services"),
    path("services/<str:code>/", ServicePage.as_view(), name="service"),
    path("services/<str:code>/open/", open_service, name="open-service"),
    path("services/<str:code>/edit/", EditService.as_view(), name="edit-service"),
    path("services/<str:code>/state/", ChangeState.as_view(), name="service-state"),
    path("services/<str:code>/retire/", RetireService.as_view(), name="retire-service"),
    path("services/<str:code>/levels/", ServiceLevels.as_view(), name="service-levels"),
    path("services/<str:code>/levels/<str:level>/", EditLevel.as_view(), name="edit-level"),
    path("services/<str:code>/levels/<str:level>/remove/", RemoveLevel.as_view(), name="remove-level"),
    path("catalogue/", KeptServices.as_view(), name="catalogue"),
    path("catalogue/new/", NewService.as_view(), name="new-service"),
    path("catalogue/import/", ImportServices.as_view(), name="import-services"),
    path("catalogue/catalogue.csv", catalogue_file, name="catalogue-file"),
    path("catalogue/states.xml", service_feed, name="service-feed"),
]
