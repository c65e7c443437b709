"""Places: campuses, buildings, rooms, and the time it takes to go from one to another."""
