"""Who keeps campaigns, who follows them, who chooses in one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role, has_role_somewhere, populations, standing_of
from cartable.kernel.clock import today
from cartable.kernel.permissions import add_rule

KEEPERS = ("registrar", "administrator")
READERS = (*KEEPERS, "timetabler", "programme_head", "director")


def may_manage_campaigns(actor: Any, obj: Any = None) -> bool:
    """Those who keep registrations."""
    return any(has_role(actor, role) for role in KEEPERS)


def may_view_campaigns(actor: Any, obj: Any = None) -> bool:
    """Those who keep registrations, and those who plan with what students wish."""
    return has_role_somewhere(actor, *READERS)


def may_choose(actor: Any, campaign: Any = None) -> bool:
    """Whoever is in the campaign's population today; without a campaign, those who study here."""
    if campaign is None:
        return standing_of(actor).has_kind("student")
    return populations.is_member(actor.person, campaign.population, today())


def may_view_list(actor: Any, wish_list: Any) -> bool:
    """Its student, their adviser today, and those who follow campaigns."""
    if wish_list is None:
        return may_view_campaigns(actor)
    if wish_list.person_id == actor.person_id or may_view_campaigns(actor):
        return True
    return bool(actor.person.advises.valid_on(today()).filter(student=wish_list.person_id).exists())


add_rule(
    "campaign.manage",
    may_manage_campaigns,
    reason=_("Campaigns are kept by the registrar and the administrator."),
)
add_rule(
    "campaign.view",
    may_view_campaigns,
    reason=_(
        "Campaigns are open to the registrar, the timetabler, heads of programmes, the direction and the administrator."
    ),
)
add_rule(
    "campaign.choose",
    may_choose,
    reason=_("This campaign is for other students; the registrar can say whom it is for."),
)
add_rule(
    "wishes.view",
    may_view_list,
    reason=_("A student's choice is open to the student, their adviser, and those who follow the campaign."),
)
