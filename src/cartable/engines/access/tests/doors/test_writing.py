"""Doors and groups are written with a reason, refused with another, and a zone has no back door."""

from __future__ import annotations

import pytest

from cartable.engines.access.api import (
    DoorTaken,
    create_controller,
    create_door,
    create_door_group,
    edit_controller,
    edit_door,
    edit_door_group,
    import_doors_csv,
    set_door_in_service,
    set_group_doors,
)
from cartable.engines.access.demo import make_controller, make_door, make_door_group, make_zone
from cartable.engines.access.models import Door, GroupDoor
from cartable.engines.people.demo import make_institution
from cartable.engines.places.demo import make_building, make_room
from cartable.kernel.audit import history_of
from cartable.kernel.outbox.models import OutboxEvent
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
WHY = {"actor": "tests", "reason": "Pose"}


def codes(refusal):
    return [(fault.code, str(fault.where), fault.line) for fault in refusal.value.faults]


def test_a_door_is_added_corrected_and_taken_out_of_service():
    building, other = make_building("A"), make_building("B")
    room = make_room("B1", building=other)
    door = create_door(code="A-101", title_fr="Entrée", building=building, **WHY)
    with pytest.raises(DoorTaken):
        create_door(code="A-101", title_fr="Autre", building=building, **WHY)
    with pytest.raises(InputRefused) as refusal:
        edit_door(door=door, title_fr="", building=building, room=room, actor="tests", reason="")
    assert [code for code, _where, _line in codes(refusal)] == [
        "title.missing",
        "door.room_elsewhere",
        "reason.missing",
    ]
    edit_door(door=door, title_fr="Hall", building=other, room=room, actor="tests", reason="Déménagement")
    set_door_in_service(door=door, is_in_service=False, actor="tests", reason="Lecteur cassé")
    assert [change.reason for change in history_of(door)] == ["Pose", "Déménagement", "Lecteur cassé"]
    with pytest.raises(InputRefused):
        create_door(code="a b", title_fr="x", building=building, **WHY)


def test_what_is_in_a_group_has_a_history_and_is_told():
    group = create_door_group(code="labo", title_fr="Labo", structure=make_institution(), **WHY)
    one, two = make_door("D1"), make_door("D2")
    assert set_group_doors(group=group, doors=[one, two], **WHY) == (2, 0)
    assert OutboxEvent.objects.filter(name="door_group.changed").count() == 1
    assert set_group_doors(group=group, doors=[one, two], **WHY) == (0, 0)
    assert OutboxEvent.objects.filter(name="door_group.changed").count() == 1
    gone = GroupDoor.objects.get(door=two)
    assert set_group_doors(group=group, doors=[one], actor="tests", reason="Retirée") == (0, 1)
    assert [(change.label, change.reason) for change in history_of(gone)] == [("insert", "Pose"), ("delete", "Retirée")]
    with pytest.raises(InputRefused):
        create_door_group(code="Labo !", title_fr="", structure=make_institution(), **WHY)
    with pytest.raises(DoorTaken):
        create_door_group(code="labo", title_fr="x", structure=make_institution(), **WHY)


def test_a_door_of_a_zone_has_no_group_outside_it():
    zone = make_zone()
    inside, outside = make_door_group("in", zone=zone), make_door_group("out")
    door = make_door("Z1", inside)
    with pytest.raises(InputRefused) as refusal:
        set_group_doors(group=outside, doors=[door], **WHY)
    assert codes(refusal) == [("door.other_zone", "doors", None)]
    assert list(outside.doors.all()) == []
    with pytest.raises(InputRefused):
        set_group_doors(group=make_door_group(zone=make_zone()), doors=[door], **WHY)
    second = make_door_group("in-2", zone=zone)
    assert set_group_doors(group=second, doors=[door], **WHY) == (1, 0)
    with pytest.raises(InputRefused) as refusal:
        edit_door_group(group=second, title_fr="x", structure=second.structure, zone=None, **WHY)
    assert codes(refusal) == [("door.other_zone", "zone", None)]
    second.refresh_from_db()
    assert second.zone == zone


@pytest.mark.parametrize(
    "url", ["ftp://a.b", "https://", "https://u:p@a.b/", "https://a.b/?x=1", "https://a.b:99999/", "doors", "http://[1"]
)
def test_a_controller_has_a_plain_address(url):
    with pytest.raises(InputRefused) as refusal:
        create_controller(code="main", title="Principal", connector="http", url=url, **WHY)
    assert [code for code, _where, _line in codes(refusal)] == ["controller.url"]


def test_a_controller_speaks_an_installed_language():
    controller = create_controller(code="main", title="Principal", connector="http", url="https://a.b/c", **WHY)
    with pytest.raises(InputRefused) as refusal:
        edit_controller(
            controller=controller, title="", connector="telex", url="https://a.b", is_open=True, actor="t", reason="r"
        )
    assert [code for code, _where, _line in codes(refusal)] == ["title.missing", "controller.connector"]


def test_doors_come_from_a_file_whole_or_not_at_all():
    make_room("A101", building=make_building("A"))
    make_controller("main")
    make_door("D0", title_fr="Ancienne")
    file = 'Porte;Nom;Bâtiment;Salle;Contrôleur\nD0;Neuve;A;;main\nD1;"Entrée; nord";A;A101;main\n'.encode("cp1252")
    report = import_doors_csv(source=file, **WHY)
    assert (report.created, report.changed, report.unchanged) == (1, 1, 0)
    door = Door.objects.get(code="D1")
    assert (door.title_fr, door.room.code, door.controller.code) == ("Entrée; nord", "A101", "main")
    assert history_of(door)[0].reason == "Pose"
    again = import_doors_csv(source=file, **WHY)
    assert (again.created, again.changed, again.unchanged) == (0, 0, 2)


def test_a_faulty_file_says_every_line_and_column_and_writes_nothing():
    make_building("A")
    file = b"code,title_fr,building,room\nD 1,,A,\nD2,ok,NONE,R9\nD2,ok,A,\nD3,ok,A,,x\n"
    with pytest.raises(InputRefused) as refusal:
        import_doors_csv(source=file, **WHY)
    assert codes(refusal) == [("row.cells", "", 5)]
    with pytest.raises(InputRefused) as refusal:
        import_doors_csv(source=file.replace(b",,x", b","), **WHY)
    assert codes(refusal) == [
        ("code.form", "code", 2),
        ("title.missing", "title_fr", 2),
        ("door.building_unknown", "building", 3),
        ("door.room_unknown", "room", 3),
        ("code.twice", "code", 4),
    ]
    assert not Door.objects.exists()


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", "file.rows"),
        (b"code,title_fr,building\n", "file.rows"),
        (b"code,title_fr\nD1,x\n", "file.column_missing"),
        (b"code,porte,title_fr,building\nD1,D2,x,A\n", "file.column_twice"),
        (b'code,title_fr,building\nD1,"x,A\n', "file.row"),
        (b"PK\x00\x03\n\x00", "file.binary"),
    ],
)
def test_what_is_no_file_of_doors_is_refused(source, code):
    with pytest.raises(InputRefused) as refusal:
        import_doors_csv(source=source, **WHY)
    assert [fault.code for fault in refusal.value.faults] == [code]
