"""The competition's instances, where a copy of them is at hand: they may not be distributed with Cartable."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[6] / "shared/data"
FOLDER = Path(os.environ.get("CARTABLE_SHARED_DATA", BESIDE)) / "itc2019"


def instance(name: str) -> Path:
    """The file of an instance: in CARTABLE_SHARED_DATA, else beside the checkout; skips the test without it."""
    path = FOLDER / f"{name}.xml.gz"
    if not path.exists():
        pytest.skip(f"{path} isn't there")
    return path
