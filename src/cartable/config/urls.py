"""Every address: each engine at its prefix, the programming interface, sign-in, then the portal."""

from __future__ import annotations

from importlib.util import find_spec

from allauth.account import views as account
from django.urls import URLPattern, URLResolver, include, path

from cartable.config.api import api
from cartable.config.health import health
from cartable.config.inactive import Inactive
from cartable.config.passwords import PasswordChange
from cartable.config.robots import robots
from cartable.config.starting.style import style
from cartable.kernel.registry import engines

handler400 = "cartable.config.problem_pages.bad_request"
handler403 = "cartable.config.problem_pages.forbidden"
handler404 = "cartable.config.problem_pages.not_found"
handler500 = "cartable.config.problem_pages.server_error"


def has_module(name: str) -> bool:
    """Whether a module exists, without importing it."""
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def engine_urls() -> list[URLResolver]:
    """The pages of each installed engine, where its ``url_prefix`` says."""
    with_pages = [engine for engine in engines() if has_module(f"{engine.name}.web.urls")]
    prefixes = {engine.label: engine.url_prefix.strip("/") for engine in with_pages}
    return [
        path(f"{prefixes[engine.label]}/" if prefixes[engine.label] else "", include(f"{engine.name}.web.urls"))
        for engine in with_pages
    ]


def mounted_urls() -> list[URLResolver]:
    """The pages of engines that stand at an address of their own, such as the public guide."""
    return [path(prefix, include(module)) for engine in engines() for prefix, module in engine.mounts.items()]


def site_urls() -> list[URLResolver]:
    """The portal and the pages that belong to no engine."""
    return [path("", include(name)) for name in ("cartable.portal.urls", "cartable.ui.urls") if has_module(name)]


urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("starting.css", style, name="starting_style"),
    path("account/login/", account.login, name="account_login"),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/password/change/", PasswordChange.as_view(), name="account_change_password"),
    path("account/inactive/", Inactive.as_view(), name="account_inactive"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/factors/", include("allauth.mfa.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("api/", api.urls),
    *mounted_urls(),
    *engine_urls(),
    *site_urls(),
]
