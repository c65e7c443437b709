"""The timetable, for programs: the same rights as on the pages."""

from ninja import Router

from cartable.engines.timetable.rest.addresses import router as addresses
from cartable.engines.timetable.rest.classes import router as classes
from cartable.engines.timetable.rest.comparisons import router as comparisons
from cartable.engines.timetable.rest.demand import router as demand
from cartable.engines.timetable.rest.publications import router as publications
from cartable.engines.timetable.rest.room_uses import router as room_uses
from cartable.engines.timetable.rest.runs import router as runs
from cartable.engines.timetable.rest.solutions import router as solutions
from cartable.engines.timetable.rest.terms import router as terms
from cartable.engines.timetable.rest.weeks import router as weeks

router = Router()
router.add_router("", addresses)
router.add_router("", classes)
router.add_router("", comparisons)
router.add_router("", demand)
router.add_router("", publications)
router.add_router("", room_uses)
router.add_router("", runs)
router.add_router("", solutions)
router.add_router("", terms)
router.add_router("", weeks)
