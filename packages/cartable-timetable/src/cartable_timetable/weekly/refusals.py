"""Why a problem can't be collapsed into its typical weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "more_than_two_weeks": "With class {id}, the classes need more than two kinds of week.",
        "price_differs": (
            "Constraint {position} ({kind}), priced by the week, would cost otherwise: its classes meet in kinds of "
            "week that don't come equally often, or its penalty doesn't divide into the weeks."
        ),
        "extension_differs": (
            "{where}, priced by the week, would cost otherwise: the classes of its people meet in kinds of week that "
            "don't come equally often, or its penalty doesn't divide into the weeks."
        ),
    },
    "fr": {
        "more_than_two_weeks": "Avec la classe {id}, les classes demandent plus de deux sortes de semaine.",
        "price_differs": (
            "La contrainte {position} ({kind}), dont le prix dépend des semaines, coûterait autrement\N{NO-BREAK SPACE}"
            ": ses classes ont lieu dans des sortes de semaine qui ne reviennent pas aussi souvent l’une que l’autre, "
            "ou sa pénalité ne se divise pas entre les semaines."
        ),
        "extension_differs": (
            "{where}, dont le prix dépend des semaines, coûterait autrement\N{NO-BREAK SPACE}: les classes de ses "
            "personnes ont lieu dans des sortes de semaine qui ne reviennent pas aussi souvent l’une que l’autre, ou "
            "sa pénalité ne se divise pas entre les semaines."
        ),
    },
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason: ``code`` is stable and meant for programs."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def text_in(self, language: str) -> str:
        """The sentence, in ``language`` ('en' or 'fr'; any other falls back on English)."""
        return _SENTENCES.get(language[:2].lower(), _SENTENCES["en"])[self.code].format_map(self.params)


class CannotCollapse(ValueError):  # noqa: N818  # what happened
    """The weeks of a problem can't be folded with exactly the same costs; ``reasons`` say why."""

    def __init__(self, reasons: Iterable[Refusal]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(reason.text_in("en") for reason in self.reasons))
