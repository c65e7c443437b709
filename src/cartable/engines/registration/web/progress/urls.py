"""Addresses of progress."""

from django.urls import path

from cartable.engines.registration.web.progress.another import my_other_programme, other_programme
from cartable.engines.registration.web.progress.deciding import CorrectResult, EndExemption, NewExemption
from cartable.engines.registration.web.progress.page import my_progress, progress_of_person
from cartable.engines.registration.web.progress.students import ProgrammeList, ProgrammeStudents

urlpatterns = [
    path("progress/", my_progress, name="my-progress"),
    path("progress/another/", my_other_programme, name="my-other-programme"),
    path("progress/programmes/", ProgrammeList.as_view(), name="programmes-progress"),
    path("progress/programmes/<str:code>/", ProgrammeStudents.as_view(), name="programme-students"),
    path("progress/exemptions/<uuid:uuid>/end/", EndExemption.as_view(), name="end-exemption"),
    path("progress/results/<uuid:uuid>/correct/", CorrectResult.as_view(), name="correct-result"),
    path("progress/<uuid:key>/", progress_of_person, name="progress"),
    path("progress/<uuid:key>/another/", other_programme, name="other-programme"),
    path("progress/<uuid:key>/exemptions/new/", NewExemption.as_view(), name="new-exemption"),
]
