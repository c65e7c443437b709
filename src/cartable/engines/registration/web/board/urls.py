"""Addresses of the board."""

from django.urls import path

from cartable.engines.registration.web.board.lists import DemandList, MissingList
from cartable.engines.registration.web.board.page import board

urlpatterns = [
    path("board/<str:code>/", board, name="board"),
    path("board/<str:code>/missing/", MissingList.as_view(), name="board-missing"),
    path("board/<str:code>/units/", DemandList.as_view(), name="board-units"),
]
