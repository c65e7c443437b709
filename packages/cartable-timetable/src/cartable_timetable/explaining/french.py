"""French: why a class is where it is, and which requirements can't hold together."""

FRENCH: dict[str, str] = {
    "class_placed": "La classe {id} est en salle {room} : {moment}.",
    "class_placed_without_room": "La classe {id}, sans salle : {moment}.",
    "class_not_placed": "La classe {id} n’est pas placée.",
    "place_not_allowed": "L’horaire ou la salle de la classe {id} n’est pas un de ses possibles.",
    "place_breaks_rules": "Règles strictes enfreintes là où elle est : {count}.",
    "place_is_only": "Elle n’a pas d’autre place possible.",
    "place_is_best": "Autres places possibles : {count}, dont sans enfreindre de règle : {free} ; "
    "aucune de celles-là ne coûte moins.",
    "place_is_not_best": "Autres places possibles : {count}, dont sans enfreindre de règle : {free} ; "
    "moins chères : {cheaper}, la meilleure de {saving}.",
    "place_cheaper_blocked": "Places moins chères qui enfreignent une règle stricte : {count}.",
    "room_closed": "La salle {room} est fermée : {moment}.",
    "room_taken": "La salle {room} est prise par {classes}.",
    "required_pairs": "La contrainte {position} est obligatoire : les classes {classes} doivent {rule}.",
    "required_set": "La contrainte {position} est obligatoire : les classes {classes} doivent {rule} ; "
    "dépassement de {amount}.",
    "wished_pairs": "La contrainte {position} est un souhait : les classes {classes} devraient {rule} (coûte {cost}).",
    "wished_set": "La contrainte {position} est un souhait : les classes {classes} devraient {rule} ; "
    "dépassement de {amount} (coûte {cost}).",
    "students_clash": "Étudiants qui ont aussi la classe {other} et ne peuvent pas suivre les deux : "
    "{count} ({students}) ; coûte {cost}.",
    "required_extension": "{where} est obligatoire, avec un dépassement de {amount} en tout ; "
    "personnes concernées ici : {who}.",
    "wished_extension": "{where} est un souhait, avec un dépassement de {amount} en tout (coûte {cost}) ; "
    "personnes concernées ici : {who}.",
    "required_rule": "Contrainte {position} : les classes {classes} doivent {rule}.",
    "class_has_place": "La classe {id} doit avoir un de ses horaires ({times}) et une de ses salles ({rooms}).",
    "class_has_time": "La classe {id} doit avoir un de ses horaires ({times}).",
    "room_holds_one": "La salle {room} reçoit une classe à la fois.",
    "room_is_closed": "La salle {room} est fermée : {moment}.",
    "course_demand": "Cours {course} : chaque étudiant ({count}) doit avoir une classe de chaque sorte.",
    "class_limit": "Places dans la classe {id} : {count}.",
    "class_limit_ours": "Places dans la classe {id}, une fois {where} respecté : {count}.",
    "required_absence": "{where} : les classes {classes} ne doivent pas avoir lieu pendant une absence de {teacher}.",
    "required_days": "{where} : les classes {classes} de {teacher} ne doivent pas occuper plus de {days} jours de la "
    "semaine.",
    "required_hours": "{where} : les classes {classes} ne doivent ni commencer avant le créneau {first} ni finir après "
    "le créneau {last}.",
    "extensions_unseen": "Obligatoires aussi, mais non examinées : {where}.",
    "core_of_one": "Cette exigence ne peut pas être tenue :",
    "core_heading": "Ces {count} exigences ne peuvent pas être tenues ensemble :",
    "core_minimal": "Si l’on renonce à l’une d’elles, les autres peuvent l’être.",
    "core_not_minimal": "Le temps a manqué pour prouver que chacune est nécessaire : moins suffisent peut-être.",
}
