"""Who may work on a term's timetable."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Person, has_role, has_role_somewhere, is_member_or_newcomer, register_circle
from cartable.engines.registration.api import Choice
from cartable.kernel.permissions import add_rule

BUILDERS = ("timetabler", "administrator")
READERS = (*BUILDERS, "registrar")

ONLY_BUILDERS = _(
    "Timetables are built and published by the timetabler and the administrator of the whole institution."
)


def may_build(actor: Any, term: Any = None) -> bool:
    """Timetabler or administrator of the whole institution: a term belongs to everyone."""
    return any(has_role(actor, role) for role in BUILDERS)


def may_read_workspace(actor: Any, term: Any = None) -> bool:
    """Those who build, wherever their role reaches, and the registrar, who reads."""
    return has_role_somewhere(actor, *READERS)


def may_read_week(actor: Any, person: Any = None) -> bool:
    """Everyone who is here, or will be, reads their own week; those who read the workspace read everyone's."""
    own = person is None or person.pk == actor.person_id
    return (own and is_member_or_newcomer(actor)) or may_read_workspace(actor)


def may_read_occupancy(actor: Any, obj: Any = None) -> bool:
    """Those who read the workspace, and those who manage rooms."""
    return has_role_somewhere(actor, "room_manager", *READERS)


def may_keep_address(actor: Any, person: Any = None) -> bool:
    """A calendar address is its owner's alone: whoever has it reads the calendar without signing in."""
    return person is not None and person.pk == actor.person_id and is_member_or_newcomer(actor)


def placed_students(account: Any, day: date) -> Q | None:
    """Whoever reads the workspace knows the names of those whose choices make the timetable."""
    if not has_role_somewhere(account, *READERS, on=day):
        return None
    chosen = Choice.objects.filter(person=OuterRef("pk")).order_by().values("person")
    return Q(pk=Subquery(chosen[:1]))


def taught_students(account: Any, day: date) -> Q:
    """A teacher knows the names of those who sit in their classes, in the timetables in force."""
    seated = Person.objects.filter(
        seats__course_class__teachers__person_id=account.person_id,
        seats__solution__publications__isnull=False,
        seats__solution__publications__withdrawn_at__isnull=True,
    )
    return Q(pk__in=seated.values("pk"))


add_rule("term.import", may_build, reason=ONLY_BUILDERS)
add_rule("term.solve", may_build, reason=ONLY_BUILDERS)
add_rule("term.publish", may_build, reason=ONLY_BUILDERS)
add_rule(
    "term.view_workspace",
    may_read_workspace,
    reason=_("The timetable's workspace is open to the timetabler, the administrator and the registrar."),
)
add_rule(
    "week.view",
    may_read_week,
    reason=_("A person's week is open to that person, the timetabler, the administrator and the registrar."),
)
add_rule(
    "calendar_address.keep",
    may_keep_address,
    reason=_("A calendar address is opened and revoked by the person whose calendar it is."),
)
add_rule(
    "occupancy.view",
    may_read_occupancy,
    reason=_("The use of rooms is open to room managers, the timetabler, the administrator and the registrar."),
)

register_circle(
    "timetable.placed",
    placed_students,
    reason=_("The timetabler, the registrar and the administrator know the names of the students they place."),
)
register_circle(
    "timetable.taught",
    taught_students,
    reason=_("Teachers know the names of the students of their classes."),
)
