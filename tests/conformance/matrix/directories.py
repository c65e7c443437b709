"""Who may read the directories that people come from. ``matrix/__init__.py`` says what the columns are."""

PAGES = """
GET  directories:directory     302 403 403 403 403 200 403 403 403 403 200 403 302
POST directories:directory     403 403 403 403 403 405 403 403 403 403 405 403 403
GET  directories:import        405 405 405 405 405 405 405 405 405 405 405 405 405
POST directories:import        403 403 403 403 403 302 403 403 403 403 302 403 403
GET  directories:reading       302 403 403 403 403 200 403 403 403 403 200 403 302
POST directories:reading       405 405 405 405 405 405 405 405 405 405 405 405 405
GET  directories:try           405 405 405 405 405 405 405 405 405 405 405 405 405
POST directories:try           403 403 403 403 403 302 403 403 403 403 302 403 403
"""

OPERATIONS = """
"""
