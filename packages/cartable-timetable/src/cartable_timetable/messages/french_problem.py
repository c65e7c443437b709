"""French: what can be wrong with the content of a problem."""

FRENCH_PROBLEM: dict[str, tuple[str, str]] = {
    "id_repeated": (
        "L’identifiant {id} ({kind}) est déjà utilisé.",
        "Donnez à chaque élément ({kind}) son propre identifiant.",
    ),
    "id_repeated_since": (
        "L’identifiant {id} ({kind}) est déjà utilisé ligne {first}.",
        "Donnez à chaque élément ({kind}) son propre identifiant.",
    ),
    "time_beyond_day": (
        "La séance va du créneau {start} au créneau {end}, et une journée en compte {slots}.",
        "Raccourcissez-la ou commencez-la plus tôt.",
    ),
    "part_empty": (
        "L’élément {id} ({kind}) ne contient aucun {expected}.",
        "Ajoutez-lui un élément {expected}, ou retirez l’élément {kind}.",
    ),
    "travel_room_unknown": (
        "Un trajet mène à la salle {room}, qui n’existe pas.",
        "Ajoutez la salle, ou retirez la ligne.",
    ),
    "travel_to_itself": (
        "Le trajet de la salle {room} à elle-même vaut {value}.",
        "Retirez la ligne : il vaut toujours 0.",
    ),
    "travel_disagrees": (
        "Le trajet entre les salles {room} et {other} vaut tantôt {value}, tantôt {other_value}.",
        "Gardez une seule valeur : le trajet est le même dans les deux sens.",
    ),
    "class_without_time": (
        "La classe {id} n’a aucun horaire possible.",
        "Donnez-lui au moins un <time>.",
    ),
    "class_without_room_option": (
        "La classe {id} demande une salle et n’en a aucune de possible.",
        'Donnez-lui au moins un <room>, ou écrivez room="false".',
    ),
    "class_with_needless_rooms": (
        'La classe {id} ne demande pas de salle (room="false") et en liste pourtant {count}.',
        'Retirez ses salles, ou retirez room="false".',
    ),
    "room_option_unknown": (
        "La classe {id} peut prendre la salle {room}, qui n’existe pas.",
        "Ajoutez la salle ou corrigez son identifiant.",
    ),
    "room_option_repeated": ("La classe {id} liste deux fois la salle {room}.", "Gardez une des deux."),
    "time_option_repeated": (
        "La classe {id} liste deux fois les mêmes jours, semaines et début (jours {days}, début {start}).",
        "Gardez l’un des deux.",
    ),
    "parent_unknown": (
        "Le parent de la classe {id} est {parent}, qui n’existe pas.",
        "Corrigez-le ou retirez parent.",
    ),
    "parent_elsewhere": (
        "Le parent de la classe {id} est {parent}, une classe d’une autre configuration.",
        "Choisissez un parent dans la même configuration.",
    ),
    "parent_same_subpart": (
        "Le parent de la classe {id} est {parent}, une classe de la même partie.",
        "Choisissez un parent dans une autre partie : nul ne suit deux classes d’une même partie.",
    ),
    "parent_cycle": (
        "La classe {id} est son propre ancêtre : {cycle}.",
        "Retirez un parent de cette chaîne.",
    ),
    "distribution_kind_unknown": (
        "« {value} » n’est pas une contrainte connue.",
        "Employez l’une de celles-ci : {allowed}.",
    ),
    "distribution_arguments": (
        "{kind} prend {expected} nombres entiers entre parenthèses ; « {value} » en a {found}.",
        "Écrivez par exemple {example}.",
    ),
    "distribution_without_price": (
        "La contrainte n’est ni obligatoire ni pourvue d’une pénalité.",
        'Ajoutez required="true", ou penalty="…".',
    ),
    "distribution_empty": ("La contrainte ne nomme aucune classe.", "Ajoutez ses classes ou retirez-la."),
    "distribution_class_unknown": (
        "La contrainte nomme la classe {id}, qui n’existe pas.",
        "Ajoutez la classe ou corrigez son identifiant.",
    ),
    "distribution_class_repeated": (
        "La contrainte nomme deux fois la classe {id}.",
        "Gardez une des deux mentions.",
    ),
    "course_unknown": (
        "L’étudiant {student} a choisi le cours {id}, qui n’existe pas.",
        "Corrigez ou retirez ce choix.",
    ),
    "course_repeated": (
        "L’étudiant {student} a choisi deux fois le cours {id}.",
        "Gardez un des deux choix.",
    ),
    "demand_exceeds_places": (
        "Le cours {id} est choisi par {demand} étudiants et ne peut en recevoir que {places} ; "
        "parties les plus étroites : {subparts}.",
        "Augmentez les effectifs, ajoutez une classe, ou retirez {missing} étudiants du cours.",
    ),
}
