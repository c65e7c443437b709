"""Who may open what of places. ``matrix/__init__.py`` says what the columns are."""

PAGES = """
GET  places:building       302 200 200 200 200 200 200 200 200 200 200 403 302
POST places:building       403 400 400 400 400 400 400 400 400 400 400 403 403
GET  places:campus         302 200 200 200 200 200 200 200 200 200 200 403 302
POST places:campus         403 405 405 405 405 405 405 405 405 405 405 403 403
GET  places:campuses       302 200 200 200 200 200 200 200 200 200 200 403 302
POST places:campuses       403 400 400 400 400 400 400 400 400 400 400 403 403
GET  places:close-room     302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:close-room     403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:edit-building  302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:edit-building  403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:edit-campus    302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:edit-campus    403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:edit-room      302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:edit-room      403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:new-building   302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:new-building   403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:new-campus     302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:new-campus     403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:new-room       302 403 403 403 403 403 403 200 403 403 200 403 302
POST places:new-room       403 403 403 403 403 403 403 302 403 403 302 403 403
GET  places:room           302 200 200 200 200 200 200 200 200 200 200 403 302
POST places:room           403 405 405 405 405 405 405 405 405 405 405 403 403
GET  places:rooms          302 200 200 200 200 200 200 200 200 200 200 403 302
POST places:rooms          403 400 400 400 400 400 400 400 400 400 400 403 403
GET  places:travel         302 200 200 200 200 200 200 200 200 200 200 403 302
POST places:travel         405 405 405 405 405 405 405 405 405 405 405 405 405
"""

OPERATIONS = """
GET  /api/v1/buildings                      401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/buildings/{code}               401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/buildings/{code}/travel-times  401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/campuses                       401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/campuses/{code}                401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/rooms                          401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/rooms/{code}                   401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/rooms/{code}/nearby            401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/rooms/{code}/travel-times      401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/rooms/{code}/week              401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/travel-times                   401 200 200 200 200 200 200 200 200 200 200 403 401
"""
