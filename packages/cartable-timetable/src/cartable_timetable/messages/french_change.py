"""French: what can be wrong with a change to a published timetable."""

FRENCH_CHANGE: dict[str, tuple[str, str]] = {
    "change_room_unknown": ("La salle {id} n’existe pas.", "Nommez une salle du problème."),
    "change_class_unknown": ("La classe {id} n’existe pas.", "Nommez une classe du problème."),
    "change_course_unknown": ("Le cours {id} n’existe pas.", "Nommez un cours du problème, ou ajoutez-le d’abord."),
    "change_course_known": ("Le cours {id} existe déjà.", "Donnez au nouveau cours un autre identifiant."),
    "change_student_unknown": ("L’étudiant {id} n’existe pas.", "Nommez un étudiant du problème."),
    "change_student_known": (
        "L’étudiant {id} existe déjà.",
        "Donnez au nouvel étudiant un autre identifiant, ou changez ses choix.",
    ),
    "change_limit_negative": (
        "La classe {id} ne peut pas avoir {limit} places.",
        "Écrivez 0 ou plus, ou null pour ne pas limiter.",
    ),
    "change_without_time": (
        "La classe {id} n’aurait plus aucun horaire possible.",
        "Donnez-lui d’abord d’autres horaires possibles, ou gardez-en un de ceux qui sont retirés.",
    ),
    "change_not_allowed": (
        "La classe {id} ne peut pas rester là : l’horaire ou la salle n’est pas un de ses possibles.",
        "Fixez-la à un de ses horaires possibles, dans une de ses salles possibles.",
    ),
    "changes_malformed": ("Les changements ne sont pas du JSON valide : {reason}.", "Écrivez une liste d’objets."),
    "change_kind_unknown": ("« {value} » n’est pas une sorte de changement.", "Utilisez : {allowed}."),
    "change_field_missing": ("Le changement n’a pas de champ « {name} ».", "Ajoutez-le."),
    "change_field_unknown": (
        "Un changement de cette sorte n’a pas de champ « {name} ».",
        "Retirez-le ; champs permis : {allowed}.",
    ),
    "change_field_wrong": (
        "Le champ « {name} » a une valeur d’une autre sorte que prévu.",
        "Écrivez par exemple {example}.",
    ),
}
