"""Every page that somebody can reach by links: it answers, it is accessible, nothing inline, nothing overflows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from cartable_demo.personas import PERSONAS
from tests.e2e.browser import LOOKS, OTHER_THEME, Look, faults_of, looking
from tests.e2e.campus import Campus
from tests.e2e.crawl import MOST_PAGES, pages_among, reachable

HREFS = "links => links.map(link => link.getAttribute('href'))"
WHO = ("visitor", *(persona.key for persona in PERSONAS))


@pytest.fixture(scope="session")
def reached(browser: Browser, campus: Campus, sessions: dict[str, object]) -> dict[str, dict[str, str]]:
    """For each person, every kind of page they reach by links, with an example of each."""
    result: dict[str, dict[str, str]] = {}
    for who in WHO:
        with looking(browser, campus.url, LOOKS[0], sessions[who]) as context:
            result[who] = reachable(context, campus.url)
    return result


@pytest.fixture(scope="session")
def pages(reached: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """For each person, the kinds of pages they are the first to reach, with an example of each."""
    seen: set[str] = set()
    result: dict[str, dict[str, str]] = {}
    for who, found in reached.items():
        result[who] = {kind: path for kind, path in found.items() if kind not in seen or path == "/"}
        seen |= set(found)
    return result


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("who", WHO)
def test_every_page_is_sound(
    browser: Browser,
    campus: Campus,
    sessions: dict[str, object],
    reached: dict[str, dict[str, str]],
    pages: dict[str, dict[str, str]],
    who: str,
    look: Look,
) -> None:
    faults: list[str] = []
    with looking(browser, campus.url, look, sessions[who]) as context:
        page = context.new_page()
        listen(page, faults)
        for path in pages[who].values():
            answer = page.goto(campus.url + path)
            assert answer is not None, path
            assert answer.status == 200, path
            language = page.get_attribute("html", "lang")
            assert language == look.language, path
            shown = pages_among(page.eval_on_selector_all("a[href]", HREFS), campus.url, path)
            faults += [f"{path}: a script added a link to {shown[kind]}" for kind in set(shown) - set(reached[who])]
            faults += [f"{path}: {fault}" for fault in faults_of(page, OTHER_THEME[look.theme])]
    assert faults == []


def listen(page: Page, faults: list[str]) -> None:
    """Note errors of the console: refused by the content security policy, missing files, scripts that fail."""

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console on {page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: faults.append(f"script on {page.url}: {error}"))


def test_everyone_reaches_something_of_their_own(reached: dict[str, dict[str, str]]) -> None:
    for_all = set(reached["visitor"])
    alone = {who for who in WHO if not set(reached[who]) - for_all}
    assert alone == {"visitor"}


def test_the_walk_comes_to_its_end(reached: dict[str, dict[str, str]]) -> None:
    assert {who for who, found in reached.items() if len(found) >= MOST_PAGES} == set()
