"""What the kernels read (:class:`Tables`) and change (:class:`Seating`), as arrays.

A *request* is a course of a student; its *slots* hold the classes taken, one for each subpart (parents first), -1 where
there is none. The requests of a student, and so their slots, follow each other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

I32 = NDArray[np.int32]
I64 = NDArray[np.int64]
U8 = NDArray[np.uint8]


class Tables(NamedTuple):
    """The problem. ``*_ptr[i]:*_ptr[i + 1]`` is the range of ``i`` in the array that the name begins with."""

    bits: U8
    limit: I32
    parent: I32
    place_of: I32
    config_of: I32
    course_ptr: I32
    """Configurations of a course."""
    config_ptr: I32
    """Subparts of a configuration."""
    part_ptr: I32
    """Classes of a subpart, in ``member``."""
    member: I32
    course_of: I32
    """By request, as are the two that follow."""
    student_of: I32
    slot_ptr: I32
    student_ptr: I32
    """Requests of a student."""
    mate_ptr: I32
    """Requests for a course, in ``mate``."""
    mate: I32
    movable: I32
    """Requests with a choice."""
    home: I32
    """By slot: the class to stay in, -1 without one."""
    has_home: U8
    """By request."""


class Seating(NamedTuple):
    """Who sits where, and what follows from it.

    ``totals`` holds the student conflicts, the requests away from home, the unevenness (sum of the squared sizes) and
    the proposals evaluated; ``hot`` the students in conflict, ``hot_at`` where each is in it (-1: nowhere).
    """

    slot: I32
    size: I32
    conflicts: I32
    hot: I32
    hot_at: I32
    hot_count: I32
    totals: I64


CONFLICTS, AWAY, UNEVEN, EVALUATED = range(4)
