"""What the classes of a constraint must do, in English and French, by kind."""

from __future__ import annotations

from cartable_timetable.model import DistributionKind as Kind

PHRASES: dict[str, dict[Kind, str]] = {
    "en": {
        Kind.SAME_START: "start at the same time of day",
        Kind.SAME_TIME: "be at the same time of day",
        Kind.DIFFERENT_TIME: "be at different times of day",
        Kind.SAME_DAYS: "be on the same days",
        Kind.DIFFERENT_DAYS: "be on different days",
        Kind.SAME_WEEKS: "be in the same weeks",
        Kind.DIFFERENT_WEEKS: "be in different weeks",
        Kind.SAME_ROOM: "be in the same room",
        Kind.DIFFERENT_ROOM: "be in different rooms",
        Kind.OVERLAP: "overlap",
        Kind.NOT_OVERLAP: "not overlap",
        Kind.SAME_ATTENDEES: "leave the same people time to attend them all, travel included",
        Kind.PRECEDENCE: "begin one after the other, in this order",
        Kind.WORK_DAY: "fit, each day, within {0} slots",
        Kind.MIN_GAP: "be at least {0} slots apart",
        Kind.MAX_DAYS: "use at most {0} days of the week",
        Kind.MAX_DAY_LOAD: "add up to at most {0} slots a day",
        Kind.MAX_BREAKS: "leave at most {0} breaks of more than {1} slots a day",
        Kind.MAX_BLOCK: "make no block longer than {0} slots (pauses of {1} slots or fewer don't break a block)",
    },
    "fr": {
        Kind.SAME_START: "commencer à la même heure",
        Kind.SAME_TIME: "avoir lieu à la même heure de la journée",
        Kind.DIFFERENT_TIME: "avoir lieu à des heures différentes de la journée",
        Kind.SAME_DAYS: "avoir lieu les mêmes jours",
        Kind.DIFFERENT_DAYS: "avoir lieu des jours différents",
        Kind.SAME_WEEKS: "avoir lieu les mêmes semaines",
        Kind.DIFFERENT_WEEKS: "avoir lieu des semaines différentes",
        Kind.SAME_ROOM: "être dans la même salle",
        Kind.DIFFERENT_ROOM: "être dans des salles différentes",
        Kind.OVERLAP: "se chevaucher",
        Kind.NOT_OVERLAP: "ne pas se chevaucher",
        Kind.SAME_ATTENDEES: "laisser aux mêmes personnes le temps de les suivre toutes, trajets compris",
        Kind.PRECEDENCE: "commencer l’une après l’autre, dans cet ordre",
        Kind.WORK_DAY: "tenir chaque jour en {0} créneaux",
        Kind.MIN_GAP: "être séparées d’au moins {0} créneaux",
        Kind.MAX_DAYS: "occuper au plus {0} jours de la semaine",
        Kind.MAX_DAY_LOAD: "totaliser au plus {0} créneaux par jour",
        Kind.MAX_BREAKS: "laisser au plus {0} pauses de plus de {1} créneaux par jour",
        Kind.MAX_BLOCK: "ne former aucun bloc de plus de {0} créneaux "
        "(une pause de {1} créneaux ou moins n’interrompt pas un bloc)",
    },
}


def phrase_of(kind: Kind, arguments: tuple[int, ...], language: str) -> str:
    """The infinitive that follows “must” or “doivent”; a kind without phrase is called by its name."""
    phrase = PHRASES[language].get(kind)
    return kind.value if phrase is None else phrase.format(*arguments)
