"""A pytest plugin for the packages' tests: importing Django or Cartable is an error, so that they stay usable alone."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

FORBIDDEN = {"django", "cartable", "cartable_demo", "psycopg"}


class Refusal(MetaPathFinder):
    """Refuses the forbidden packages."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Raises ModuleNotFoundError, as if the package weren't installed."""
        if fullname.partition(".")[0] in FORBIDDEN:
            raise ModuleNotFoundError(f"{fullname} may not be imported by a package of packages/", name=fullname)
        return None


sys.meta_path.insert(0, Refusal())
