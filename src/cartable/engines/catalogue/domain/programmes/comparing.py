"""What changed from one version of a regulation to another."""

from __future__ import annotations

from cartable.engines.catalogue import regulations
from cartable.engines.catalogue.models import Regulation
from cartable.engines.catalogue.regulations import Change


def compare_regulations(*, before: Regulation, after: Regulation) -> list[Change]:
    """Requirements added, changed, moved, removed (see ``regulations.compare``)."""
    old, new = (regulations.parse(one.tree, draft=True) for one in (before, after))
    return regulations.compare(old, new)
