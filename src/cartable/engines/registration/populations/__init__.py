"""Words of registration for rules over people: importing them makes them known."""

from cartable.engines.registration.populations import chose as chose
from cartable.engines.registration.populations import enrolled as enrolled
