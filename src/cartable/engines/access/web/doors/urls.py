"""Addresses of the pages of doors."""

from django.urls import URLPattern, path

from cartable.engines.access.web.doors.controller_forms import EditController, NewController, TellAgain
from cartable.engines.access.web.doors.controllers import (
    ControllerList,
    ControllerPage,
    controller_state_file,
    send_orders_now,
)
from cartable.engines.access.web.doors.door_forms import DoorService, EditDoor, ImportDoors, NewDoor
from cartable.engines.access.web.doors.doors import DoorList, DoorPage
from cartable.engines.access.web.doors.group_forms import (
    DoorsOfGroup,
    EditDoorGroup,
    EndHours,
    NewDoorGroup,
    NewHours,
)
from cartable.engines.access.web.doors.groups import DoorGroupList, DoorGroupPage
from cartable.engines.access.web.doors.mine import MyDoors, PersonDoors

urlpatterns: list[URLPattern] = [
    path("doors/", DoorList.as_view(), name="doors"),
    path("doors/new/", NewDoor.as_view(), name="new-door"),
    path("doors/import/", ImportDoors.as_view(), name="import-doors"),
    path("doors/<str:code>/", DoorPage.as_view(), name="door"),
    path("doors/<str:code>/edit/", EditDoor.as_view(), name="edit-door"),
    path("doors/<str:code>/service/", DoorService.as_view(), name="door-service"),
    path("door-groups/", DoorGroupList.as_view(), name="door-groups"),
    path("door-groups/new/", NewDoorGroup.as_view(), name="new-door-group"),
    path("door-groups/<str:code>/", DoorGroupPage.as_view(), name="door-group"),
    path("door-groups/<str:code>/edit/", EditDoorGroup.as_view(), name="edit-door-group"),
    path("door-groups/<str:code>/doors/", DoorsOfGroup.as_view(), name="door-group-doors"),
    path("door-groups/<str:code>/hours/", NewHours.as_view(), name="new-door-hours"),
    path("door-hours/<uuid:uuid>/end/", EndHours.as_view(), name="end-door-hours"),
    path("controllers/", ControllerList.as_view(), name="controllers"),
    path("controllers/new/", NewController.as_view(), name="new-controller"),
    path("controllers/<str:code>/", ControllerPage.as_view(), name="controller"),
    path("controllers/<str:code>/edit/", EditController.as_view(), name="edit-controller"),
    path("controllers/<str:code>/again/", TellAgain.as_view(), name="tell-again"),
    path("controllers/<str:code>/send/", send_orders_now, name="send-orders"),
    path("controllers/<str:code>/state.csv", controller_state_file, {"kind": "csv"}, name="controller-state-csv"),
    path("controllers/<str:code>/state.json", controller_state_file, {"kind": "json"}, name="controller-state-json"),
    path("my-doors/", MyDoors.as_view(), name="my-doors"),
    path("doors-of/<uuid:uuid>/", PersonDoors.as_view(), name="person-doors"),
]
