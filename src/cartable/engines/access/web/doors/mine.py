"""The doors of a person: which, when, until when, by which right."""

from __future__ import annotations

from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.queries.doors.holders import DoorRight, rights_lacking, rights_of_person
from cartable.engines.access.queries.doors.reading import cards_of
from cartable.engines.access.queries.officers import person_for_rights
from cartable.engines.access.web.doors.doors import say_doors
from cartable.engines.access.web.doors.week import week_of
from cartable.engines.access.web.doors.words import door_state, name_of, say_group_hours, say_reason, say_until
from cartable.engines.access.web.rights.mine import reader_of
from cartable.engines.access.web.rights.words import HOLDING_STATES, status_of
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.ui.views import DetailPage

SHOWN_SIGNS = 4


class MyDoors(DetailPage):
    """One's own doors."""

    title = gettext_lazy("My doors")
    lead = gettext_lazy("The doors that your card opens, at which hours, until when, and why.")
    template_name = "access/doors/mine.html"
    is_mine = True

    def get_object(self) -> Any:
        """The reader."""
        return reader_of(self.request)

    def crumbs(self) -> list[tuple[Any, str]]:
        """My rights."""
        return [(gettext_lazy("My rights"), reverse("access:my-rights"))]

    def extra(self) -> dict[str, Any]:
        """The groups, the week, the card."""
        day = today()
        rights = rights_of_person(self.object, on=day)
        groups = [right.group for right in rights]
        prefetch_related_objects(groups, "time_rules", "doors__building", "doors__room")
        cards = cards_of([self.object.pk]).get(self.object.pk, [])
        return {
            "is_mine": self.is_mine,
            "person": self.object,
            "rights": [self._right(right) for right in rights],
            "lacking": [self._lacking(row) for row in rights_lacking(self.object, on=day)],
            "week": week_of(groups, on=day),
            "cards": ["…" + card[-SHOWN_SIGNS:] for card in cards],
            "rights_url": self.rights_url(),
        }

    def rights_url(self) -> str:
        """The rights that give the doors."""
        return reverse("access:my-rights")

    def _right(self, right: DoorRight) -> dict[str, Any]:
        sees = is_allowed(self.request.user, "door_group.view", right.group)
        return {
            "title": name_of(right.group),
            "url": reverse("access:door-group", args=[right.group.code]) if sees else "",
            "hours": say_group_hours(list(right.group.time_rules.all())),
            "until": say_until(right.until),
            "ends": right.until is not None,
            "count": say_doors(len(right.group.doors.all())),
            "reasons": [say_reason(row, self.request.user) for row in right.holdings],
            "grace": any(row.state == "grace" for row in right.holdings)
            and all(row.state == "grace" for row in right.holdings),
            "doors": [(door, name_of(door), door_state(door)) for door in right.group.doors.all()],
        }

    def _lacking(self, row: Any) -> dict[str, Any]:
        is_uncleared = not row.is_cleared or row.state == "not_cleared"
        return {
            "title": name_of(row.door_group),
            "state": status_of(HOLDING_STATES, "not_cleared" if is_uncleared else row.state),
            "zone": name_of(row.door_group.zone) if row.door_group.zone else "",
        }


class PersonDoors(MyDoors):
    """The doors of somebody, for those who may read their rights."""

    is_mine = False

    def get_object(self) -> Any:
        """The person."""
        return person_for_rights(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Whose."""
        return _("Doors of %(name)s") % {"name": self.object.full_name}

    def lead_text(self) -> Any:
        """What is shown."""
        return _("The doors that their card opens today, at which hours, until when, and why.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """Their rights."""
        return [(_("Rights of %(name)s") % {"name": self.object.full_name}, self.rights_url())]

    def rights_url(self) -> str:
        """Their rights."""
        return reverse("access:person-rights", args=[self.object.uuid])
