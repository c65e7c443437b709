"""English: what can be wrong with a change to a published timetable."""

ENGLISH_CHANGE: dict[str, tuple[str, str]] = {
    "change_room_unknown": ("Room {id} does not exist.", "Name a room of the problem."),
    "change_class_unknown": ("Class {id} does not exist.", "Name a class of the problem."),
    "change_course_unknown": ("Course {id} does not exist.", "Name a course of the problem, or add it first."),
    "change_course_known": ("Course {id} exists already.", "Give the new course another id."),
    "change_student_unknown": ("Student {id} does not exist.", "Name a student of the problem."),
    "change_student_known": ("Student {id} exists already.", "Give the new student another id, or change choices."),
    "change_limit_negative": ("Class {id} cannot have {limit} seats.", "Write 0 or more, or null for no limit."),
    "change_without_time": (
        "Class {id} would have no possible time left.",
        "Give it other possible times first, or keep one of those that are taken away.",
    ),
    "change_not_allowed": (
        "Class {id} cannot stay there: the time or the room is none of its possible ones.",
        "Freeze it at one of its possible times, in one of its possible rooms.",
    ),
    "changes_malformed": ("The changes are not valid JSON: {reason}.", "Write a list of objects."),
    "change_kind_unknown": ("“{value}” is no kind of change.", "Use one of: {allowed}."),
    "change_field_missing": ("The change has no field “{name}”.", "Add it."),
    "change_field_unknown": ("A change of this kind has no field “{name}”.", "Remove it; allowed here: {allowed}."),
    "change_field_wrong": ("The field “{name}” has a value of the wrong sort.", "Write for example {example}."),
}
