"""What ``explain`` prints besides the sentences of the explanation."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "holds": "All the requirements can hold together.",
        "more": "Other places: {count}; --most or --json shows them.",
        "in_room": ", room {room}",
        "present": " (present)",
        "colon": ":",
        "time": "time",
        "room": "room",
        "distribution": "constraints",
        "student": "students",
        "extension": "own constraints",
    },
    "fr": {
        "holds": "Toutes les exigences peuvent être tenues ensemble.",
        "more": "Autres places\N{NO-BREAK SPACE}: {count}\N{NO-BREAK SPACE}; --most ou --json les montrent.",
        "in_room": ", salle {room}",
        "present": " (actuelle)",
        "colon": "\N{NO-BREAK SPACE}:",
        "time": "horaire",
        "room": "salle",
        "distribution": "contraintes",
        "student": "étudiants",
        "extension": "contraintes propres",
    },
}
