"""One campus and one browser for all the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from cartable_demo.personas import PERSONAS
from tests.e2e.browser import LOOKS, chromium_path, launch, looking, sign_in
from tests.e2e.campus import Campus, start_campus, stop_campus


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; the tests are skipped, with the reason, where there is none."""
    if chromium_path() is None:
        pytest.skip("no Chromium: install Debian's package «chromium», or set CARTABLE_CHROMIUM")
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def campus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campus]:
    """The demo, small."""
    running = start_campus(tmp_path_factory.mktemp("campus") / "data")
    yield running
    stop_campus(running)


@pytest.fixture(scope="session")
def sessions(browser: Browser, campus: Campus) -> dict[str, object]:
    """A signed-in session for each persona, and none for the visitor."""
    states: dict[str, object] = {"visitor": None}
    for persona in PERSONAS:
        with looking(browser, campus.url, LOOKS[0]) as context:
            page = context.new_page()
            sign_in(page, campus.url, persona.username)
            states[persona.key] = context.storage_state()
    return states
