"""``python -m cartable_timetable``: see :mod:`cartable_timetable.cli`."""

import sys

from cartable_timetable.cli import main

if __name__ == "__main__":
    sys.exit(main())
