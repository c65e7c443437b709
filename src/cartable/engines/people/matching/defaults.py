"""The model to begin with, before a university has files of its own to fit it to.

Fitted without labels (``fitting.fit``) to 10,000 records that arrive at a made-up French register of 20,000 people
(``tests/performance/made_people.py`` lists the rates of error assumed), then rounded; the probabilities that given
names and mail agree by chance were raised, for caution. No real register was seen: fit to your own as soon as you can.
"""

from __future__ import annotations

import numpy as np

from cartable.engines.people.matching.fields import PERSON_FIELDS
from cartable.engines.people.matching.weights import Model

# A line a field; columns SAME, CLOSE, AKIN, DIFFERENT, MISSING (not weighed), SWAPPED.
M = (
    (0.90, 0.08, 0.002, 0.008, 1.0, 0.01),
    (0.90, 0.075, 0.003, 0.012, 1.0, 0.01),
    (0.975, 0.017, 0.001, 0.007, 1.0, 2e-5),
    (0.78, 0.01, 0.005, 0.205, 1.0, 3e-5),
)
U = (
    (4e-4, 1e-3, 3e-3, 0.9956, 1.0, 2e-6),
    (6e-3, 4e-3, 5e-3, 0.985, 1.0, 2e-6),
    (4e-4, 7e-3, 0.06, 0.9326, 1.0, 1e-5),
    (3e-5, 1e-4, 1e-4, 0.9998, 1.0, 1e-5),
)


def default_model(register_size: int = 67_000, known_share: float = 0.5) -> Model:
    """The shipped model over names, birth and mail, for a register of that size.

    ``known_share`` is the share of arriving records expected to be of people known.
    """
    prior = known_share / max(register_size, 1)
    return Model(PERSON_FIELDS, np.array(M, dtype=np.float64), np.array(U, dtype=np.float64), prior)
