"""The exact status that each person gets at each address. A new address fails the tests until it has its line here.

Columns, in the order of ``actors.ACTORS``: nobody signed in; the student whom the address names; another student; the
teacher of the class; another teacher; registrar; timetabler; room manager; service manager; security officer;
administrator; someone whose affiliation ended; someone whose account is closed. 302 is the way to the sign-in page, or
to the next page after a write.
"""

from tests.conformance.matrix import (
    access,
    campaigns,
    choosing,
    deciding,
    directories,
    people,
    places,
    preparing,
    studies,
    studies_kept,
    system,
    timetable,
    units,
)

AREAS = (
    people,
    access,
    deciding,
    places,
    studies,
    studies_kept,
    units,
    choosing,
    campaigns,
    preparing,
    timetable,
    directories,
    system,
)
PAGES = "".join(area.PAGES for area in AREAS)
OPERATIONS = "".join(area.OPERATIONS for area in AREAS)
