"""Words of the drawings, in English and French."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "all": "Timetable of {name}",
        "room": "Timetable of room {name}",
        "student": "Timetable of student {name}",
        "course": "Timetable of course {name}",
        "classes": "Timetable of classes {name}",
        "week": "{title}, week {week}",
        "term": "{title}, all weeks",
        "one_week": "week {weeks}",
        "weeks": "weeks {weeks}",
        "short_weeks": "wk {weeks}",
        "odd": "odd weeks",
        "even": "even weeks",
        "in_room": "room {room}",
        "of_course": "course {course}",
        "no_room": "no room",
        "nothing": "No class meets.",
        "count": "Meetings in the week: {count}.",
        "others": "{names} and {count} more",
    },
    "fr": {
        "all": "Emploi du temps de {name}",
        "room": "Emploi du temps de la salle {name}",
        "student": "Emploi du temps de l’étudiant {name}",
        "course": "Emploi du temps du cours {name}",
        "classes": "Emploi du temps des classes {name}",
        "week": "{title}, semaine {week}",
        "term": "{title}, toutes les semaines",
        "one_week": "semaine {weeks}",
        "weeks": "semaines {weeks}",
        "short_weeks": "sem. {weeks}",
        "odd": "semaines impaires",
        "even": "semaines paires",
        "in_room": "salle {room}",
        "of_course": "cours {course}",
        "no_room": "sans salle",
        "nothing": "Aucune classe n’a lieu.",
        "count": "Séances dans la semaine\N{NO-BREAK SPACE}: {count}.",
        "others": "{names} et {count} de plus",
    },
}


def words_of(language: str) -> Mapping[str, str]:
    """Those of ``language`` ('en' or 'fr'; any other falls back on English)."""
    return WORDS.get(language[:2].lower(), WORDS["en"])
