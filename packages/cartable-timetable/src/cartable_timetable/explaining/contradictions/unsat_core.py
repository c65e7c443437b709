"""What :func:`explain_infeasibility` gives back, and how it says that time ran out."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_timetable.explaining.contradictions.requirement import Requirement
from cartable_timetable.explaining.wording import Sentence


class InfeasibilityNotSettled(TimeoutError):  # noqa: N818  # what happened
    """The time limit passed before either a timetable or a contradiction was found."""


@dataclass(frozen=True, slots=True)
class Core:
    """Requirements of a problem that can't hold together.

    When ``is_minimal``, any one of them left out, the others can; otherwise time ran out before that was proved.
    ``unseen`` are the places of required constraints of ours that were not looked at.
    """

    requirements: tuple[Requirement, ...]
    is_minimal: bool
    unseen: tuple[str, ...] = ()

    def sentences(self) -> tuple[Sentence, ...]:
        """A heading, a sentence for each requirement, whether each of them is needed, and what wasn't looked at."""
        count = len(self.requirements)
        heading = Sentence("core_of_one") if count == 1 else Sentence("core_heading", {"count": count})
        proof = "core_minimal" if self.is_minimal else "core_not_minimal"
        last = () if count == 1 and self.is_minimal else (Sentence(proof),)
        unseen = (Sentence("extensions_unseen", {"where": self.unseen}),) if self.unseen else ()
        return (heading, *(requirement.sentence for requirement in self.requirements), *last, *unseen)

    def text_in(self, language: str) -> str:
        """A heading, then a line for each requirement, in ``language`` ('en' or 'fr'; else English)."""
        return "\n".join(sentence.text_in(language) for sentence in self.sentences())
