"""Who runs the service: the kernel leaves that to a layer that knows roles."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import has_role
from cartable.kernel.permissions import add_rule


def runs_service(actor: Any, obj: Any = None) -> bool:
    """Administrators of the whole institution."""
    return has_role(actor, "administrator")


ONLY_THEY = _("Everybody's long tasks are open to the administrators of the whole institution.")

add_rule("job.see_any", runs_service, reason=ONLY_THEY)
add_rule("job.steer_any", runs_service, reason=ONLY_THEY)
