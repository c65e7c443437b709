"""Addresses of competence frameworks."""

from django.urls import path

from cartable.engines.catalogue.web.competences.pages import FrameworkMatrix, Frameworks
from cartable.engines.catalogue.web.competences.writing import ImportFramework, WantedCompetences

urlpatterns = [
    path("frameworks/", Frameworks.as_view(), name="frameworks"),
    path("framework-import/", ImportFramework.as_view(), name="framework-import"),
    path("frameworks/<str:code>/", FrameworkMatrix.as_view(), name="framework"),
    path("frameworks/<str:code>/wanted/", WantedCompetences.as_view(), name="framework-wanted"),
]
