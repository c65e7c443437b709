"""How much a timetable breaks a rule: one module for pairs, one for each rule over a whole set of classes."""
