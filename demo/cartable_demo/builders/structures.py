"""The tree of structures: the institution, its services, each college's departments and laboratories."""

from __future__ import annotations

from datetime import date

from cartable.engines.people import api as people
from cartable_demo.plan.campus import College
from cartable_demo.plan.community import LABORATORIES, SERVICES
from cartable_demo.plan.units import STRUCTURES

INSTITUTION = "UTV"


def build_structures(colleges: list[College], since: date) -> dict[str, int]:
    """Create them; returns row ids by code."""
    root = people.create_structure(
        code=INSTITUTION,
        title_fr="Université de technologie de Valbelle",
        title_en="Valbelle University of Technology",
        kind="institution",
        parent=None,
        valid_from=since,
    )
    wanted = [(code, french, english, "service") for code, french, english, _ in SERVICES]
    for college in colleges:
        wanted += [
            _marked(college.mark, code, french, english, "department") for code, french, english, _ in STRUCTURES
        ]
        wanted += [
            _marked(college.mark, code, french, english, "laboratory") for code, french, english, *_ in LABORATORIES
        ]
    ids = {INSTITUTION: root.pk}
    for code, french, english, kind in wanted:
        structure = people.create_structure(
            code=code, title_fr=french, title_en=english, kind=kind, parent=root, valid_from=since
        )
        ids[code] = structure.pk
    return ids


def _marked(mark: str, code: str, french: str, english: str, kind: str) -> tuple[str, str, str, str]:
    return mark + code, f"{french} {mark}".strip(), f"{english} {mark}".strip(), kind
