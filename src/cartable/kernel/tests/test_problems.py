"""Problems say what, where and how to mend, in the reader's language."""

from __future__ import annotations

import pytest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cartable.kernel.problems import Conflict, Fault, InputRefused, NotAllowed, NotFound, Problem

FAULT = Fault("room.unknown", _("Yes"), where="rooms.csv", mend="Add the room first.", line=3)


def test_a_fault_is_told_in_the_language_of_the_reader():
    with override("en"):
        assert FAULT.as_dict() == {
            "code": "room.unknown",
            "what": "Yes",
            "where": "rooms.csv",
            "mend": "Add the room first.",
            "line": 3,
        }
        assert str(FAULT) == "rooms.csv, line 3: Yes Add the room first."
    with override("fr"):
        assert str(FAULT) == "rooms.csv, ligne 3\u202f: Oui Add the room first."


def test_every_fault_is_kept():
    second = Fault("room.full", "Full")
    refused = InputRefused([FAULT, second])
    assert refused.faults == [FAULT, second]
    assert [fault["code"] for fault in refused.as_dict()["faults"]] == ["room.unknown", "room.full"]
    assert str(refused).splitlines()[1] == "Full"
    assert InputRefused(second).faults == [second]


def test_a_refusal_without_fault_is_a_mistake():
    with pytest.raises(ValueError, match="at least one fault"):
        InputRefused([])


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (NotAllowed("term.solve"), "not.allowed"),
        (NotFound(), "not.found"),
        (Conflict("Taken"), "conflict"),
        (Conflict("Taken", code="room.taken"), "room.taken"),
    ],
)
def test_each_has_a_code_and_a_text(problem: Problem, code: str):
    told = problem.as_dict()
    assert told["code"] == problem.code == code
    assert told["what"] == str(problem.what) != ""
    assert told["faults"] == []


def test_a_refusal_names_the_permission():
    assert NotAllowed("term.solve", "Timetablers may.").as_dict()["permission"] == "term.solve"
    assert "Timetablers may." in str(NotAllowed("term.solve", "Timetablers may."))
