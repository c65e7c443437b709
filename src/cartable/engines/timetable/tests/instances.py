"""The competition's instances, where a copy of them is at hand: they may not be distributed with Cartable."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("ITC2019_DIR", "data/itc2019"))


def instance(name: str) -> Path:
    """The file of an instance, in the folder that ITC2019_DIR names; skips the test when it isn't there."""
    path = FOLDER / f"{name}.xml.gz"
    if not path.exists():
        pytest.skip(f"{path} isn't there")
    return path
