"""What can be wrong with a file or a timetable, told so that the reader can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cartable_timetable.messages import render_mend, render_what

Param = str | int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong.

    ``code`` is stable and meant for programs; ``where`` is a path such as ``class[id=12]/time[3]`` (positions count
    from 1); ``line`` is the line of the file, None when there is no file; ``params`` fill the sentences.
    """

    code: str
    where: str
    line: int | None = None
    params: Mapping[str, Param] = field(default_factory=dict)

    @property
    def what(self) -> str:
        """What is wrong, in English."""
        return render_what(self.code, self.params, "en")

    @property
    def mend(self) -> str:
        """How to mend it, in English."""
        return render_mend(self.code, self.params, "en")

    def what_in(self, language: str) -> str:
        """What is wrong, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        return render_what(self.code, self.params, language)

    def mend_in(self, language: str) -> str:
        """How to mend it, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        return render_mend(self.code, self.params, language)

    def as_text(self, language: str = "en") -> str:
        """One line: place, what is wrong, how to mend it."""
        line_word = {"fr": "ligne"}.get(language, "line")
        place = self.where if self.line is None else f"{line_word} {self.line}, {self.where}"
        colon = {"fr": "\N{NO-BREAK SPACE}:"}.get(language, ":")
        return f"{place}{colon} {self.what_in(language)} {self.mend_in(language)}"


class ProblemFileError(ValueError):
    """A problem or solution file cannot be used; ``faults`` says everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: list[Fault] = list(faults)
        super().__init__("\n".join(fault.as_text() for fault in self.faults))


class FaultList:
    """Faults gathered while reading; keeps the first ``limit`` of them and counts the rest."""

    def __init__(self, limit: int = 500) -> None:
        self._faults: list[Fault] = []
        self._limit = limit
        self._left_out = 0

    def add(self, code: str, where: str, line: int | None = None, **params: Param) -> None:
        """Notes one fault."""
        self.extend([Fault(code, where, line, params)])

    def extend(self, faults: Iterable[Fault]) -> None:
        """Notes several faults."""
        for fault in faults:
            if len(self._faults) < self._limit:
                self._faults.append(fault)
            else:
                self._left_out += 1

    def sorted(self) -> list[Fault]:
        """The faults in the order of the file; those without a line come last."""
        faults = sorted(self._faults, key=lambda fault: (fault.line is None, fault.line or 0))
        if self._left_out:
            faults.append(Fault("more_faults", "", None, {"count": self._left_out}))
        return faults

    def raise_if_any(self) -> None:
        """Raises :class:`ProblemFileError` when something was noted."""
        if self._faults:
            raise ProblemFileError(self.sorted())
