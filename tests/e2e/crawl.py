"""Finding every kind of page that a person can reach by following links."""

from __future__ import annotations

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext

#: Files, acts and other languages of a page are not pages of their own.
NOT_PAGES = re.compile(r"\.(ics|svg|csv|xlsx|json|pdf|xml)$|/logout/|^/api/|^/static/|^/i18n/")
IDENTIFIER = re.compile(
    r"/(?:[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z0-9][A-Z0-9_.-]*[0-9][A-Z0-9_.-]*|\d+)(?=/|$)", re.IGNORECASE
)
MOST_PAGES = 60


def kind_of(path: str) -> str:
    """What kind of page a path leads to: identifiers and codes are replaced by a star."""
    return IDENTIFIER.sub("/*", path)


def reachable(context: BrowserContext, url: str, start: str = "/") -> dict[str, str]:
    """One path for each kind of page reachable from ``start``; raises AssertionError on a link that fails."""
    found = {kind_of(start): start}
    queue = deque([start])
    page = context.new_page()
    while queue and len(found) < MOST_PAGES:
        path = queue.popleft()
        answer = page.goto(url + path, wait_until="domcontentloaded")
        assert answer is not None, path
        assert answer.status == 200, f"{path} answered {answer.status}"
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
                queue.append(target.path)
    page.close()
    return found
