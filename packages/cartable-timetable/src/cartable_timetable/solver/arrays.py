"""The problem as arrays: what every kernel reads. Named tuples, because numba knows them.

Indices: ``c`` class, ``t`` row of the table of unique times, ``r`` room, ``n`` number of classes. Row ``T`` (the last)
of the table of times is *nowhen* and room ``R`` is *nowhere*: neither ever breaks a rule, so an unplaced class is
simply a class at (T, R).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

I8 = npt.NDArray[np.int8]
I16 = npt.NDArray[np.int16]
I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
U16 = npt.NDArray[np.uint16]
U64 = npt.NDArray[np.uint64]
F32 = npt.NDArray[np.float32]
F64 = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

FAR = 20_000
"""Gap between two times that share no day or no week."""


class Times(NamedTuple):
    """Unique times; ``gap[a, b]`` slots between two (negative: overlap), ``relation[a, b]`` bits (see relations)."""

    gap: I16
    relation: U16
    start: I32
    end: I32
    days: I64
    weeks: I64


class Rooms(NamedTuple):
    """``travel[a, b]`` in slots; ``closed[r, t]`` when room r cannot be used at time t.

    Rooms of one ``site`` have the same ways to everywhere; ``far`` is the longest way.
    """

    travel: I16
    closed: Bools
    site: I32
    far: int


class Choices(NamedTuple):
    """What a class may take: rows ``t_ptr[c]:t_ptr[c+1]`` of ``t_id`` (costs weighted), likewise rooms."""

    t_ptr: I32
    t_id: I32
    t_cost: I64
    r_ptr: I32
    r_id: I32
    r_cost: I64


class Pairs(NamedTuple):
    """Pairwise rules by class: rows of (other, rule, argument, constraint, hard, cost, tie)."""

    ptr: I32
    rows: I32
    constraints: int


class Groups(NamedTuple):
    """Rules over a whole set: rows of (kind, first argument, second argument, constraint, hard, penalty)."""

    rows: I64
    member_ptr: I32
    member: I32
    of_ptr: I32
    of: I32
    weeks: int
    days: int
    weight: int


class Ties(NamedTuple):
    """Hard Same… rules by class, for moves that carry tied classes along: the rows of Pairs that tie."""

    ptr: I32
    rows: I32


class Seats(NamedTuple):
    """Who needs what. An enrolment is a student in a course; its slots hold one class per subpart.

    ``slot_ptr`` bounds the slots of an enrolment, ``student_ptr`` those of a student (enrolments are sorted by
    student). Subparts of a configuration are ordered parents first and ``position`` is a class's slot in the order.
    """

    slot_ptr: I32
    student_of: I32
    course_of: I32
    student_ptr: I32
    course_class_ptr: I32
    course_class: I32
    course_enrolment_ptr: I32
    course_enrolment: I32
    config_of: I32
    position: I32
    parent: I32
    config_ptr: I32
    config_subpart: I32
    subpart_ptr: I32
    subpart_class: I32
    limit: I32
    course_config_ptr: I32
    weight: int


class Tables(NamedTuple):
    """Everything that does not change during a run."""

    times: Times
    rooms: Rooms
    choices: Choices
    pairs: Pairs
    groups: Groups
    ties: Ties
    seats: Seats


class State(NamedTuple):
    """A timetable under change. ``place[c] = (t, r)``; ``pick[c]`` rows of the choices taken (-1: none).

    ``hall`` lists the classes of each room (``hall_ptr`` bounds, ``hall_n`` sizes, ``hall_at[c]`` position);
    ``group_raw`` is the present excess of each group rule; ``conflict[c]`` student conflicts of class c;
    ``totals`` = weighted soft cost, broken hard rules, student conflicts.
    """

    place: I32
    pick: I32
    hall_ptr: I32
    hall: I32
    hall_n: I32
    hall_at: I32
    group_raw: I64
    conflict: I64
    slot: I32
    size: I32
    near_ptr: I64
    near: I32
    near_n: I32
    totals: I64
    force: F64
    rng: U64
