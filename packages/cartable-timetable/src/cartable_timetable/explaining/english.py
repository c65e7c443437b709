"""English: why a class is where it is, and which requirements can't hold together."""

ENGLISH: dict[str, str] = {
    "class_placed": "Class {id} is in room {room}: {moment}.",
    "class_placed_without_room": "Class {id}, without room: {moment}.",
    "class_not_placed": "Class {id} has no place.",
    "place_not_allowed": "The time or the room of class {id} is none of its possible ones.",
    "place_breaks_rules": "Hard rules broken where it is: {count}.",
    "place_is_only": "It has no other possible place.",
    "place_is_best": "Other possible places: {count}, of which without breaking a rule: {free}; "
    "none of these costs less.",
    "place_is_not_best": "Other possible places: {count}, of which without breaking a rule: {free}; "
    "cheaper: {cheaper}, the best by {saving}.",
    "place_cheaper_blocked": "Cheaper places that break a hard rule: {count}.",
    "room_closed": "Room {room} is closed: {moment}.",
    "room_taken": "Room {room} is taken by {classes}.",
    "required_pairs": "Constraint {position} is required: classes {classes} must {rule}.",
    "required_set": "Constraint {position} is required: classes {classes} must {rule}; exceeded by {amount}.",
    "wished_pairs": "Constraint {position}, a wish: classes {classes} should {rule} (costs {cost}).",
    "wished_set": "Constraint {position}, a wish: classes {classes} should {rule}; "
    "exceeded by {amount} (costs {cost}).",
    "students_clash": "Students who also have class {other} and can't attend both: {count} ({students}); costs {cost}.",
    "required_extension": "{where} is required, and exceeded by {amount} in all; people concerned here: {who}.",
    "wished_extension": "{where}, a wish, is exceeded by {amount} in all (costs {cost}); people concerned here: {who}.",
    "required_rule": "Constraint {position}: classes {classes} must {rule}.",
    "class_has_place": "Class {id} must have one of its times ({times}) and one of its rooms ({rooms}).",
    "class_has_time": "Class {id} must have one of its times ({times}).",
    "room_holds_one": "Room {room} holds one class at a time.",
    "room_is_closed": "Room {room} is closed: {moment}.",
    "course_demand": "Course {course}: every student ({count}) must have one class of each kind.",
    "class_limit": "Seats in class {id}: {count}.",
    "core_of_one": "This requirement can't be met:",
    "core_heading": "These {count} requirements can't hold together:",
    "core_minimal": "Give up any one of them, and the others can.",
    "core_not_minimal": "There was no time to prove that each of them is needed: fewer may do.",
}
