"""English: what can be wrong with the content of a problem."""

ENGLISH_PROBLEM: dict[str, tuple[str, str]] = {
    "id_repeated": (
        "The {kind} id {id} is already used.",
        "Give each {kind} its own id.",
    ),
    "id_repeated_since": (
        "The {kind} id {id} is already used on line {first}.",
        "Give each {kind} its own id.",
    ),
    "time_beyond_day": (
        "The meeting runs from slot {start} to {end}, and a day has {slots} slots.",
        "Shorten it or start it earlier.",
    ),
    "part_empty": ("The {kind} {id} holds no {expected}.", "Add a {expected} to it, or remove the {kind}."),
    "travel_room_unknown": ("Travel leads to room {room}, which does not exist.", "Add the room, or remove the line."),
    "travel_to_itself": ("Travel from room {room} to itself is {value}.", "Remove the line: it is always 0."),
    "travel_disagrees": (
        "Travel between rooms {room} and {other} is given as {value} and as {other_value}.",
        "Keep one value: travel is the same both ways.",
    ),
    "class_without_time": ("Class {id} has no possible time.", "Give it at least one <time>."),
    "class_without_room_option": (
        "Class {id} needs a room and has no possible room.",
        'Give it at least one <room>, or write room="false".',
    ),
    "class_with_needless_rooms": (
        'Class {id} needs no room (room="false") and yet lists {count}.',
        'Remove its rooms, or remove room="false".',
    ),
    "room_option_unknown": (
        "Class {id} may take room {room}, which does not exist.",
        "Add the room or correct its id.",
    ),
    "room_option_repeated": ("Class {id} lists room {room} twice.", "Keep one of the two."),
    "time_option_repeated": (
        "Class {id} lists the same days, weeks and start twice (days {days}, start {start}).",
        "Keep one of the two.",
    ),
    "parent_unknown": ("The parent of class {id} is {parent}, which does not exist.", "Correct it or remove parent."),
    "parent_elsewhere": (
        "The parent of class {id} is {parent}, a class of another configuration.",
        "Choose a parent in the same configuration.",
    ),
    "parent_same_subpart": (
        "The parent of class {id} is {parent}, a class of the same subpart.",
        "Choose a parent in another subpart: nobody takes two classes of one subpart.",
    ),
    "parent_cycle": ("Class {id} is its own ancestor: {cycle}.", "Remove one parent of this chain."),
    "distribution_kind_unknown": (
        "“{value}” is no known constraint.",
        "Use one of: {allowed}.",
    ),
    "distribution_arguments": (
        "{kind} takes {expected} whole numbers in parentheses; “{value}” has {found}.",
        "Write for example {example}.",
    ),
    "distribution_without_price": (
        "The constraint is neither required nor given a penalty.",
        'Add required="true", or penalty="…".',
    ),
    "distribution_empty": ("The constraint names no class.", "Add its classes or remove it."),
    "distribution_class_unknown": (
        "The constraint names class {id}, which does not exist.",
        "Add the class or correct its id.",
    ),
    "distribution_class_repeated": ("The constraint names class {id} twice.", "Keep one of the two."),
    "course_unknown": ("Student {student} chose course {id}, which does not exist.", "Correct or remove this choice."),
    "course_repeated": ("Student {student} chose course {id} twice.", "Keep one of the two."),
    "demand_exceeds_places": (
        "Course {id} is chosen by {demand} students and can hold {places}; the narrowest subparts: {subparts}.",
        "Raise the limits, add a class, or take {missing} students off the course.",
    ),
}
