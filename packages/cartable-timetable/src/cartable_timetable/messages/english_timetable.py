"""English: what can be wrong with a timetable (a solution)."""

ENGLISH_TIMETABLE: dict[str, tuple[str, str]] = {
    "class_unknown": ("Class {id} does not exist in the problem.", "Remove it: it may belong to another problem."),
    "class_unplaced": ("Class {id} has no time.", "Give it one of its possible times, and a room if it needs one."),
    "time_not_allowed": (
        "Class {id} is placed on days {days}, weeks {weeks}, start {start}, which is none of its possible times.",
        "Choose one of its {count} possible times.",
    ),
    "room_missing": ("Class {id} needs a room and has none.", "Give it one of its possible rooms."),
    "room_needless": ("Class {id} needs no room and is given room {room}.", "Remove its room."),
    "room_unknown": ("Class {id} is placed in room {room}, which does not exist.", "Choose one of its possible rooms."),
    "room_not_allowed": (
        "Class {id} is placed in room {room}, which is none of its possible rooms.",
        "Choose one of its {count} possible rooms.",
    ),
    "room_unavailable": (
        "Room {room} is closed at the time of class {id} (closed on days {days} from slot {start} to {end}).",
        "Move the class to another time or room.",
    ),
    "room_clash": ("Room {room} holds classes {id} and {other} at the same time.", "Move one of the two classes."),
    "distribution_broken_pairs": (
        "The required constraint {kind} is broken by classes {id} and {other} (pairs in all: {count}).",
        "Move one class of each pair.",
    ),
    "distribution_broken": (
        "The required constraint {kind} is exceeded by {count} over the term.",
        "Move some of its classes.",
    ),
    "class_over_limit": (
        "Class {id} has {count} students and {limit} seats.",
        "Move {excess} students to other classes.",
    ),
    "student_unknown": ("Class {id} lists student {student}, who does not exist.", "Remove the student."),
    "student_repeated": ("Class {id} lists student {student} twice.", "Keep one of the two."),
    "student_not_in_course": (
        "Student {student} is in class {id} of course {course}, which they did not choose.",
        "Remove the student from the class.",
    ),
    "student_without_classes": (
        "Student {student} chose course {course} and has no class of it.",
        "Give them one class of each subpart of one configuration.",
    ),
    "student_two_configs": (
        "Student {student} has classes of {count} configurations of course {course}.",
        "Keep the classes of one configuration.",
    ),
    "student_subpart_missing": (
        "Student {student} has no class of subpart {subpart} of course {course}.",
        "Give them one class of this subpart.",
    ),
    "student_subpart_repeated": (
        "Student {student} has {count} classes of subpart {subpart} of course {course}.",
        "Keep one of them.",
    ),
    "student_parent_missing": (
        "Student {student} is in class {id} and not in its parent {parent}.",
        "Put them in {parent}, or in a class whose parent they have.",
    ),
}
