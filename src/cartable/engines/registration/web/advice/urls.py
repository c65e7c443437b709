"""Addresses of advice."""

from django.urls import path

from cartable.engines.registration.web.advice.advisers import AdviserList, AssignAdviser, GiveAdviser, ImportAdvisers
from cartable.engines.registration.web.advice.derogations import (
    AskDerogation,
    DerogationList,
    DerogationPage,
    withdraw,
)
from cartable.engines.registration.web.advice.desk import AdviceDesk
from cartable.engines.registration.web.advice.listed import (
    ReturnList,
    advised_list,
    approve_one,
    comment_list,
    propose_units,
    read_list,
    take_proposal_over,
)

urlpatterns = [
    path("advice/", AdviceDesk.as_view(), name="advice"),
    path("advice/lists/<uuid:key>/", advised_list, name="advised-list"),
    path("advice/lists/<uuid:key>/read/", read_list, name="read-list"),
    path("advice/lists/<uuid:key>/comment/", comment_list, name="comment-list"),
    path("advice/lists/<uuid:key>/propose/", propose_units, name="propose-units"),
    path("advice/lists/<uuid:key>/return/", ReturnList.as_view(), name="return-list"),
    path("advice/lists/<uuid:key>/approve/", approve_one, name="approve-list"),
    path("advice/proposals/<uuid:key>/take-over/", take_proposal_over, name="take-over"),
    path("advice/derogations/", DerogationList.as_view(), name="derogations"),
    path("advice/derogations/ask/<str:code>/", AskDerogation.as_view(), name="ask-derogation"),
    path("advice/derogations/<uuid:key>/", DerogationPage.as_view(), name="derogation"),
    path("advice/derogations/<uuid:key>/withdraw/", withdraw, name="withdraw-derogation"),
    path("advice/advisers/", AdviserList.as_view(), name="advisers"),
    path("advice/advisers/import/", ImportAdvisers.as_view(), name="import-advisers"),
    path("advice/advisers/give/", GiveAdviser.as_view(), name="give-adviser"),
    path("advice/advisers/assign/", AssignAdviser.as_view(), name="assign-adviser"),
]
