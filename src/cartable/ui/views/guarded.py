"""What the generic pages share: the permission asked first, and the names of the frame's blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views import View

from cartable.kernel.permissions import require

Crumbs = Sequence[tuple[Any, str]]


class GuardedPage(View):
    """A page with a title and perhaps a permission."""

    title: ClassVar[Any] = ""
    lead: ClassVar[Any] = ""
    permission: ClassVar[str] = ""
    template_name: ClassVar[str] = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse before anything is read. Raises NotAllowed."""
        self.prepare()
        if self.permission:
            require(request.user, self.permission, self.permission_object())
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        """Fetch what the whole page depends on (``self.kwargs`` is known); runs before the permission is asked."""

    def permission_object(self) -> Any:
        """What the permission is asked on; None: in general."""
        return None

    def page_title(self) -> Any:
        """The heading."""
        return self.title

    def lead_text(self) -> Any:
        """The sentence under it."""
        return self.lead

    def crumbs(self) -> Crumbs:
        """The way here: (label, url)."""
        return ()

    def actions(self) -> Sequence[Any]:
        """Buttons: ``cartable.ui.lists.Action``."""
        return ()

    def extra(self) -> dict[str, Any]:
        """More context for the template."""
        return {}

    def frame_context(self) -> dict[str, Any]:
        """What the blocks of ``ui/base.html`` read."""
        return {
            "view": self,
            "page_title": self.page_title(),
            "lead": self.lead_text(),
            "crumbs": self.crumbs(),
            "actions": self.actions(),
            **self.extra(),
        }
