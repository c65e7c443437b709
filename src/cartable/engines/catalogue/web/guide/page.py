"""What every page of the guide shares: open to all, in the language of its address, with the reader's selection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property

from cartable.engines.catalogue.guide.selection import clean_codes
from cartable.engines.catalogue.guide.units import GuideUnit
from cartable.engines.catalogue.queries.guide import guide_units
from cartable.engines.catalogue.web.guide.selected import Basket
from cartable.kernel.clock import today
from cartable.ui.views.guarded import GuardedPage

LANGUAGES = ("fr", "en")


class GuidePage(GuardedPage):
    """Subclass it and give ``extra``; ``self.units`` are the units in force by code, ``self.basket`` the selection."""

    permission = "guide.view"
    is_indexed: ClassVar[bool] = True
    with_text: ClassVar[bool] = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """``?lang=en`` gives the page in English and keeps that choice, as the language button does."""
        wanted = request.GET.get("lang", "")
        if wanted not in LANGUAGES:
            return super().dispatch(request, *args, **kwargs)
        take_language(request, wanted)
        response = super().dispatch(request, *args, **kwargs)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            path=settings.LANGUAGE_COOKIE_PATH,
            domain=settings.LANGUAGE_COOKIE_DOMAIN,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
        return response

    @cached_property
    def units(self) -> dict[str, GuideUnit]:
        """The units in force by code."""
        return {unit.code: unit for unit in guide_units(today(), with_text=self.with_text)}

    @cached_property
    def basket(self) -> Basket:
        """The selection that the address carries."""
        return Basket(clean_codes(self.request.GET.getlist("u")), self.units)

    def description(self) -> str:
        """The sentence that search engines show."""
        return str(self.lead_text())

    def canonical_parameters(self) -> dict[str, str]:
        """What of the address makes another page; searches, filters and selections don't."""
        return {}

    def crumbs(self) -> Sequence[tuple[Any, str]]:
        """The guide."""
        return [(translation.gettext("Course guide"), self.basket.link(reverse("guide:units")))]

    def frame_context(self) -> dict[str, Any]:
        """With what search engines read."""
        return {
            "basket": self.basket,
            "meta_description": self.description()[:300],
            "robots": "index, follow" if self.is_indexed and not self.request.GET else "noindex, follow",
            "canonical": self.address_in((translation.get_language() or "fr")[:2]),
            "alternates": [(name, self.address_in(name)) for name in LANGUAGES],
            "any_language": self.request.build_absolute_uri(self.request.path),
            **super().frame_context(),
        }

    def address_in(self, language: str) -> str:
        """The whole address of the page in a language."""
        query = urlencode({**self.canonical_parameters(), "lang": language})
        return self.request.build_absolute_uri(f"{self.request.path}?{query}")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page."""
        return render(request, self.template_name, self.frame_context())


def take_language(request: HttpRequest, language: str) -> None:
    """Answer this request in a language, and forget that the address said so: links go on in the language chosen."""
    translation.activate(language)
    request.LANGUAGE_CODE = language
    kept = request.GET.copy()
    kept.pop("lang", None)
    request.META["QUERY_STRING"] = kept.urlencode()
    request.GET = kept  # type: ignore[assignment]
