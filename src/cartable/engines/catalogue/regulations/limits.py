"""How large a regulation may be; what is beyond is refused by name before anything is computed."""

MOST_NODES = 200
MOST_LEVELS = 12
MOST_PARTS = 60
MOST_APART = 8
"""Parts of an ``apart`` requirement: each credit is tried in each of them."""
MOST_NAMES = 500
"""Units, tags… in one list."""
MOST_TITLE = 200
MOST_KEY = 60
MOST_NUMBER = 2000
