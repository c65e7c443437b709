"""Finding every kind of page that a person can reach by following links.

The walk reads what the server answers: links are in the pages as sent, since every page works without scripts. What
a page looks like in a browser is judged once, in ``test_every_page``; links that scripts added are looked at there.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext

#: Files, acts, doors to other sites and other languages of a page are not pages of their own.
NOT_PAGES = re.compile(
    r"\.(ics|svg|csv|xlsx|json|pdf|xml)$|/logout/|/services/[^/]+/open/$|/export/$|/unit-export/$|^/api/|^/static/|^/i18n/"
)
#: A walk that long no longer ends.
MOST_PAGES = 250


class _Links(HTMLParser):
    """The ``href`` of each link of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link."""
        href = dict(attrs).get("href")
        if tag == "a" and href is not None:
            self.found.append(href)


def kind_of(path: str) -> str:
    """What kind of page a path leads to: the name of its address, or the path itself where we have none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def pages_among(hrefs: Iterable[str], url: str, path: str) -> dict[str, str]:
    """The kinds of our pages that links written on ``path`` lead to, with the first example of each."""
    found: dict[str, str] = {}
    for href in hrefs:
        target = urlsplit(urljoin(url + path, href))
        is_ours = f"{target.scheme}://{target.netloc}" == url
        if is_ours and not NOT_PAGES.search(target.path) and "export=" not in target.query:
            found.setdefault(kind_of(target.path), target.path)
    return found


def links_in(text: str) -> list[str]:
    """Where the links of a page as sent lead."""
    reader = _Links()
    reader.feed(text)
    return reader.found


def reachable(context: BrowserContext, url: str, start: str = "/") -> dict[str, str]:
    """One path for each kind of page reachable from ``start``; raises AssertionError with the links that fail."""
    broken: list[str] = []
    found = {kind_of(start): start}
    queue = deque([(start, "")])
    while queue and len(found) < MOST_PAGES:
        path, linked_from = queue.popleft()
        answer = context.request.get(url + path)
        if answer.status != 200:
            broken.append(f"{path}, linked from {linked_from}, answered {answer.status}")
        elif answer.headers.get("content-type", "").startswith("text/html"):
            for kind, target in pages_among(links_in(answer.text()), url, path).items():
                if kind not in found:
                    found[kind] = target
                    queue.append((target, path))
        answer.dispose()
    assert broken == [], broken
    return found
