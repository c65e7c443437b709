"""Lecture, tutorial or lab? The competition's files don't say; Cartable's catalogue wants to know."""

from __future__ import annotations

from collections.abc import Sequence

LECTURE_SEATS = 50
LAB_SEATS = 24
UNLIMITED = 10**9


def guess_kinds(subparts: Sequence[Sequence[int | None]]) -> list[str]:
    """The kind of each subpart of a configuration, from the seats of its classes (None: no limit).

    The subpart with the biggest class (the first of equals) is the lecture (``cm``) if there are several subparts or
    if that class has 50 seats or more, else a tutorial (``td``). Any other is a lab (``tp``) when its biggest class
    has 24 seats or fewer, else a tutorial. Nothing but the words shown depends on this.
    """
    sizes = [max((UNLIMITED if seats is None else seats for seats in classes), default=0) for classes in subparts]
    if not sizes:
        return []
    biggest = sizes.index(max(sizes))
    kinds = ["tp" if size <= LAB_SEATS else "td" for size in sizes]
    kinds[biggest] = "cm" if len(sizes) > 1 or sizes[biggest] >= LECTURE_SEATS else "td"
    return kinds
