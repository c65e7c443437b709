"""Reading comfort: theme, density, font, motion."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from cartable.ui.preferences import CHOICES, keep_look, look_of


class PreferencesPage(View):
    """GET shows the choices; POST keeps those given and comes back. Open to all: nothing is stored on the server."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The choices."""
        look = look_of(request)
        titles = {"theme": _("Theme"), "density": _("Density"), "font": _("Font"), "motion": _("Motion")}
        hints = {
            "theme": _("Light paper or dark slate."),
            "density": _("How close lines and buttons stand. On a touch screen, buttons stay large."),
            "font": _("OpenDyslexic has heavier bottoms and unlike letters."),
            "motion": _("Reduced: nothing slides or fades."),
        }
        groups: list[dict[str, Any]] = [
            {
                "name": name,
                "title": titles[name],
                "hint": hints[name],
                "choices": choices.items(),
                "value": getattr(look, name),
            }
            for name, choices in CHOICES.items()
        ]
        context = {"page_title": _("Reading comfort"), "groups": groups, "next": safe_next(request)}
        return render(request, "ui/preferences.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the choices given; unknown ones change nothing."""
        look = look_of(request).changed(**{name: request.POST[name] for name in CHOICES if name in request.POST})
        response: HttpResponse
        if request.headers.get("X-Requested-With") == "fetch":
            response = HttpResponse(status=204)
        else:
            response = HttpResponseRedirect(safe_next(request) or reverse("ui:preferences"))
        keep_look(request, response, look)
        return response


def safe_next(request: HttpRequest) -> str:
    """Where to come back: an address of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if allowed else ""
