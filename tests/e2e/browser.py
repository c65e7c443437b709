"""A real browser on the campus, in a chosen language, theme and width."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from cartable_demo.personas import PASSWORD

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    language: str
    theme: str
    width: int

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"


LOOKS = (Look("fr", "light", 1280), Look("en", "dark", 360))
"""Each language, width and starting theme once; every page is judged in the other theme too."""
OTHER_THEME = {"light": "dark", "dark": "light"}


def chromium_path() -> str | None:
    """Where Chromium is: ``CARTABLE_CHROMIUM``, or on the PATH."""
    return os.environ.get("CARTABLE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def launch(playwright: Playwright) -> Browser:
    """Start Chromium without a window."""
    return playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)


@contextmanager
def looking(browser: Browser, url: str, look: Look, state: Any = None) -> Iterator[BrowserContext]:
    """A browser context with the look's cookies; ``state`` carries a signed-in session."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 900}, storage_state=state, reduced_motion="reduce"
    )
    context.add_cookies(
        [
            {"name": "django_language", "value": look.language, "url": url},
            {"name": "cartable_look", "value": f"theme={look.theme}", "url": url},
        ]
    )
    try:
        yield context
    finally:
        context.close()


def sign_in(page: Page, url: str, username: str) -> None:
    """Sign in through the form, as anyone would."""
    page.goto(f"{url}/account/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"{url}/")


def faults_of(page: Page, other_theme: str = "") -> list[str]:
    """What axe-core finds (WCAG 2.1 A and AA, best practice), and whether the page overflows sideways.

    ``other_theme``: the page's contrasts are judged in that one besides, without loading it again.
    """
    page.evaluate(AXE)
    found = _run_axe(page, "{resultTypes: ['violations']}")
    overflow = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    if overflow > 0:
        found.append(f"overflows sideways by {overflow} px")
    if other_theme:
        page.evaluate("theme => { document.documentElement.dataset.bsTheme = theme }", other_theme)
        contrasts = _run_axe(page, "{resultTypes: ['violations'], runOnly: ['color-contrast']}")
        found += [f"{other_theme}: {fault}" for fault in contrasts]
    return found


def _run_axe(page: Page, options: str) -> list[str]:
    """What it finds, a line a rule, with the first three elements that break it."""
    return list(
        page.evaluate(
            f"async () => (await axe.run(document, {options})).violations"
            ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '))"
        )
    )
