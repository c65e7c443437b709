"""Addresses of a student's choice."""

from django.urls import path

from cartable.engines.registration.web.semester.page import act, my_semester, semester

urlpatterns = [
    path("semester/", my_semester, name="my-semester"),
    path("semester/<str:code>/", semester, name="semester"),
    path("semester/<str:code>/act/", act, name="semester-act"),
]
