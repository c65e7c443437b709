"""English: what can be wrong with a constraint beside the competition's."""

ENGLISH_EXTENSION: dict[str, tuple[str, str]] = {
    "extension_without_price": (
        "<{kind}> is neither required nor given a penalty.",
        'Add required="true", or penalty="…".',
    ),
    "extension_empty": (
        "The constraint names nobody, or nothing to hold them to.",
        "Add what is missing (students, people, classes, times or gaps), or remove it.",
    ),
    "extension_class_unknown": (
        "The constraint names class {id}, which does not exist.",
        "Add the class or correct its id.",
    ),
    "extension_class_repeated": ("The constraint names class {id} twice.", "Keep one of the two."),
    "extension_class_not_in_course": (
        "Class {id} is no class of course {course}.",
        "Name a class of this course, or correct the course.",
    ),
    "extension_class_unlimited": (
        "Seats of class {id} are reserved, and it has no limit.",
        "Give the class a limit, or remove the constraint.",
    ),
    "extension_reserved_too_many": (
        "Class {id} has {limit} seats, and {count} are reserved.",
        "Reserve {limit} at most, or raise the limit.",
    ),
    "extension_student_unknown": (
        "The constraint names student {id}, who does not exist.",
        "Add the student or correct the id.",
    ),
    "extension_student_repeated": ("The constraint names student {id} twice.", "Keep one of the two."),
    "extension_student_not_in_course": (
        "Student {id} has not chosen course {course}.",
        "Take the student off the constraint, or add the course to their choices.",
    ),
    "extension_course_unknown": ("The constraint names course {id}, which does not exist.", "Correct its id."),
    "extension_subpart_unknown": ("The constraint names subpart {id}, which does not exist.", "Correct its id."),
    "extension_room_unknown": ("The campus holds room {id}, which does not exist.", "Add the room or correct its id."),
    "extension_room_repeated": ("Room {id} is in two campuses, or twice in one.", "Keep it once."),
    "extension_campus_unknown": ("A gap leads to campus {id}, which is not listed.", "Add the campus with its rooms."),
    "extension_campus_repeated": ("Campus {id} is listed twice.", "Keep one of the two, with all its rooms."),
    "extension_gap_repeated": (
        "The gap between campuses {first} and {second} is given twice, or leads nowhere.",
        "Give one gap for two different campuses: it holds both ways.",
    ),
    "extension_window": (
        "The hours run from slot {start} to {end}, and a day has {slots} slots.",
        "Begin before the end, and end within the day.",
    ),
    "extension_break_too_long": (
        "A break of {length} slots does not fit between slots {start} and {end}.",
        "Shorten the break or widen the hours.",
    ),
    "extension_broken": (
        "The required constraint {kind} is exceeded by {count} ({who}).",
        "Move some of these classes, or some of their students to other groups.",
    ),
}
