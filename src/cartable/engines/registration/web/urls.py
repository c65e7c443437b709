"""Addresses of registration's pages."""

from django.urls import path

from cartable.engines.registration.web.advice.urls import urlpatterns as advice_pages
from cartable.engines.registration.web.assignment.urls import urlpatterns as assignment_pages
from cartable.engines.registration.web.board.urls import urlpatterns as board_pages
from cartable.engines.registration.web.campaigns.urls import urlpatterns as campaign_pages
from cartable.engines.registration.web.choices import StudentList, TermList, choices_of_person, my_choices
from cartable.engines.registration.web.progress.urls import urlpatterns as progress_pages
from cartable.engines.registration.web.roster.urls import urlpatterns as roster_pages
from cartable.engines.registration.web.semester.urls import urlpatterns as semester_pages

app_name = "registration"

urlpatterns = [
    path("choices/", my_choices, name="choices"),
    path("terms/", TermList.as_view(), name="terms"),
    path("terms/<str:code>/", StudentList.as_view(), name="students"),
    path("people/<uuid:key>/", choices_of_person, name="person-choices"),
    *campaign_pages,
    *assignment_pages,
    *progress_pages,
    *advice_pages,
    *board_pages,
    *semester_pages,
    *roster_pages,
]
