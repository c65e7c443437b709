"""The campus of the conformance tests, and its browsers."""

from tests.conformance.conftest import (
    _without_limit_of_requests,
    browser,
    campus,
    known_entries,
    menu_found_once,
    sessions,
)

__all__ = ["_without_limit_of_requests", "browser", "campus", "known_entries", "menu_found_once", "sessions"]
