"""Who may open where programmes end, units are replaced and synonyms are kept. Columns: ``__init__``."""

PAGES = """
GET  catalogue:programme-edit         302 403 403 403 403 200 403 403 403 403 200 403 302
POST catalogue:programme-edit         403 403 403 403 403 302 403 403 403 403 302 403 403
GET  catalogue:programme-end          302 403 403 403 403 200 403 403 403 403 200 403 302
POST catalogue:programme-end          403 403 403 403 403 302 403 403 403 403 302 403 403
GET  catalogue:programme-reopen       302 403 403 403 403 200 403 403 403 403 200 403 302
POST catalogue:programme-reopen       403 403 403 403 403 409 403 403 403 403 409 403 403
GET  catalogue:synonym-edit           302 403 403 403 403 200 403 403 403 403 200 403 302
POST catalogue:synonym-edit           403 403 403 403 403 302 403 403 403 403 302 403 403
GET  catalogue:synonym-new            302 403 403 403 403 200 403 403 403 403 200 403 302
POST catalogue:synonym-new            403 403 403 403 403 302 403 403 403 403 302 403 403
GET  catalogue:synonym-remove         405 405 405 405 405 405 405 405 405 405 405 405 405
POST catalogue:synonym-remove         403 403 403 403 403 302 403 403 403 403 302 403 403
GET  catalogue:synonyms               302 403 403 403 403 200 403 403 403 403 200 403 302
POST catalogue:synonyms               403 403 403 403 403 400 403 403 403 403 400 403 403
GET  catalogue:unit-replaced-by       302 403 403 403 403 409 403 403 403 403 409 403 302
POST catalogue:unit-replaced-by       403 403 403 403 403 409 403 403 403 403 409 403 403
"""

OPERATIONS = ""
