"""Who may open what of people. ``matrix/__init__.py`` says what the columns are."""

PAGES = """
GET  people:add-affiliation  302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:add-affiliation  403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:edit             302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:edit             403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:edit-structure   302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:edit-structure   403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:end-affiliation  302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:end-affiliation  403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:end-role         302 403 403 403 403 403 403 403 403 403 200 403 302
POST people:end-role         403 403 403 403 403 403 403 403 403 403 302 403 403
GET  people:grant-role       302 403 403 403 403 403 403 403 403 403 200 403 302
POST people:grant-role       403 403 403 403 403 403 403 403 403 403 302 403 403
GET  people:group            302 403 403 200 200 200 200 200 200 200 200 403 302
POST people:group            403 403 403 400 400 400 400 400 400 400 400 403 403
GET  people:groups           302 403 403 200 200 200 200 200 200 200 200 403 302
POST people:groups           403 403 403 400 400 400 400 400 400 400 400 403 403
GET  people:import           302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:import           403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:import-faults    302 403 403 403 403 403 403 403 403 403 200 403 302
POST people:import-faults    405 405 405 405 405 405 405 405 405 405 405 405 405
GET  people:import-report    302 403 403 403 403 403 403 403 403 403 200 403 302
POST people:import-report    405 405 405 405 405 405 405 405 405 405 405 405 405
GET  people:import-write     405 405 405 405 405 405 405 405 405 405 405 405 405
POST people:import-write     403 403 403 403 403 403 403 403 403 403 302 403 403
GET  people:list             302 200 200 200 200 200 200 200 200 200 200 403 302
POST people:list             403 400 400 400 400 400 400 400 400 400 400 403 403
GET  people:me               302 200 200 200 200 200 200 200 200 200 200 200 302
POST people:me               403 405 405 405 405 405 405 405 405 405 405 405 403
GET  people:new              302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:new              403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:new-structure    302 403 403 403 403 200 403 403 403 403 200 403 302
POST people:new-structure    403 403 403 403 403 302 403 403 403 403 302 403 403
GET  people:person           302 200 403 200 403 200 200 403 403 403 200 403 302
POST people:person           403 405 403 405 403 405 405 403 403 403 405 403 403
GET  people:structures       302 200 200 200 200 200 200 200 200 200 200 403 302
POST people:structures       405 405 405 405 405 405 405 405 405 405 405 405 405
"""

OPERATIONS = """
GET  /api/v1/affiliations                   401 403 403 403 403 200 403 403 403 403 200 403 401
POST /api/v1/affiliations/{uuid}/end        401 403 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/groups                         401 403 403 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/groups/{code}                  401 403 403 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/groups/{code}/members          401 403 403 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/person-imports                 401 403 403 403 403 200 403 403 403 403 200 403 401
POST /api/v1/person-imports                 401 403 403 403 403 202 403 403 403 403 202 403 401
GET  /api/v1/person-imports/{uuid}          401 403 403 403 403 403 403 403 403 403 200 403 401
GET  /api/v1/person-imports/{uuid}/refused  401 403 403 403 403 403 403 403 403 403 200 403 401
POST /api/v1/person-imports/{uuid}/write    401 403 403 403 403 403 403 403 403 403 202 403 401
GET  /api/v1/persons                        401 200 200 200 200 200 200 200 200 200 200 403 401
POST /api/v1/persons                        401 403 403 403 403 201 403 403 403 403 201 403 401
POST /api/v1/persons/import                 401 403 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/persons/me                     401 200 200 200 200 200 200 200 200 200 200 200 401
GET  /api/v1/persons/{uuid}                 401 200 403 200 403 200 200 403 403 403 200 403 401
GET  /api/v1/persons/{uuid}/affiliations    401 200 403 200 403 200 200 403 403 403 200 403 401
POST /api/v1/persons/{uuid}/affiliations    401 403 403 403 403 201 403 403 403 403 201 403 401
GET  /api/v1/persons/{uuid}/choices         401 200 403 403 403 200 200 403 403 403 200 403 401
GET  /api/v1/persons/{uuid}/groups          401 200 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/persons/{uuid}/history         401 403 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/persons/{uuid}/roles           401 200 403 403 403 200 403 403 403 403 200 403 401
GET  /api/v1/persons/{uuid}/week            401 200 403 403 403 200 200 403 403 403 200 403 401
POST /api/v1/roles                          401 403 403 403 403 403 403 403 403 403 201 403 401
POST /api/v1/roles/{uuid}/end               401 403 403 403 403 403 403 403 403 403 200 403 401
GET  /api/v1/structures                     401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/structures/{code}              401 200 200 200 200 200 200 200 200 200 200 403 401
GET  /api/v1/structures/{code}/persons      401 200 200 200 200 200 200 200 200 200 200 403 401
"""
