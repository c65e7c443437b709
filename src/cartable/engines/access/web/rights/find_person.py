"""Find somebody to see their rights."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.queries.officers import people_named
from cartable.kernel.permissions import require
from cartable.ui.views import DetailPage


class FindPerson(DetailPage):
    """By number, mail or name; one answer opens at once."""

    title = _("Rights of a person")
    lead = _("Write a campus number, a mail or a name.")
    template_name = "access/rights/find_person.html"

    def prepare(self) -> None:
        """Officers only."""
        require(self.request.user, "holding.view")
        self.text = self.request.GET.get("q", "").strip()
        self.found = people_named(self.request.user, self.text)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The desk."""
        return [(_("Desk of rights"), reverse("access:rights-desk"))]

    def get(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """The one who answers, or the list."""
        if len(self.found) == 1:
            return HttpResponseRedirect(reverse("access:person-rights", args=[self.found[0].uuid]))
        return super().get(*args, **kwargs)

    def extra(self) -> dict[str, Any]:
        """Those who answer."""
        return {"text": self.text, "found": self.found}
