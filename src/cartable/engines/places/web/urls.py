"""Addresses of the pages of places."""

from django.urls import path

from cartable.engines.places.web.room_forms import CloseRoom, EditRoom, NewRoom
from cartable.engines.places.web.rooms import RoomList, RoomPage
from cartable.engines.places.web.site_forms import EditBuilding, EditCampus, NewBuilding, NewCampus
from cartable.engines.places.web.sites import BuildingPage, CampusList, CampusPage, travel

app_name = "places"

urlpatterns = [
    path("rooms/", RoomList.as_view(), name="rooms"),
    path("rooms/<str:code>/", RoomPage.as_view(), name="room"),
    path("campuses/", CampusList.as_view(), name="campuses"),
    path("campuses/<str:code>/", CampusPage.as_view(), name="campus"),
    path("buildings/<str:code>/", BuildingPage.as_view(), name="building"),
    path("new/campus/", NewCampus.as_view(), name="new-campus"),
    path("new/building/", NewBuilding.as_view(), name="new-building"),
    path("new/room/", NewRoom.as_view(), name="new-room"),
    path("campuses/<str:code>/edit/", EditCampus.as_view(), name="edit-campus"),
    path("buildings/<str:code>/edit/", EditBuilding.as_view(), name="edit-building"),
    path("rooms/<str:code>/edit/", EditRoom.as_view(), name="edit-room"),
    path("rooms/<str:code>/state/", CloseRoom.as_view(), name="close-room"),
    path("travel/", travel, name="travel"),
]
