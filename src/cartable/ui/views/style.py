"""The living style page: every component with its real templates, in both themes and languages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from cartable.ui import style_samples as samples
from cartable.ui.contrast import measures
from cartable.ui.icons import SHAPES, icons


class StylePage(View):
    """``/ui/``; POST shows the sample form refused."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Every component."""
        return self.answer(request, samples.SampleForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """The same with the form's errors; nothing is stored."""
        form = samples.SampleForm(request.POST)
        form.is_valid()
        return self.answer(request, form, 422 if form.errors else 200)

    def answer(self, request: HttpRequest, form: samples.SampleForm, status: int = 200) -> HttpResponse:
        """The page."""
        refused = samples.SampleForm({"refused-ends_on": "2027-02-12", "refused-way": "boat"}, prefix="refused")
        ramp = [("x0", "0"), ("x1", "5"), ("x2", "10"), ("x3", "18"), ("x4", "31"), ("x-gain", "−4"), ("x-no", "×")]
        context = {
            **heading("style"),
            "themes": [("light", _("Light"), measures("light")), ("dark", _("Dark"), measures("dark"))],
            "categories": [name for name in SHAPES if name != "xx"],
            "rows": samples.sample_rows(),
            "form": form,
            "refused": refused,
            "ramp": ramp,
        }
        return render(request, "ui/style/page.html", context, status=status)


@require_safe
def data_page(request: HttpRequest) -> HttpResponse:
    """The week, the charts, the states."""
    context = {"week": samples.sample_week(), "strip": samples.sample_strip(), "figures": samples.sample_charts()}
    return render(request, "ui/style/data.html", {**heading("style_data"), **context})


@require_safe
def icons_page(request: HttpRequest) -> HttpResponse:
    """Every icon by its name."""
    return render(request, "ui/style/icons.html", {**heading("style_icons"), "icon_names": sorted(icons())})


def heading(current: str) -> dict[str, Any]:
    """Title and tabs: three pages, so that each stays light."""
    tabs = [("style", _("Components")), ("style_data", _("Week, charts, states")), ("style_icons", _("Icons"))]
    return {
        "page_title": _("Style page"),
        "lead": _("Every component as pages use it. What is not here does not exist: add it here first."),
        "tabs": [(reverse(f"ui:{name}"), label, name == current) for name, label in tabs],
    }
