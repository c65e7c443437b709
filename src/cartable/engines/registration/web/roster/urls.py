"""Addresses of the lists of a unit's students."""

from django.urls import path

from cartable.engines.registration.web.roster.pages import UnitPhotos, UnitStudents

urlpatterns = [
    path("units/<str:code>/students/", UnitStudents.as_view(), name="unit-students"),
    path("units/<str:code>/photos/", UnitPhotos.as_view(), name="unit-photos"),
]
