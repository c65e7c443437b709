"""Each fault of a problem file, by code and line: one line of the small problem is spoilt at a time."""

from __future__ import annotations

import gzip

import pytest

from cartable_timetable.faults import Fault, ProblemFileError
from cartable_timetable.xml import read_problem

# line to spoil, text replaced, replacement, faults expected as (code, line)
Case = tuple[int, str, str, list[tuple[str, int]]]

HEADER_CASES: list[Case] = [
    (3, 'name="small" ', "", [("attribute_missing", 3)]),
    (3, 'name="small"', 'name=" "', [("attribute_blank", 3)]),
    (3, 'nrDays="5" ', "", [("attribute_missing", 3)]),
    (3, 'nrDays="5"', 'nrDays="five"', [("attribute_not_integer", 3)]),
    (3, 'nrWeeks="4"', 'nrWeeks="0"', [("attribute_too_small", 3)]),
    (3, 'slotsPerDay="100"', 'slotsPerDay="9999999999"', [("attribute_too_large", 3)]),
    (4, '<optimization time="2" room="3" distribution="5" student="7"/>', "", [("element_missing", 3)]),
    (4, 'student="7"', "", [("attribute_missing", 4)]),
    (4, 'time="2"', 'time="-2"', [("attribute_too_small", 4)]),
    (4, 'time="2"', 'time="2" tyme="3"', []),
    (59, "</courses>", "</courses><rooms/>", [("element_repeated", 59)]),
    (5, "<rooms>", '<halls id="1"/><rooms>', [("element_unknown", 5)]),
]

ROOM_CASES: list[Case] = [
    (6, 'capacity="30"', "", [("attribute_missing", 6)]),
    (6, 'capacity="30"', 'capacity="3.5"', [("attribute_not_integer", 6)]),
    (6, 'capacity="30"', 'capacity="-1"', [("attribute_too_small", 6)]),
    (
        10,
        'id="B"',
        'id="A"',
        [
            ("travel_room_unknown", 7),
            ("id_repeated_since", 10),
            *[("room_option_unknown", n) for n in (18, 23, 31, 36)],
        ],
    ),
    (7, 'room="B"', 'room="Z"', [("travel_room_unknown", 7)]),
    (7, 'room="B"', 'room="A"', [("travel_to_itself", 7)]),
    (7, 'room="B"', 'roam="B"', [("attribute_misspelt", 7), ("attribute_missing", 7)]),
    (7, 'value="4"/>', 'value="4"/><travel room="B" value="5"/>', [("travel_disagrees", 7)]),
    (10, "/>", '><travel room="A" value="9"/></room>', [("travel_disagrees", 7)]),
    (10, "/>", '><travel room="A" value="4"/></room>', []),
    (7, 'value="4"', 'value="-4"', [("attribute_too_small", 7)]),
    (8, 'days="00001"', 'days="0000100"', [("mask_length", 8)]),
    (8, 'weeks="1111"', 'weeks="111"', [("mask_length", 8)]),
    (8, 'days="00001"', 'days="0000x"', [("mask_character", 8)]),
    (8, 'days="00001"', 'days="00000"', [("mask_empty", 8)]),
    (8, 'length="20"', 'length="-20"', [("attribute_too_small", 8)]),
    (8, 'length="20"', 'length="95"', [("time_beyond_day", 8)]),
]

COURSE_CASES: list[Case] = [
    (12, "<courses>", '<courses><course id="E"/>', [("part_empty", 12)]),
    (14, 'id="F1"', 'id="F1"', []),
    (14, '<config id="F1">', '<config id="E"/><config id="F1">', [("part_empty", 14)]),
    (15, '<subpart id="S1">', '<subpart id="E"/><subpart id="S1">', [("part_empty", 15)]),
    (28, 'id="S2"', 'id="S1"', [("id_repeated_since", 28)]),
    (42, 'id="C2"', 'id="C1"', [("id_repeated_since", 42), ("course_unknown", 78), ("course_unknown", 85)]),
    (51, 'id="F3"', 'id="F2"', [("id_repeated_since", 51)]),
    (13, 'course id="C1"', "course", [("attribute_missing", 13), *[("course_unknown", n) for n in (77, 81, 84)]]),
    (16, 'limit="2"', 'limit="two"', [("attribute_not_integer", 16)]),
    (16, 'limit="2"', 'limit="-2"', [("attribute_too_small", 16)]),
    (16, 'limit="2"', 'limt="2"', [("attribute_misspelt", 16)]),
    (16, 'limit="2"', 'limit="2" room="no"', [("attribute_not_boolean", 16)]),
    (16, 'limit="2"', 'limit="2" room="false"', [("class_with_needless_rooms", 16)]),
    (17, 'id="A"', 'id="Z"', [("room_option_unknown", 17)]),
    (18, 'id="B"', 'id="A"', [("room_option_repeated", 18)]),
    (18, 'penalty="1"', "", [("attribute_missing", 18)]),
    (19, 'penalty="0"', 'penalty="-1"', [("attribute_too_small", 19)]),
    (19, 'start="10"', 'start="-10"', [("attribute_too_small", 19)]),
    (19, 'start="10"', 'start="91"', [("time_beyond_day", 19)]),
    (19, 'start="10"', 'start="90"', []),
    (19, 'length="10"', 'length="0"', [("attribute_too_small", 19)]),
    (19, "<time", "<moment", [("element_unknown", 19)]),
    (20, 'days="00001"', 'days="10000"', [("time_option_repeated", 20)]),
    (22, 'id="L2"', 'id="L1"', [("id_repeated_since", 22), ("parent_unknown", 35), ("distribution_class_unknown", 63)]),
    (23, '<room id="B" penalty="2"/>', "", [("class_without_room_option", 22)]),
    (37, '<time days="10000" start="40" length="10" weeks="1111" penalty="0"/>', "", [("class_without_time", 35)]),
    (29, 'parent="L1"', 'parent="Q"', [("parent_unknown", 29)]),
    (29, 'parent="L1"', 'parent="P1"', [("parent_elsewhere", 29)]),
    (29, 'parent="L1"', 'parent="T2"', [("parent_same_subpart", 29)]),
    (16, 'limit="2"', 'limit="2" parent="T1"', [("parent_cycle", 16)]),
    (16, 'limit="2"', 'limit="2" parent="L1"', [("parent_same_subpart", 16), ("parent_cycle", 16)]),
]

DISTRIBUTION_CASES: list[Case] = [
    (61, 'type="NotOverlap"', "", [("attribute_missing", 61)]),
    (61, "NotOverlap", "NoOverlap", [("distribution_kind_unknown", 61)]),
    (61, "NotOverlap", "NotOverlap(3)", [("distribution_arguments", 61)]),
    (70, "MaxDayLoad(15)", "MaxDayLoad", [("distribution_arguments", 70)]),
    (70, "MaxDayLoad(15)", "MaxDayLoad(15,2)", [("distribution_arguments", 70)]),
    (70, "MaxDayLoad(15)", "MaxDayLoad(-15)", [("distribution_arguments", 70)]),
    (70, "MaxDayLoad(15)", "MaxDayLoad()", [("distribution_arguments", 70)]),
    (70, "MaxDayLoad(15)", "MaxBlock(15)", [("distribution_arguments", 70)]),
    (70, "MaxDayLoad(15)", "MaxBlock(15, 2)", []),
    (61, 'required="true"', "", [("distribution_without_price", 61)]),
    (61, 'required="true"', 'required="false"', [("distribution_without_price", 61)]),
    (61, 'required="true"', 'required="yes"', [("attribute_not_boolean", 61), ("distribution_without_price", 61)]),
    (65, 'penalty="3"', 'penalty="-3"', [("attribute_too_small", 65)]),
    (65, 'penalty="3"', 'penalty="3" required="true"', []),
    (67, 'id="T1"', 'id="T9"', [("distribution_class_unknown", 67)]),
    (67, 'id="T1"', 'id="L1"', [("distribution_class_repeated", 67)]),
    (60, "<distributions>", '<distributions><distribution type="SameDays" penalty="1"/>', [("distribution_empty", 60)]),
]

STUDENT_CASES: list[Case] = [
    (80, 'id="2"', 'id="1"', [("id_repeated_since", 80)]),
    (78, 'id="C2"', 'id="C9"', [("course_unknown", 78)]),
    (78, 'id="C2"', 'id="C1"', [("course_repeated", 78)]),
    (76, "<student", "<pupil", [("xml_malformed", 79)]),
    (16, 'limit="2"', 'limit="0"', [("demand_exceeds_places", 13)]),
    (16, 'limit="2"', 'limit="1"', []),
]

CASES = [*HEADER_CASES, *ROOM_CASES, *COURSE_CASES, *DISTRIBUTION_CASES, *STUDENT_CASES]


def read_faults(text: str) -> list[Fault]:
    try:
        read_problem(text.encode())
    except ProblemFileError as error:
        assert error.faults
        return error.faults
    return []


@pytest.mark.parametrize(("line", "old", "new", "expected"), CASES)
def test_fault(small_xml: str, line: int, old: str, new: str, expected: list[tuple[str, int]]) -> None:
    lines = small_xml.splitlines()
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    faults = read_faults("\n".join(lines))
    assert [(fault.code, fault.line) for fault in faults] == expected
    for fault in faults:
        assert fault.where and fault.as_text("en") and fault.as_text("fr")


def test_several_faults_are_told_at_once_in_the_order_of_the_file(small_xml: str) -> None:
    text = (
        small_xml.replace('capacity="30"', 'capacity="-30"')
        .replace('<course id="C2"/>\n    </student>\n  </students>', '<course id="C7"/>\n    </student>\n  </students>')
        .replace('<class id="T2"/>', '<class id="T8"/>')
        .replace('days="01000" start="10"', 'days="0100" start="10"')
    )
    with pytest.raises(ProblemFileError) as caught:
        read_problem(gzip.compress(text.encode()))
    assert [(fault.code, fault.where, fault.line) for fault in caught.value.faults] == [
        ("attribute_too_small", "room[id=A]", 6),
        ("mask_length", "class[id=L2]/time[2]", 25),
        ("distribution_class_unknown", "distribution[2]/class[id=T8]", 68),
        ("course_unknown", "student[id=3]/course[id=C7]", 85),
    ]
    assert str(caught.value).splitlines()[1] == (
        "line 25, class[id=L2]/time[2]: days has 4 characters, and the problem has 5 days. "
        "Write exactly 5 characters, one for each."
    )


def test_demand_names_the_course_the_demand_and_the_places(small_xml: str) -> None:
    text = small_xml.replace('id="T1" limit="2"', 'id="T1" limit="0"')
    (fault,) = read_faults(text)
    assert fault.params == {"id": "C1", "demand": 3, "places": 2, "missing": 1, "subparts": "S2 (2)"}
    assert fault.what == "Course C1 is chosen by 3 students and can hold 2; the narrowest subparts: S2 (2)."


def test_demand_adds_up_the_configurations_and_an_unlimited_class_holds_all(small_xml: str) -> None:
    limited = small_xml.replace('id="P1" room', 'id="P1" limit="0" room')
    (fault,) = read_faults(limited)
    assert fault.params["subparts"] == "S3 (0), S4 (1)"
    assert read_faults(limited.replace('id="P1" limit="0"', 'id="P1" limit="1"')) == []


def test_a_cycle_is_told_once_with_its_chain(small_xml: str) -> None:
    text = small_xml.replace('id="L2" limit="2"', 'id="L2" limit="2" parent="T2"')
    (fault,) = read_faults(text)
    assert (fault.code, fault.params["cycle"]) == ("parent_cycle", "L2 → T2 → L2")


def test_thousands_of_faults_are_cut_short(small_xml: str) -> None:
    text = small_xml.replace('<student id="2">', "<student/>" * 2000 + '<student id="2">')
    faults = read_faults(text)
    assert len(faults) == 501
    assert faults[-1].params == {"count": 1500}
