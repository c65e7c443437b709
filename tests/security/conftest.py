"""The campus of the conformance tests, and its browsers."""

from tests.conformance.conftest import _without_limit_of_requests, browser, campus, sessions

__all__ = ["_without_limit_of_requests", "browser", "campus", "sessions"]
