"""One object: its facts in the margin or in columns, and whatever the template adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cartable.ui.panels import panels_of
from cartable.ui.views.guarded import GuardedPage


class DetailPage(GuardedPage):
    """Subclass it; see the README. ``self.object`` is fetched before the permission is asked, and asked on."""

    template_name = "ui/detail.html"
    panels: str = ""
    """Under which name other engines add panels ("catalogue.unit"); the template includes ``ui/parts/panels.html``."""
    object: Any = None

    def get_object(self) -> Any:
        """The object, through an ``access_…`` door of its engine's api. Raises NotFound, NotAllowed."""
        raise NotImplementedError

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """(label, value) pairs; values as in a list's cells."""
        return ()

    def prepare(self) -> None:
        """Fetch the object."""
        self.object = self.get_object()

    def permission_object(self) -> Any:
        """The permission is asked on the object."""
        return self.object

    def page_title(self) -> Any:
        """The object's name, unless the class has a title."""
        return self.title or str(self.object)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page."""
        context = {"object": self.object, "facts": self.facts(), **self.frame_context()}
        context["panels"] = panels_of(self.panels, request, self.object)
        return render(request, self.template_name, context)
