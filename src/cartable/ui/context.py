"""What every page's frame needs, computed only when the frame is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.functional import SimpleLazyObject

from cartable.kernel.permissions import is_allowed
from cartable.kernel.registry import MenuEntry, menu_entries
from cartable.ui.preferences import look_of

SHOWN_ENTRIES = 6  # in a wide header; one fewer when “More” needs the room
NARROW_ENTRIES = 4  # from a tablet to a small laptop
TABS = 4


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry that this reader may open."""

    title: Any
    url: str
    icon: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Menu:
    """The entries, cut for the header and for the phone."""

    items: list[MenuItem]

    @property
    def first(self) -> list[MenuItem]:
        """Those that fit in the header."""
        return self.items if len(self.items) <= SHOWN_ENTRIES else self.items[: SHOWN_ENTRIES - 1]

    @property
    def more(self) -> list[MenuItem]:
        """Those behind “More” in a narrow header: some of them stand in a wide one."""
        return self.items[NARROW_ENTRIES:] if len(self.items) > NARROW_ENTRIES + 1 else []

    @property
    def rest(self) -> list[MenuItem]:
        """Those behind “More” in a wide header."""
        return self.items[len(self.first) :]

    @property
    def rest_is_current(self) -> bool:
        """Whether the page is behind “More”."""
        return any(item.is_current for item in self.rest)

    @property
    def tabs(self) -> list[MenuItem]:
        """The phone's tabs: five, or four and the way to all."""
        return self.items if len(self.items) <= TABS + 1 else self.items[:TABS]

    @property
    def has_more_tabs(self) -> bool:
        """Whether the phone needs the way to all entries."""
        return len(self.items) > TABS + 1


def address_of(name: str) -> str:
    """The address of a named page, "" when no such page is installed."""
    return _address_of(name, get_script_prefix(), get_urlconf())


@lru_cache(maxsize=200)
def _address_of(name: str, prefix: str, pages: str | None) -> str:
    """Looked up once: every page asks for the same dozen."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def may_open(entry: MenuEntry, user: Any) -> bool:
    """No permission named: everyone signed in."""
    if entry.permission is None:
        return bool(getattr(user, "is_authenticated", False))
    return is_allowed(user, entry.permission)


def menu_of(request: HttpRequest) -> Menu:
    """The reader's menu, with the entry whose address is the longest beginning of this page's marked."""
    user = getattr(request, "user", None)
    found = [(entry, address_of(entry.url_name)) for entry in menu_entries() if may_open(entry, user)]
    known = [(entry, url) for entry, url in found if url]
    holding = [url for _, url in known if request.path == url or (url != "/" and request.path.startswith(url))]
    current = max(holding, key=len, default="")
    return Menu([MenuItem(entry.title, url, entry.icon, url == current) for entry, url in known])


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``look``, ``menu``, ``campus``, and the addresses of pages that may not be installed."""
    return {
        "look": look_of(request),
        "menu": SimpleLazyObject(lambda: menu_of(request)),
        "campus": getattr(settings, "CAMPUS_NAME", "Cartable"),
        "demo": getattr(settings, "DEMO", False),
        "frame": {
            "home": address_of("portal:home") or "/",
            "search": address_of("portal:search"),
            "account": address_of("portal:account") or address_of("people:me"),
            "rights": address_of("access:my-rights"),
            "security": address_of("access:my-account"),
            "accessibility": address_of("portal:accessibility"),
            "privacy": address_of("portal:privacy"),
            "help": address_of("portal:help"),
            "sign_in": address_of("account_login"),
            "sign_out": address_of("account_logout"),
        },
    }
