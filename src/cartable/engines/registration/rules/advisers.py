"""Who sees who advises whom, and who gives an adviser to students of their programmes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role_somewhere
from cartable.engines.registration.rules.progress import DECIDERS, READERS, answers_for
from cartable.kernel.permissions import add_rule


def may_list_advisers(actor: Any, obj: Any = None) -> bool:
    """Those who answer for a programme: registrar, head, direction, administrator."""
    return has_role_somewhere(actor, *READERS)


def may_give_adviser(actor: Any, student: Any = None) -> bool:
    """Registrar, head and administrator over the student's programme; asked in general: over some programme."""
    if student is None:
        return has_role_somewhere(actor, *DECIDERS)
    return answers_for(actor, student, *DECIDERS)


add_rule(
    "advising.list",
    may_list_advisers,
    reason=_("Who advises whom is open to those who answer for a programme."),
)
add_rule(
    "advising.give",
    may_give_adviser,
    reason=_("Advisers are given to students of a programme by the registrar and those who answer for it."),
)
