"""Who may open what of the calendar, the catalogue and registration. Columns: ``__init__``."""

PAGES = """
GET  calendar:change-week         302 403 403 403 403 200 403 403 403 403 200 403 302
POST calendar:change-week         403 403 403 403 403 302 403 403 403 403 302 403 403
GET  calendar:new-term            302 403 403 403 403 200 403 403 403 403 200 403 302
POST calendar:new-term            403 403 403 403 403 302 403 403 403 403 302 403 403
GET  calendar:new-year            302 403 403 403 403 200 403 403 403 403 200 403 302
POST calendar:new-year            403 403 403 403 403 302 403 403 403 403 302 403 403
GET  calendar:now                 302 200 200 200 200 200 200 200 200 200 200 403 302
POST calendar:now                 405 405 405 405 405 405 405 405 405 405 405 405 405
GET  calendar:year                302 200 200 200 200 200 200 200 200 200 200 403 302
POST calendar:year                405 405 405 405 405 405 405 405 405 405 405 405 405
GET  catalogue:teachers           302 403 403 403 403 403 200 403 403 403 200 403 302
POST catalogue:teachers           403 403 403 403 403 403 302 403 403 403 302 403 403
GET  catalogue:unit               302 200 200 200 200 200 200 200 200 200 200 403 302
POST catalogue:unit               403 405 405 405 405 405 405 405 405 405 405 403 403
GET  catalogue:units              302 200 200 200 200 200 200 200 200 200 200 403 302
POST catalogue:units              403 400 400 400 400 400 400 400 400 400 400 403 403
GET  registration:choices         302 200 200 403 403 403 403 403 403 403 403 403 302
POST registration:choices         405 405 405 405 405 405 405 405 405 405 405 405 405
GET  registration:person-choices  302 200 403 403 403 200 200 403 403 403 200 403 302
POST registration:person-choices  405 405 405 405 405 405 405 405 405 405 405 405 405
GET  registration:students        302 403 403 403 403 200 200 403 403 403 200 403 302
POST registration:students        403 403 403 403 403 400 400 403 403 403 400 403 403
GET  registration:terms           302 403 403 403 403 200 200 403 403 403 200 403 302
POST registration:terms           403 403 403 403 403 400 400 403 403 403 400 403 403
"""

OPERATIONS = """
GET  /api/v1/choices/me              401 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/holidays                401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/units                   401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/units/{code}            401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/units/{code}/offerings  401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/years                   401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/years/{code}            401 200 200 200 200 200 200 200 200 200 200 403 401
"""
