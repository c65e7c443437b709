"""Addresses of the pages of people."""

from django.urls import path

from cartable.engines.people.web.directory import PeopleList
from cartable.engines.people.web.importing import ImportPeople, import_faults, import_report, import_run
from cartable.engines.people.web.person import MyPage, PersonPage
from cartable.engines.people.web.structures import structures

app_name = "people"

urlpatterns = [
    path("", PeopleList.as_view(), name="list"),
    path("me/", MyPage.as_view(), name="me"),
    path("structures/", structures, name="structures"),
    path("import/", ImportPeople.as_view(), name="import"),
    path("import/<uuid:uuid>/", import_report, name="import-report"),
    path("import/<uuid:uuid>/refused.csv", import_faults, name="import-faults"),
    path("import/<uuid:uuid>/write/", import_run, name="import-write"),
    path("<uuid:uuid>/", PersonPage.as_view(), name="person"),
]
