"""Addresses of the units' dashboards."""

from django.urls import path

from cartable.engines.catalogue.web.dashboard.history import History
from cartable.engines.catalogue.web.dashboard.lists import MyUnits, Preparations
from cartable.engines.catalogue.web.dashboard.mails import MailPage, UnitMails, WriteMail
from cartable.engines.catalogue.web.dashboard.needs import Needs
from cartable.engines.catalogue.web.dashboard.overview import Overview
from cartable.engines.catalogue.web.dashboard.preparation import (
    PreparationPage,
    UnitPreparations,
    begin_preparation,
    hand_over,
    remove_kind,
    remove_rule,
    remove_time,
    take_back,
)
from cartable.engines.catalogue.web.dashboard.preparation_forms import AddRule, AddTime, SetKind, SetNumbers, SetTeacher
from cartable.engines.catalogue.web.dashboard.team import AddToTeam, EndPart, Team

PREPARATION = "units/<str:code>/preparation/<str:term>/"

urlpatterns = [
    path("my-units/", MyUnits.as_view(), name="my-units"),
    path("preparations/", Preparations.as_view(), name="preparations"),
    path("needs/software/", Needs.as_view(what="software"), name="software-needs"),
    path("needs/equipment/", Needs.as_view(what="equipment"), name="equipment-needs"),
    path("units/<str:code>/dashboard/", Overview.as_view(), name="dashboard"),
    path("units/<str:code>/team/", Team.as_view(), name="team"),
    path("units/<str:code>/team/add/", AddToTeam.as_view(), name="add-to-team"),
    path("team/<uuid:key>/end/", EndPart.as_view(), name="end-part"),
    path("units/<str:code>/preparation/", UnitPreparations.as_view(), name="unit-preparations"),
    path(PREPARATION, PreparationPage.as_view(), name="preparation"),
    path(f"{PREPARATION}begin/", begin_preparation, name="begin-preparation"),
    path(f"{PREPARATION}hand-over/", hand_over, name="hand-over-preparation"),
    path(f"{PREPARATION}take-back/", take_back, name="take-back-preparation"),
    path(f"{PREPARATION}numbers/", SetNumbers.as_view(), name="preparation-numbers"),
    path(f"{PREPARATION}teachers/", SetTeacher.as_view(), name="preparation-teachers"),
    path(f"{PREPARATION}times/", AddTime.as_view(), name="add-unavailability"),
    path(f"{PREPARATION}times/<uuid:key>/remove/", remove_time, name="remove-unavailability"),
    path(f"{PREPARATION}constraints/", AddRule.as_view(), name="add-constraint"),
    path("constraints/<uuid:key>/remove/", remove_rule, name="remove-constraint"),
    path(f"{PREPARATION}kinds/<str:kind>/", SetKind.as_view(), name="preparation-kind"),
    path(f"{PREPARATION}kinds/<str:kind>/remove/", remove_kind, name="remove-kind"),
    path("units/<str:code>/mails/", UnitMails.as_view(), name="unit-mails"),
    path("units/<str:code>/mails/write/", WriteMail.as_view(), name="write-mail"),
    path("mails/<uuid:key>/", MailPage.as_view(), name="mail"),
    path("units/<str:code>/history/", History.as_view(), name="unit-history"),
]
