"""Who may open what teams ask of a timetable. ``matrix/__init__.py`` says what the columns are."""

PAGES = """
GET  timetable:apply-asked     302 403 403 403 403 403 200 403 403 403 200 403 302
POST timetable:apply-asked     403 403 403 403 403 403 302 403 403 403 302 403 403
GET  timetable:asked           302 403 403 403 403 200 200 403 403 403 200 403 302
POST timetable:asked           403 403 403 403 403 400 400 403 403 403 400 403 403
GET  timetable:asked-unit      302 403 403 403 403 200 200 403 403 403 200 403 302
POST timetable:asked-unit      403 403 403 403 403 405 405 403 403 403 405 403 403
GET  timetable:take-over       405 405 405 405 405 405 405 405 405 405 405 405 405
POST timetable:take-over       403 403 403 403 403 403 302 403 403 403 302 403 403
GET  timetable:take-out        405 405 405 405 405 405 405 405 405 405 405 405 405
POST timetable:take-out        403 403 403 403 403 403 302 403 403 403 302 403 403
"""

OPERATIONS = ""
