"""Rights, for programs: the same rights as on the pages."""

from ninja import Router

router = Router()
