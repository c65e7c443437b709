"""What an address needs to be asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.conformance.campus import Campus

Key = Callable[[Campus], Any]
"""What stands in a path after a word, as ``persons/{uuid}``."""
Keys = Callable[[Campus], list[Any]]
"""The parts of a page's address."""
Form = Callable[[Campus], dict[str, Any]]
"""What is typed in a form, or sent as JSON."""
Upload = Callable[[], dict[str, Any]]
"""A form with a file."""
