"""Addresses of the pages of places."""

from django.urls import path

from cartable.engines.places.web.rooms import RoomList, RoomPage
from cartable.engines.places.web.sites import BuildingPage, CampusList, CampusPage, travel

app_name = "places"

urlpatterns = [
    path("rooms/", RoomList.as_view(), name="rooms"),
    path("rooms/<str:code>/", RoomPage.as_view(), name="room"),
    path("campuses/", CampusList.as_view(), name="campuses"),
    path("campuses/<str:code>/", CampusPage.as_view(), name="campus"),
    path("buildings/<str:code>/", BuildingPage.as_view(), name="building"),
    path("travel/", travel, name="travel"),
]
