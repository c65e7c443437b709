"""Addresses of the public guide. A code may hold anything, a slash too."""

from django.urls import path

from cartable.engines.catalogue.web.guide.booklet import Booklet
from cartable.engines.catalogue.web.guide.chosen import Comparison, Selection
from cartable.engines.catalogue.web.guide.coming import ComingYear
from cartable.engines.catalogue.web.guide.listing import UnitGuide
from cartable.engines.catalogue.web.guide.paths import ExamplePaths, Programmes
from cartable.engines.catalogue.web.guide.sitemap import sitemap
from cartable.engines.catalogue.web.guide.unit import UnitInGuide

app_name = "guide"

urlpatterns = [
    path("", UnitGuide.as_view(), name="units"),
    path("units/<path:code>/", UnitInGuide.as_view(), name="unit"),
    path("paths/", Programmes.as_view(), name="paths"),
    path("paths/<path:code>/", ExamplePaths.as_view(), name="path"),
    path("selection/", Selection.as_view(), name="selection"),
    path("compare/", Comparison.as_view(), name="compare"),
    path("next-year/", ComingYear.as_view(), name="coming"),
    path("guide.pdf", Booklet.as_view(), name="booklet"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
