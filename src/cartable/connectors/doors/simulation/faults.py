"""The ways in which a simulated controller can fail, one for each message to come."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """What goes wrong with the next message."""

    NONE = "none"
    ERROR = "error"
    """500, nothing taken."""
    GARBAGE = "garbage"
    """200 and a page that is no answer, nothing taken."""
    HALF_REFUSED = "half-refused"
    """Every second order is refused."""
    HALF_TOLD = "half-told"
    """All taken, but the answer names only half of them."""
    DROPPED = "dropped"
    """The connection ends before the message is read."""
    CUT = "cut"
    """All taken, but the connection ends before the answer."""
    LATE = "late"
    """No answer now; the message is carried out after the next one has been."""
    SILENT = "silent"
    """Nothing is taken, and the answer never comes."""
    SLOW = "slow"
    """All taken, answered after a while."""
    ELSEWHERE = "elsewhere"
    """302 to another address."""
    UNSIGNED = "unsigned"
    """The signature is called wrong."""
