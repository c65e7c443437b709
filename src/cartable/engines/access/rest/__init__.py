"""Rights, for programs: the same rights as on the pages."""

from ninja import Router

from cartable.engines.access.rest.doors import router as doors
from cartable.engines.access.rest.rights import router as rights
from cartable.engines.access.rest.services import router as services

router = Router()
router.add_router("", services)
router.add_router("", rights)
router.add_router("", doors)
