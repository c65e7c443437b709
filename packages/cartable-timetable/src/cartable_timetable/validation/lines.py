"""Which line of the file each part of a problem came from."""

from __future__ import annotations


class LineBook:
    """Lines by part. Parts are told apart by identity: two equal times of two classes stand on two lines."""

    def __init__(self) -> None:
        self._lines: dict[tuple[int, str], int] = {}
        self._kept: list[object] = []

    def note(self, part: object, line: int | None, detail: str = "") -> None:
        """Remembers the line of ``part``, or of one ``detail`` of it (such as ``course[2]``)."""
        if line is not None:
            self._kept.append(part)
            self._lines[id(part), detail] = line

    def find_line(self, part: object, detail: str = "") -> int | None:
        """The line of the part or of its detail; None when it came from no file."""
        return self._lines.get((id(part), detail))
