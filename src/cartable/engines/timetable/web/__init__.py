"""Pages of the timetable: they ask the api and the queries, and draw."""
