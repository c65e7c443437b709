"""French: what can be wrong with a timetable (a solution)."""

FRENCH_TIMETABLE: dict[str, tuple[str, str]] = {
    "class_unknown": (
        "La classe {id} n’existe pas dans le problème.",
        "Retirez-la : elle vient peut-être d’un autre problème.",
    ),
    "class_unplaced": (
        "La classe {id} n’a pas d’horaire.",
        "Donnez-lui un de ses horaires possibles, et une salle s’il lui en faut une.",
    ),
    "time_not_allowed": (
        "La classe {id} est placée jours {days}, semaines {weeks}, début {start}, "
        "ce qui n’est aucun de ses horaires possibles.",
        "Choisissez un de ses {count} horaires possibles.",
    ),
    "room_missing": (
        "La classe {id} demande une salle et n’en a pas.",
        "Donnez-lui une de ses salles possibles.",
    ),
    "room_needless": (
        "La classe {id} ne demande pas de salle et reçoit la salle {room}.",
        "Retirez-lui sa salle.",
    ),
    "room_unknown": (
        "La classe {id} est placée dans la salle {room}, qui n’existe pas.",
        "Choisissez une de ses salles possibles.",
    ),
    "room_not_allowed": (
        "La classe {id} est placée dans la salle {room}, qui n’est pas une de ses salles possibles.",
        "Choisissez une de ses {count} salles possibles.",
    ),
    "room_unavailable": (
        "La salle {room} est fermée à l’heure de la classe {id} "
        "(fermée jours {days} du créneau {start} au créneau {end}).",
        "Déplacez la classe à une autre heure ou dans une autre salle.",
    ),
    "room_clash": (
        "La salle {room} reçoit les classes {id} et {other} en même temps.",
        "Déplacez une des deux classes.",
    ),
    "distribution_broken_pairs": (
        "La contrainte obligatoire {kind} est enfreinte par les classes {id} et {other} (paires en tout : {count}).",
        "Déplacez une classe de chaque paire.",
    ),
    "distribution_broken": (
        "La contrainte obligatoire {kind} est dépassée de {count} sur le semestre.",
        "Déplacez certaines de ses classes.",
    ),
    "class_over_limit": (
        "La classe {id} compte {count} étudiants pour {limit} places.",
        "Déplacez {excess} étudiants vers d’autres classes.",
    ),
    "student_unknown": (
        "La classe {id} nomme l’étudiant {student}, qui n’existe pas.",
        "Retirez cet étudiant.",
    ),
    "student_repeated": (
        "La classe {id} nomme deux fois l’étudiant {student}.",
        "Gardez une des deux mentions.",
    ),
    "student_not_in_course": (
        "L’étudiant {student} est dans la classe {id} du cours {course}, qu’il n’a pas choisi.",
        "Retirez l’étudiant de la classe.",
    ),
    "student_without_classes": (
        "L’étudiant {student} a choisi le cours {course} et n’en suit aucune classe.",
        "Donnez-lui une classe de chaque partie d’une même configuration.",
    ),
    "student_two_configs": (
        "L’étudiant {student} suit des classes de {count} configurations du cours {course}.",
        "Gardez les classes d’une seule configuration.",
    ),
    "student_subpart_missing": (
        "L’étudiant {student} n’a aucune classe de la partie {subpart} du cours {course}.",
        "Donnez-lui une classe de cette partie.",
    ),
    "student_subpart_repeated": (
        "L’étudiant {student} a {count} classes de la partie {subpart} du cours {course}.",
        "Gardez-en une seule.",
    ),
    "student_parent_missing": (
        "L’étudiant {student} est dans la classe {id} sans être dans sa classe parente {parent}.",
        "Mettez-le dans {parent}, ou dans une classe dont il suit le parent.",
    ),
}
