"""People, for programs: the same rights as on the pages."""

from ninja import Router

from cartable.engines.people.rest.contracts import router as contracts
from cartable.engines.people.rest.importing import router as importing
from cartable.engines.people.rest.people import router as people
from cartable.engines.people.rest.populations import router as populations
from cartable.engines.people.rest.records import router as records
from cartable.engines.people.rest.roles import router as roles
from cartable.engines.people.rest.sources import router as sources
from cartable.engines.people.rest.structures import router as structures

router = Router()
router.add_router("", contracts)
router.add_router("", importing)
router.add_router("", people)
router.add_router("", populations)
router.add_router("", records)
router.add_router("", roles)
router.add_router("", sources)
router.add_router("", structures)
