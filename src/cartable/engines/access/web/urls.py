"""Addresses of the pages of rights."""

from cartable.engines.access.web.accounts.urls import urlpatterns as accounts
from cartable.engines.access.web.catalogue.urls import urlpatterns as catalogue
from cartable.engines.access.web.doors.urls import urlpatterns as doors
from cartable.engines.access.web.rights.urls import urlpatterns as rights

app_name = "access"

urlpatterns = [*catalogue, *rights, *accounts, *doors]
