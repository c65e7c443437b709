"""Programmes × competences × units: who teaches what, up to which level, and what nobody teaches enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from cartable.engines.catalogue.models import Framework, Programme, TaughtCompetence, WantedCompetence


@dataclass(frozen=True, slots=True)
class Matrix:
    """``taught``: (unit code, level) by competence id, the highest first; ``wanted``: level by programme code, by
    competence id; ``programmes``: those that want something of the framework.
    """

    taught: dict[int, tuple[tuple[str, int], ...]]
    wanted: dict[int, dict[str, int]]
    programmes: tuple[Programme, ...]

    def best(self, competence_id: int) -> int:
        """The highest level taught; 0 when nobody teaches it."""
        return max((level for _unit, level in self.taught.get(competence_id, ())), default=0)

    def is_gap(self, competence_id: int, programme_code: str = "") -> bool:
        """Whether a programme (any, without one) wants more than what is taught."""
        wanted = self.wanted.get(competence_id, {})
        levels = [wanted[programme_code]] if programme_code in wanted else [] if programme_code else wanted.values()
        return any(level > self.best(competence_id) for level in levels)

    def gaps(self) -> set[int]:
        """The competences of which some programme wants more than what is taught."""
        return {competence_id for competence_id in self.wanted if self.is_gap(competence_id)}


def competence_matrix(*, framework: Framework, on: date) -> Matrix:
    """What the versions in force teach on a day, units withdrawn left out. Three queries."""
    rows = TaughtCompetence.objects.filter(competence__framework=framework, version__in_force_of__isnull=False)
    rows = rows.filter(
        Q(version__in_force_of__withdrawn_on__isnull=True) | Q(version__in_force_of__withdrawn_on__gt=on)
    )
    taught: dict[int, list[tuple[str, int]]] = {}
    for competence, code, level in rows.order_by("-level", "version__in_force_of__code").values_list(
        "competence_id", "version__in_force_of__code", "level"
    ):
        taught.setdefault(competence, []).append((code, level))
    wanted: dict[int, dict[str, int]] = {}
    for competence, programme, level in WantedCompetence.objects.filter(competence__framework=framework).values_list(
        "competence_id", "programme__code", "level"
    ):
        wanted.setdefault(competence, {})[programme] = level
    programmes = Programme.objects.filter(competences__competence__framework=framework).distinct().order_by("code")
    return Matrix({key: tuple(units) for key, units in taught.items()}, wanted, tuple(programmes))
