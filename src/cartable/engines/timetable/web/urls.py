"""Addresses of the timetable's pages."""

from django.urls import path

from cartable.engines.timetable.web.asked import ApplyAsked, Asked
from cartable.engines.timetable.web.asked_unit import AskedUnit, take_out, take_over
from cartable.engines.timetable.web.clashing import ClashingStudents
from cartable.engines.timetable.web.classes import Roster, class_page
from cartable.engines.timetable.web.feed import feed
from cartable.engines.timetable.web.importing import ImportTerm
from cartable.engines.timetable.web.not_kept import NotKept
from cartable.engines.timetable.web.occupancy import occupancy
from cartable.engines.timetable.web.placed import PlacedClasses
from cartable.engines.timetable.web.publishing import Publish, Withdraw
from cartable.engines.timetable.web.rooms import room_page
from cartable.engines.timetable.web.solutions import solutions
from cartable.engines.timetable.web.solving import Solve, run, stop
from cartable.engines.timetable.web.subscriptions import qr_code, revoke, subscriptions
from cartable.engines.timetable.web.terms import term, terms
from cartable.engines.timetable.web.week import my_week, someones_week

app_name = "timetable"

urlpatterns = [
    path("calendar/<str:token>.ics", feed, name="feed"),
    path("timetable/week/", my_week, name="week"),
    path("timetable/people/<uuid:key>/week/", someones_week, name="person-week"),
    path("timetable/calendar/", subscriptions, name="subscriptions"),
    path("timetable/calendar/<uuid:key>/revoke/", revoke, name="revoke"),
    path("timetable/calendar/<uuid:key>/qr.svg", qr_code, name="qr-code"),
    path("timetable/classes/<uuid:key>/", class_page, name="class"),
    path("timetable/classes/<uuid:key>/students/", Roster.as_view(), name="roster"),
    path("timetable/rooms/<str:code>/", room_page, name="room"),
    path("timetable/occupancy/", occupancy, name="occupancy"),
    path("timetable/terms/", terms, name="terms"),
    path("timetable/terms/import/", ImportTerm.as_view(), name="import"),
    path("timetable/terms/<str:code>/", term, name="term"),
    path("timetable/terms/<str:code>/solutions/", solutions, name="solutions"),
    path(
        "timetable/terms/<str:code>/solutions/<int:number>/not-kept/",
        NotKept.as_view(),
        name="not-kept",
    ),
    path(
        "timetable/terms/<str:code>/solutions/<int:number>/classes/",
        PlacedClasses.as_view(),
        name="placed-classes",
    ),
    path("timetable/terms/<str:code>/clashes/", ClashingStudents.as_view(), name="clashes"),
    path("timetable/terms/<str:code>/asked/", Asked.as_view(), name="asked"),
    path("timetable/terms/<str:code>/asked/take-over/", ApplyAsked.as_view(), name="apply-asked"),
    path("timetable/terms/<str:code>/asked/units/<str:unit>/", AskedUnit.as_view(), name="asked-unit"),
    path("timetable/terms/<str:code>/asked/units/<str:unit>/take-over/", take_over, name="take-over"),
    path("timetable/terms/<str:code>/asked/units/<str:unit>/take-out/", take_out, name="take-out"),
    path("timetable/terms/<str:code>/solve/", Solve.as_view(), name="solve"),
    path("timetable/terms/<str:code>/publish/", Publish.as_view(), name="publish"),
    path("timetable/terms/<str:code>/withdraw/", Withdraw.as_view(), name="withdraw"),
    path("timetable/runs/<uuid:key>/", run, name="run"),
    path("timetable/runs/<uuid:key>/stop/", stop, name="stop"),
]
