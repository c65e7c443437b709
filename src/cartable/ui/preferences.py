"""How a reader wants pages to look: kept in one cookie, applied by the server on ``<html>``: nothing flashes."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

COOKIE = "cartable_look"
YEAR = 365 * 24 * 3600

CHOICES = {
    "theme": {"auto": _("As the device"), "light": _("Light"), "dark": _("Dark")},
    "density": {"airy": _("Airy"), "normal": _("Normal"), "tight": _("Tight")},
    "font": {"usual": _("Source Sans"), "dyslexic": _("OpenDyslexic, for dyslexic readers")},
    "motion": {"auto": _("As the device"), "reduced": _("Reduced")},
}


@dataclass(frozen=True, slots=True)
class Look:
    """The four choices; anything unknown in the cookie falls back to the default."""

    theme: str = "auto"
    density: str = "normal"
    font: str = "usual"
    motion: str = "auto"

    def changed(self, **wanted: str) -> Look:
        """With the known choices among ``wanted``."""
        return replace(self, **{name: value for name, value in wanted.items() if value in CHOICES.get(name, {})})

    def as_cookie(self) -> str:
        """What the cookie holds: only what differs from the default."""
        usual = Look()
        chosen = {
            f.name: getattr(self, f.name) for f in fields(self) if getattr(self, f.name) != getattr(usual, f.name)
        }
        return urlencode(chosen)


def look_of(request: HttpRequest) -> Look:
    """The reader's look."""
    return Look().changed(**dict(parse_qsl(request.COOKIES.get(COOKIE, ""))))


def keep_look(request: HttpRequest, response: HttpResponseBase, look: Look) -> None:
    """Write the cookie for a year. It is no secret: scripts may read it to change the theme at once."""
    response.set_cookie(COOKIE, look.as_cookie(), max_age=YEAR, samesite="Lax", secure=request.is_secure())
