"""Rights, for programs: the same rights as on the pages."""

from ninja import Router

from cartable.engines.access.rest.delegations import router as delegations
from cartable.engines.access.rest.doors import router as doors
from cartable.engines.access.rest.entitlement_rules import router as entitlement_rules
from cartable.engines.access.rest.pools import router as pools
from cartable.engines.access.rest.reviews import router as reviews
from cartable.engines.access.rest.rights import router as rights
from cartable.engines.access.rest.services import router as services
from cartable.engines.access.rest.zones import router as zones

router = Router()
for part in (services, rights, entitlement_rules, pools, zones, delegations, reviews, doors):
    router.add_router("", part)
