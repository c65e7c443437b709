"""Finding every kind of page that a person can reach by following links."""

from __future__ import annotations

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import BrowserContext

#: Files, acts, doors to other sites and other languages of a page are not pages of their own.
NOT_PAGES = re.compile(
    r"\.(ics|svg|csv|xlsx|json|pdf|xml)$|/logout/|/services/[^/]+/open/$|/export/$|/unit-export/$|^/api/|^/static/|^/i18n/"
)
#: A walk that long no longer ends.
MOST_PAGES = 250


def kind_of(path: str) -> str:
    """What kind of page a path leads to: the name of its address, or the path itself where we have none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


def reachable(context: BrowserContext, url: str, start: str = "/") -> dict[str, str]:
    """One path for each kind of page reachable from ``start``; raises AssertionError with the links that fail."""
    broken: list[str] = []
    found = {kind_of(start): start}
    queue = deque([(start, "")])
    page = context.new_page()
    while queue and len(found) < MOST_PAGES:
        path, linked_from = queue.popleft()
        answer = page.goto(url + path, wait_until="domcontentloaded")
        assert answer is not None, path
        if answer.status != 200:
            broken.append(f"{path}, linked from {linked_from}, answered {answer.status}")
            continue
        for href in page.eval_on_selector_all("a[href]", "links => links.map(a => a.getAttribute('href'))"):
            target = urlsplit(urljoin(url + path, href))
            if (
                f"{target.scheme}://{target.netloc}" != url
                or NOT_PAGES.search(target.path)
                or "export=" in target.query
            ):
                continue
            kind = kind_of(target.path)
            if kind not in found:
                found[kind] = target.path
                queue.append((target.path, path))
    page.close()
    assert broken == []
    return found
