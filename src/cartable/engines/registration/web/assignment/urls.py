"""Addresses of places, assignments, results and adjustments."""

from django.urls import path

from cartable.engines.registration.web.assignment.adjusting import adjustments, change, my_adjustments
from cartable.engines.registration.web.assignment.places import ChangePlaces, PlacesList
from cartable.engines.registration.web.assignment.result import my_result, why
from cartable.engines.registration.web.assignment.runs import (
    MovedLines,
    NewRun,
    PublishRun,
    RunLines,
    assignment,
    compare,
    draw,
)

CAMPAIGN = "campaigns/<str:code>"
RUN = f"{CAMPAIGN}/assignment/<uuid:uuid>"

urlpatterns = [
    path(f"{CAMPAIGN}/places/", PlacesList.as_view(), name="places"),
    path(f"{CAMPAIGN}/places/change/", ChangePlaces.as_view(), name="change-places"),
    path(f"{CAMPAIGN}/assignment/", assignment, name="assignment"),
    path(f"{CAMPAIGN}/assignment/draw/", draw, name="draw-seed"),
    path(f"{CAMPAIGN}/assignment/new/", NewRun.as_view(), name="new-assignment"),
    path(f"{CAMPAIGN}/assignment/compare/", compare, name="compare-assignments"),
    path(f"{RUN}/", RunLines.as_view(), name="assignment-run"),
    path(f"{RUN}/beside/<uuid:base>/", MovedLines.as_view(), name="assignment-moved"),
    path(f"{RUN}/publish/", PublishRun.as_view(), name="publish-assignment"),
    path("result/", my_result, name="my-result"),
    path("result/<str:code>/<str:unit>/", why, name="why"),
    path("adjustments/", my_adjustments, name="my-adjustments"),
    path("adjustments/<str:code>/", adjustments, name="adjustments"),
    path("adjustments/<str:code>/change/", change, name="adjust"),
]
