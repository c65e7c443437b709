"""The sentences of the reasons, in English and French; a test asserts that both hold the same codes."""

from __future__ import annotations

from collections.abc import Mapping

DAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "class_full": "Class {id} is full: {size} students for {limit} seats.",
        "clash_overlap": "Class {id} overlaps class {other} on {days} ({start} to {end}).",
        "clash_travel": (
            "From class {first} in {from_room} to class {second} in {to_room} on {days}, "
            "the way takes {travel} slots and {gap} are left."
        ),
        "parent_not_possible": "Class {id} comes with class {parent}, which is not possible.",
        "parent_not_chosen": "Class {id} comes with class {parent}; another was chosen.",
        "children_not_possible": "No class of {subpart} that goes with class {id} has a seat left.",
        "possible_too": "Class {id} was possible too.",
        "possible_alone": "Class {id} has a seat, but not the classes that must go with it.",
        "student_unknown": "Student {student} is not known here.",
        "course_unknown": "Course {course} does not exist.",
        "course_taken": "Student {student} is already in course {course}.",
        "course_not_taken": "Student {student} is not in course {course}.",
        "not_a_bundle": "{classes}: not one class of each subpart of one configuration of {course}, with its parents.",
        "same_classes": "Students {student} and {other} are in the same classes of course {course}.",
        "student_known": "Student {student} is already known.",
        "course_full": "Course {course} has {places} places for {demand} students.",
        "course_structure": (
            "The parents and limits of course {course} leave places for {places} of its {demand} students."
        ),
    },
    "fr": {
        "class_full": "La classe {id} est pleine : {size} étudiants pour {limit} places.",
        "clash_overlap": "La classe {id} a lieu en même temps que la classe {other}, {days} ({start} à {end}).",
        "clash_travel": (
            "De la classe {first} en {from_room} à la classe {second} en {to_room}, {days}, "
            "le trajet demande {travel} créneaux et il en reste {gap}."
        ),
        "parent_not_possible": "La classe {id} va avec la classe {parent}, qui n’est pas possible.",
        "parent_not_chosen": "La classe {id} va avec la classe {parent} ; une autre a été choisie.",
        "children_not_possible": "Aucune classe de {subpart} qui va avec la classe {id} n’a de place libre.",
        "possible_too": "La classe {id} était possible aussi.",
        "possible_alone": "La classe {id} a une place, mais pas les classes qui doivent l’accompagner.",
        "student_unknown": "L’étudiant {student} n’est pas connu ici.",
        "course_unknown": "Le cours {course} n’existe pas.",
        "course_taken": "L’étudiant {student} suit déjà le cours {course}.",
        "course_not_taken": "L’étudiant {student} ne suit pas le cours {course}.",
        "not_a_bundle": (
            "{classes} : ce n’est pas une classe de chaque partie d’une même configuration de {course}, "
            "avec ses classes parentes."
        ),
        "same_classes": "Les étudiants {student} et {other} suivent les mêmes classes du cours {course}.",
        "student_known": "L’étudiant {student} est déjà connu.",
        "course_full": "Le cours {course} a {places} places pour {demand} étudiants.",
        "course_structure": (
            "Les classes parentes et les limites du cours {course} laissent des places à {places} "
            "de ses {demand} étudiants."
        ),
    },
}
