"""The rights of a person, for themselves and for officers, on any day; two days compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import list_services, rights_of
from cartable.engines.access.queries.in_charge import grants_of
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.web.rights.days import DayForm, day_asked, day_or_today
from cartable.engines.access.web.rights.grant_forms import may_give_something
from cartable.engines.access.web.rights.mine import rights_told, tell_request
from cartable.engines.access.web.rights.words import HOLDING_STATES, status_of, title_with_doors
from cartable.engines.people.api import Person
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action
from cartable.ui.moments import say_day
from cartable.ui.views import DetailPage

SHOWN_REQUESTS = 20


class PersonRights(DetailPage):
    """What a person holds on a day."""

    template_name = "access/rights/person.html"

    def get_object(self) -> Any:
        """The person."""
        return person_for_rights(self.request.user, self.kwargs["uuid"])

    def prepare(self) -> None:
        """The days asked for."""
        super().prepare()
        self.day = day_or_today(self.request)
        self.other = day_asked(self.request, "other")
        self.is_mine = self.request.user.person == self.object  # type: ignore[union-attr]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page; a service chosen leads to why it is open or not."""
        code = request.GET.get("service", "")
        if code and list_services().filter(code=code).exists():
            url = reverse("access:right", args=[self.object.uuid, code])
            return HttpResponseRedirect(f"{url}?on={self.day.isoformat()}")
        return super().get(request, *args, **kwargs)

    def page_title(self) -> Any:
        """Whose."""
        return _("Rights of %(name)s") % {"name": self.object.full_name}

    def lead_text(self) -> Any:
        """On which day."""
        if self.day == today():
            return _("As they stand today, with the reason and the end of each.")
        said = _("As they stood on %(day)s.") if self.day < today() else _("As they are written for %(day)s.")
        return said % {"day": say_day(self.day, "full")}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The person, when the reader may open the page."""
        if is_allowed(self.request.user, "person.view", self.object):
            return [(self.object.full_name, reverse("people:person", args=[self.object.uuid]))]
        return []

    def actions(self) -> list[Action]:
        """Give a right."""
        if not self.is_mine and may_give_something(self.request.user):
            url = reverse("access:give", args=[self.object.uuid])
            return [Action(gettext_lazy("Give a right"), url, icon="key-round", primary=True)]
        return []

    def extra(self) -> dict[str, Any]:
        """The bands, and the other day."""
        told = rights_told(self.object, self.day, is_mine=False)
        requests = [tell_request(grant) for grant in grants_of(self.object)[:SHOWN_REQUESTS]]
        context = {
            "told": told,
            "requests": [one | {"withdraw_url": ""} for one in requests],
            "day_form": DayForm({"on": self.day, "other": self.other}),
            "person": self.object,
            "services": [(row.code, title_of(row)) for row in list_services()],
        }
        if self.other is not None and self.other != self.day:
            first, second = sorted((self.day, self.other))
            context["comparison"] = compare(self.object, first, second)
        return context


def compare(person: Person, first: date, second: date) -> dict[str, Any]:
    """What was held on one day only, or otherwise, between two days."""
    before, after = (by_key(rights_of(person, on=day)) for day in (first, second))
    return {
        "first": first,
        "second": second,
        "entered": [say_right(after[key]) for key in after if key not in before],
        "left": [say_right(before[key]) for key in before if key not in after],
        "changed": [
            (say_right(before[key]), say_right(after[key]))
            for key in after
            if key in before and marks_of(before[key]) != marks_of(after[key])
        ],
        "same": sum(1 for key in after if key in before and marks_of(before[key]) == marks_of(after[key])),
    }


def by_key(rights: Sequence[Any]) -> dict[tuple[int, int | None], Any]:
    """Rights by service and doors."""
    return {(right.service.pk, right.door_group.pk if right.door_group else None): right for right in rights}


def marks_of(right: Any) -> tuple[Any, ...]:
    """What is compared of a right."""
    return right.state, right.level, right.quota


def say_right(right: Any) -> dict[str, Any]:
    """A right in one line."""
    return {
        "title": title_with_doors(right.service, right.door_group),
        "level": title_of(right.level) if right.level else "",
        "quota": right.quota,
        "state": status_of(HOLDING_STATES, right.state),
    }
