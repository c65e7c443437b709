"""French: what can be wrong with a constraint beside the competition's."""

FRENCH_EXTENSION: dict[str, tuple[str, str]] = {
    "extension_without_price": (
        "<{kind}> n’est ni obligatoire ni pourvu d’une pénalité.",
        'Ajoutez required="true", ou penalty="…".',
    ),
    "extension_empty": (
        "La contrainte ne nomme personne, ou rien à quoi s’en tenir.",
        "Ajoutez ce qui manque (étudiants, personnes, classes, horaires ou trajets), ou retirez-la.",
    ),
    "extension_class_unknown": (
        "La contrainte nomme la classe {id}, qui n’existe pas.",
        "Ajoutez la classe ou corrigez son identifiant.",
    ),
    "extension_class_repeated": (
        "La contrainte nomme deux fois la classe {id}.",
        "Gardez une des deux mentions.",
    ),
    "extension_class_not_in_course": (
        "La classe {id} n’est pas une classe du cours {course}.",
        "Nommez une classe de ce cours, ou corrigez le cours.",
    ),
    "extension_class_unlimited": (
        "Des places de la classe {id} sont réservées, et son effectif n’est pas limité.",
        "Donnez une limite à la classe, ou retirez la contrainte.",
    ),
    "extension_reserved_too_many": (
        "La classe {id} a {limit} places, et {count} sont réservées.",
        "Réservez-en {limit} au plus, ou augmentez l’effectif.",
    ),
    "extension_student_unknown": (
        "La contrainte nomme l’étudiant {id}, qui n’existe pas.",
        "Ajoutez l’étudiant ou corrigez son identifiant.",
    ),
    "extension_student_repeated": (
        "La contrainte nomme deux fois l’étudiant {id}.",
        "Gardez une des deux mentions.",
    ),
    "extension_student_not_in_course": (
        "L’étudiant {id} n’a pas choisi le cours {course}.",
        "Retirez-le de la contrainte, ou ajoutez le cours à ses choix.",
    ),
    "extension_course_unknown": (
        "La contrainte nomme le cours {id}, qui n’existe pas.",
        "Corrigez son identifiant.",
    ),
    "extension_subpart_unknown": (
        "La contrainte nomme la partie {id}, qui n’existe pas.",
        "Corrigez son identifiant.",
    ),
    "extension_room_unknown": (
        "Le campus compte la salle {id}, qui n’existe pas.",
        "Ajoutez la salle ou corrigez son identifiant.",
    ),
    "extension_room_repeated": (
        "La salle {id} est dans deux campus, ou deux fois dans un même campus.",
        "Ne la gardez qu’une fois.",
    ),
    "extension_campus_unknown": (
        "Un trajet mène au campus {id}, qui n’est pas listé.",
        "Ajoutez ce campus avec ses salles.",
    ),
    "extension_campus_repeated": (
        "Le campus {id} est listé deux fois.",
        "Gardez-en un seul, avec toutes ses salles.",
    ),
    "extension_gap_repeated": (
        "Le trajet entre les campus {first} et {second} est donné deux fois, ou ne mène nulle part.",
        "Donnez un seul trajet pour deux campus différents : il vaut dans les deux sens.",
    ),
    "extension_window": (
        "La plage va du créneau {start} au créneau {end}, et une journée en compte {slots}.",
        "Commencez avant la fin, et finissez dans la journée.",
    ),
    "extension_break_too_long": (
        "Une pause de {length} créneaux ne tient pas entre les créneaux {start} et {end}.",
        "Raccourcissez la pause ou élargissez la plage.",
    ),
    "extension_broken": (
        "La contrainte obligatoire {kind} est dépassée de {count} ({who}).",
        "Déplacez certaines de ces classes, ou certains de leurs étudiants vers d’autres groupes.",
    ),
}
