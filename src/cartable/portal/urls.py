"""Addresses of the portal."""

from django.urls import path

from cartable.portal.home import home
from cartable.portal.pages import accessibility, help_page, privacy
from cartable.portal.search import search

app_name = "portal"

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("about/accessibility/", accessibility, name="accessibility"),
    path("about/personal-data/", privacy, name="privacy"),
    path("about/help/", help_page, name="help"),
]
