"""How strongly broken rules push: one force per hard constraint and per room, rising while broken, capped."""

from __future__ import annotations

import numpy as np

from cartable_timetable.solver.arrays import F64, I32

_RISE = 1.06
_DECAY_HOT, _DECAY_COLD = 0.98, 0.999
"""Per chunk; slower as the cycle cools, so that what was mended stays mended."""
_CAP = 50.0


class Forces:
    """Keeps ``force`` (an array of the state) between ``base`` and 50 times ``base``."""

    def __init__(self, force: F64, base: float) -> None:
        self._force = force
        self.base = base
        force[:] = base

    def update(self, broken: I32, part: float) -> None:
        """Raise the forces of what is broken, let the others sink back; ``part`` of the cycle is over."""
        rising = broken > 0
        self._force[rising] *= _RISE
        self._force[~rising] *= _DECAY_HOT + part * (_DECAY_COLD - _DECAY_HOT)
        np.clip(self._force, self.base, self.base * _CAP, out=self._force)

    def reset(self, factor: float = 1.0) -> None:
        """Back to the base everywhere, the base being multiplied by ``factor``, at the start of another cycle."""
        self.base *= factor
        self._force[:] = self.base
